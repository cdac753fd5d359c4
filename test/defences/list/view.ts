import { type Defence, database, quick } from '../defence.ts';

const history = 'src/endpoint/view/history.ts';

const neverTheNetwork = quick(
  'domain/waiting.test.ts',
  'F27: is never said not to be the network while any of it may be of the duty that was missed',
);

/** What keeps a wrong clock, or a link that died, from telling supervisors what is not so. */
export const viewDefences: readonly Defence[] = [
  {
    row: 'F16',
    name: 'a count from the future is in doubt',
    edits: [['src/endpoint/sync/clock.ts', ' && !isFuture)', ')']],
    seenBy: database('endpoint/clock.test.ts', 'nine years ahead, then put right'),
  },
  {
    row: 'F16',
    name: 'so is one from between two offsets that differ',
    edits: [['src/endpoint/sync/clock.ts', 'drift <= tolerableDriftMs && ', '']],
    seenBy: database('endpoint/supervision.test.ts', 'a count by a doubtful clock is shown as such'),
  },
  {
    row: 'F16',
    name: 'what is said of a count is in reach by when it came as well',
    edits: [[history, 'or ${isAfterwards(sql)} and received_at >= ${receipts})', 'or false)']],
    seenBy: database('endpoint/fallen-clock.test.ts', 'F16: a withdrawal takes effect though the clock'),
  },
  {
    row: 'F16',
    name: 'and of a count long ago too',
    edits: [[history, '          and ${latest(sql)} >= (', '          and counted_at >= (']],
    seenBy: database('endpoint/fallen-clock.test.ts', 'F16: of an old count too, behind many'),
  },
  {
    row: 'F16',
    name: 'a count from years ahead is recent no longer than it was received',
    edits: [[history, 'else ${earliest(sql)} end >=', 'else counted_at end >=']],
    seenBy: database(
      'endpoint/fallen-clock.test.ts',
      'F16: a count from years ahead that was withdrawn stays so',
    ),
  },
  {
    row: 'F16',
    name: 'a record is put right or withdrawn under a date that was looked at',
    edits: [
      [
        'src/ui/screens/journal-pages.tsx',
        'const DatedAmend = afterClockCheck(Amend);',
        'const DatedAmend = Amend;\nvoid afterClockCheck;',
      ],
    ],
    seenBy: quick('ui/clock.test.tsx', 'is asked about before a record is put right or withdrawn: /journal/'),
  },
  {
    row: 'F27',
    name: 'a pharmacy is heard no further than to what waits on its tablets',
    edits: [
      [
        'src/domain/supervision.ts',
        'waits < heardOn ? waits : heardOn',
        'waits < heardOn ? heardOn : heardOn',
      ],
    ],
    seenBy: neverTheNetwork,
  },
  {
    row: 'F27',
    name: 'what waits by a clock that cannot be right may be of any day',
    edits: [['src/domain/waiting.ts', 'Date.parse(oldest) <= Date.parse(until)', 'Date.parse(oldest) > 0']],
    seenBy: neverTheNetwork,
  },
  {
    row: 'F27',
    name: 'the view asks what waits',
    edits: [['src/endpoint/view/view.ts', 'waitingOn(own)', 'waitingOn([])']],
    seenBy: database(
      'endpoint/waiting.test.ts',
      'F27: a pharmacy whose link died after its first batch is cut off, and has not missed',
    ),
  },
];
