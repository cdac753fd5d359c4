import { expect, it } from 'vitest';
import { type Defence, quick, rowItself } from './defence.ts';
import { resultText } from './table.ts';

it('the table says what turned red, and plainly what did not', () => {
  const of = (name: string, seenBy: Defence['seenBy']): Defence => ({ row: 'F1', name, edits: [], seenBy });
  const text = resultText(
    [
      [of('a', quick('a.test.ts', 'a test')), { kind: 'red', seconds: 1.6 }],
      [of('b', rowItself('F2')), { kind: 'red', seconds: 60 }],
      [of('c', quick('a.test.ts', 'a test')), { kind: 'green', seconds: 1 }],
    ],
    '2026-11-22T15:00:00Z',
    'abc1234',
  );
  expect(text).toContain('2 of 3 seen on 2026-11-22, on top of abc1234');
  expect(text.trim().split('\n').slice(-3)).toEqual([
    '| F1 | a | `a.test.ts`: a test | 2 |',
    '| F1 | b | row F2, short | 60 |',
    '| F1 | c | **green**: `a.test.ts`: a test | 1 |',
  ]);
});
