import { describe, expect, it } from 'vitest';
import { judged, type Report } from './judge.ts';

const of = (...tests: [fullName: string, status: string, ...failureMessages: string[]][]): Report => ({
  testResults: [
    {
      message: '',
      assertionResults: tests.map(([fullName, status, ...failureMessages]) => ({
        fullName,
        status,
        failureMessages,
      })),
    },
  ],
});

describe('the judgement of a run without a defence', () => {
  it('is red where the test of that name failed, whatever the others did', () => {
    expect(judged(of(['F1: kept', 'failed', 'AssertionError: 1'], ['F2', 'passed']), 'F1')).toEqual({
      kind: 'red',
    });
  });

  it('is green where it passed, whatever the others did', () => {
    expect(judged(of(['F1: kept', 'passed'], ['F2', 'failed', 'AssertionError']), 'F1')).toEqual({
      kind: 'green',
    });
  });

  it('is no red where a name is not known any more, a file not loaded, or no report written', () => {
    const unknown = judged(of(['F1', 'failed', 'ReferenceError: a is not defined\n at b']), 'F1');
    expect(unknown).toEqual({ kind: 'broken', why: 'ReferenceError: a is not defined' });
    const unloaded: Report = { testResults: [{ message: 'Cannot find a.ts\nin b', assertionResults: [] }] };
    expect(judged(unloaded, 'F1')).toEqual({ kind: 'broken', why: 'Cannot find a.ts' });
    expect(judged(null, 'F1').kind).toBe('broken');
  });

  it('is not made where the test was skipped, and none is of that name', () => {
    expect(judged(of(['F1', 'skipped']), 'F1')).toEqual({ kind: 'not run' });
    expect(judged(of(['F2', 'passed']), 'F1')).toEqual({ kind: 'broken', why: 'no test is called « F1 »' });
  });
});
