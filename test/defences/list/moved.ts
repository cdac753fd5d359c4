import { type Defence, journey, quick, type Witness } from '../defence.ts';

const adopt = 'src/store/adopt.ts';
const read = 'src/store/read-snapshot.ts';
const table = 'src/ui/journal-table.ts';
const storeTest = 'store/moved.test.ts';
const screenTest = 'ui/moved.test.tsx';
const journeyTest = 'journeys/moved.test.ts';
const peopleTest = 'ui/people/left-correction.test.tsx';

const taken = (
  name: string,
  file: string,
  find: string,
  put: string,
  seenBy: Witness,
  row = 'S23',
): Defence => ({ row, name, edits: [[file, find, put]], seenBy });

/** What a pharmacy or a person leaves on a tablet: kept for them, and taken for nobody else's. */
export const movedDefences: readonly Defence[] = [
  taken(
    'a pharmacy is judged by its own events',
    read,
    '.filter((it) => it.event.facility === facility?.id)',
    '',
    quick(screenTest, 'judges nothing there by what was counted, and chosen, at the one before'),
  ),
  taken(
    'what another pharmacy stated stays in the journal',
    'src/ui/screens/journal-pages.tsx',
    'journal: events',
    'events',
    quick(screenTest, 'says in its journal what is of another pharmacy'),
  ),
  taken(
    'what waits of another pharmacy is counted',
    read,
    'const unsent = journal.filter',
    'const unsent = events.filter',
    quick(storeTest, 'counts what waits from there, and shows it'),
  ),
  taken(
    'what was refused of another pharmacy is told',
    'src/ui/outbox-chip.ts',
    'snapshot.journal.filter(',
    'snapshot.events.filter(',
    quick(screenTest, 'goes on telling what was refused of it'),
  ),
  taken(
    'the journal says what is of another pharmacy',
    'src/ui/parts/journal-line.tsx',
    '{isElsewhere && ',
    '{isElsewhere && false && ',
    quick(screenTest, 'says in its journal what is of another pharmacy'),
  ),
  taken(
    'so does its table',
    table,
    'event.facility === facility ? []',
    'facility ? []',
    quick(screenTest, 'says so in the table of the journal and on paper'),
  ),
  taken(
    'so does an acknowledgement on paper',
    'src/ui/screens/acknowledgement-sheet.tsx',
    'event.facility === facility.id\n',
    'event.facility !== null\n',
    quick(screenTest, 'says so in the table of the journal and on paper'),
  ),
  taken(
    'a sheet begun at one pharmacy opens at no other',
    adopt,
    '  await personDrafts.clear();\n',
    '',
    quick(storeTest, 'opens at no other, whoever’s it is, and is there again once the tablet is'),
  ),
  taken(
    'it is there again once the tablet is',
    adopt,
    'await meta.put(await personDrafts.toArray(), `drafts/${from}`);',
    '',
    quick(storeTest, 'opens at no other, whoever’s it is, and is there again once the tablet is'),
  ),
  taken(
    'a new link to the same pharmacy leaves nothing behind',
    adopt,
    'if (facility && facility.id !== answer.facility.id)',
    'if (facility)',
    quick(storeTest, 'hears no more of the agency there; what the nation said holds everywhere'),
  ),
  taken(
    'the agency of the pharmacy before is heard no more',
    adopt,
    "flags.filter((it) => it.by === 'nation')",
    'flags',
    quick(storeTest, 'hears no more of the agency there; what the nation said holds everywhere'),
  ),
  taken(
    'a page that was open at the pharmacy before begins anew',
    'src/ui/main.tsx',
    'if (before && before !== snapshot.identity?.facility.id)',
    'if (before && !snapshot.identity)',
    journey(journeyTest, 'begins there without a count, in every page that was open'),
  ),
  taken(
    'a correction that lost its owner is offered',
    'src/ui/amend/correct.tsx',
    'if (left) return',
    'if (left && !product) return',
    quick(peopleTest, 'is offered where its count is corrected, without a figure, and taken over'),
  ),
  taken(
    'a draft left with nobody comes over nobody’s own',
    'src/ui/parts/use-left-draft.ts',
    'drafts.some((it) => it.product === name)',
    'drafts.some((it) => it.product === null)',
    quick(peopleTest, 'comes over nobody’s own'),
  ),
  taken(
    'a correction under way follows its count under another identity',
    'src/store/reissue.ts',
    '    await renameCorrections(personDrafts, again);\n',
    '    void renameCorrections;\n',
    quick('store/reissue.test.ts', 'a correction under way is still that of the same count'),
    'F12',
  ),
  taken(
    'a correction names what the record holds in its count’s place',
    'src/ui/amend/correct.tsx',
    'recordedRef(kept)',
    '(void recordedRef, { device: event.device, seq: event.seq })',
    quick('ui/amend/recorded-ref.test.tsx', 'a correction names a count as the record has it'),
    'F12',
  ),
  taken(
    'so does a withdrawal',
    'src/ui/amend/withdraw.tsx',
    'recordedRef(kept)',
    '(void recordedRef, { device: kept.event.device, seq: kept.event.seq })',
    quick('ui/amend/recorded-ref.test.tsx', 'so does a withdrawal'),
    'F12',
  ),
  taken(
    'what names a copy’s is told here of the one that is shown',
    read,
    'shownAs.set(refKey(row), ',
    'void (refKey(row), ',
    quick('store/reissue.test.ts', 'is corrected and withdrawn there and here alike'),
    'F12',
  ),
];
