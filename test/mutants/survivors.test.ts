import { describe, expect, it } from 'vitest';
import { listedIn, namesOf, type Report, scoreOf, survivorsOf, timedOutOf, unrunIn } from './survivors.ts';

const source = 'const a = 1;\nreturn a >\n  b;\n';
const at = (line: number, from: number, to: number, last = line) => ({
  start: { line, column: from },
  end: { line: last, column: to },
});
const report: Report = {
  files: {
    'src/domain/a.ts': {
      source,
      mutants: [
        { status: 'Killed', replacement: '2', location: at(1, 11, 12) },
        { status: 'Timeout', replacement: '3', location: at(1, 11, 12) },
        { status: 'Survived', replacement: 'a >= b', location: at(2, 8, 4, 3) },
        { status: 'NoCoverage', replacement: '``', location: at(1, 1, 6) },
        { status: 'CompileError', replacement: '?', location: at(1, 1, 2) },
      ],
    },
  },
};

describe('the account of a mutation run', () => {
  it('names what survives by its code on one line, and what no test reaches as well', () => {
    expect(survivorsOf(report)).toEqual([
      { file: 'src/domain/a.ts', code: 'a > b', becomes: 'a >= b', line: 2 },
      { file: 'src/domain/a.ts', code: 'const', becomes: '``', line: 1 },
    ]);
  });

  it('tells apart what no test failed on, and only never ended', () => {
    expect(timedOutOf(report)).toEqual([{ file: 'src/domain/a.ts', code: '1', becomes: '3', line: 1 }]);
  });

  it('counts as killed what fails or never ends, and leaves out what is no program', () => {
    expect(scoreOf(report, ['src/domain/a.ts'])).toEqual({ killed: 2, total: 4, percent: '50.0' });
  });

  it('takes no mutant for a survivor on which no test was run', () => {
    const survived = { status: 'Survived', location: at(1, 1, 6) };
    const mutants = [
      { ...survived, testsCompleted: 0 },
      { ...survived, testsCompleted: 3 },
    ];
    expect(unrunIn({ files: { a: { source, mutants } } })).toBe(1);
    expect(unrunIn(report)).toBe(0);
  });

  it('reads back what it names, wherever backquotes stand', () => {
    const lines = survivorsOf(report).map((it) => `- ${namesOf(it)}: a reason.`);
    expect(listedIn(['# Title', 'words', '## src/domain/a.ts', ...lines].join('\n'))).toEqual(
      survivorsOf(report).map(({ line: _, ...it }) => it),
    );
  });

  it('takes no line without a reason, and none that it cannot read', () => {
    expect(() => listedIn('## a.ts\n- `a` → `b`: ')).toThrow('unreadable');
    expect(() => listedIn('## a.ts\n- a is b')).toThrow('unreadable');
  });
});
