import type { Defence } from './defence.ts';

export interface Outcome {
  /** `owed`: not run as it now stands. */
  kind: 'red' | 'green' | 'broken' | 'not run' | 'owed';
  why?: string;
  seconds: number;
}

export function resultText(outcomes: readonly [Defence, Outcome][], at: string, commit: string): string {
  const seen = outcomes.filter(([, { kind }]) => kind === 'red').length;
  const rows = outcomes.map(([{ row, name, seenBy }, { kind, seconds }]) => {
    const test =
      seenBy.project === 'faults'
        ? `row ${seenBy.test.replace(': ', '')}, short`
        : `\`${seenBy.file.slice(5)}\`: ${seenBy.test}`;
    return `| ${row} | ${name} | ${kind === 'red' ? test : `**${kind}**: ${test}`} | ${Math.round(seconds)} |`;
  });
  return [
    '# Every defence, taken out',
    '',
    `${seen} of ${outcomes.length} seen on ${at.slice(0, 10)}, on top of ${commit}, by \`npm run defences\`: each was taken out of a copy of the tree, and the`,
    'test beside it, green before, turned red. Owed is what changed since it was last run. Seconds are those of compiling, building where a browser opens it, and the test.',
    '',
    '| Row | Defence | What turned red | s |',
    '|---|---|---|---:|',
    ...rows,
    '',
  ].join('\n');
}
