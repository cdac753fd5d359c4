import { type Defence, quick } from '../defence.ts';

const heal = 'src/store/heal.ts';
const healTest = 'store/heal.test.ts';

/** What a browser may lose of IndexedDB, and the two places beside it. */
export const mirrorDefences: readonly Defence[] = [
  {
    row: 'F3',
    name: 'what the mirror alone holds comes back',
    edits: [[heal, 'await database.events.bulkAdd(lost);', '']],
    seenBy: quick(healTest, 'an emptied event table is filled again, and numbering goes on'),
  },
  {
    row: 'F3',
    name: 'every sealed event is mirrored',
    edits: [[heal, 'await mirror?.append(canonicalText(event)).catch(() => undefined);', '']],
    seenBy: quick(healTest, 'an emptied event table is filled again, and numbering goes on'),
  },
  {
    row: 'F3',
    name: 'the mark outlives database and mirror: no number is given twice',
    edits: [[heal, 'const markSeq = mark?.device === device ? mark.seq : 0;', 'const markSeq = 0;']],
    seenBy: quick(healTest, 'with the mirror gone too, the loss is told and no number is given twice'),
  },
  {
    row: 'F3',
    name: 'the mark is raised by every seal',
    edits: [[heal, 'if (isHigher) highWater.write({ device: event.device, seq: event.seq });', '']],
    seenBy: quick(healTest, 'with the mirror gone too, the loss is told and no number is given twice'),
  },
  {
    row: 'F3',
    name: 'a line that was altered is no event',
    edits: [[heal, 'if ((await hashOfEvent(subtle, event)) !== event.hash) continue;', '']],
    seenBy: quick(healTest, 'a line cut short or altered is not taken for an event'),
  },
  {
    row: 'F3',
    name: 'a line that was cut stops no healing',
    edits: [[heal, '    } catch {}\n', '    } catch (error) {\n      throw error;\n    }\n']],
    seenBy: quick(healTest, 'a line cut short or altered is not taken for an event'),
  },
  {
    row: 'F3',
    name: 'the same line twice is one event',
    edits: [
      [
        heal,
        'return [...new Map(lost.map((row) => [`${row.device}/${row.seq}`, row])).values()];',
        'return lost;',
      ],
    ],
    seenBy: quick(healTest, 'the same line twice restores one event'),
  },
  {
    row: 'F3',
    name: 'what was sealed again under another identity is not brought back',
    edits: [[heal, ' && !reissued.has(`${row.device}/${row.seq}`)', '']],
    seenBy: quick('store/reissue.test.ts', 'a mirror from before does not bring the old ones back'),
  },
  {
    row: 'F3',
    name: 'a mirror that cannot be read or written takes nothing away',
    edits: [
      [
        heal,
        'await mirror?.append(canonicalText(event)).catch(() => undefined);',
        'await mirror?.append(canonicalText(event));',
      ],
    ],
    seenBy: quick(healTest, 'a mirror and a mark that cannot be written take nothing away'),
  },
  {
    row: 'F3',
    name: 'the mirror is written to by one page at a time',
    edits: [
      [
        'src/store/mirror.ts',
        'append: (line) => alone(() => write(`${line}\\n`, true)),',
        'append: (line) => write(`${line}\\n`, true),',
      ],
    ],
    seenBy: quick('store/mirror.test.ts', 'F3: what is sealed while the mirror is rewritten stays in it'),
  },
  {
    row: 'F3',
    name: 'lines are asked for once nobody else can append',
    edits: [
      [
        'src/store/mirror.ts',
        "keepOnly: (lines) =>\n        alone(async () => write((await lines()).map((line) => `${line}\\n`).join(''), false)),",
        "keepOnly: async (lines) => {\n        const kept = await lines();\n        return alone(async () => write(kept.map((line) => `${line}\\n`).join(''), false));\n      },",
      ],
    ],
    seenBy: quick('store/mirror.test.ts', 'F3: what is sealed while the mirror is rewritten stays in it'),
  },
  {
    row: 'F4',
    name: 'room is tried for by an event at its longest',
    edits: [
      [
        'src/store/mirror.ts',
        'makeSureOfRoom: () => alone(tryRoom),',
        'makeSureOfRoom: async () => undefined,',
      ],
    ],
    seenBy: quick(
      'store/mirror.test.ts',
      'F4: room for an event at its longest is tried for, and nothing of it stays',
    ),
  },
  {
    row: 'F3',
    name: 'what was sealed under an identity that a database no longer has',
    edits: [[heal, ' ?? (await goneWith(database, mark, device))', '']],
    seenBy: quick(healTest, 'a database that came back from before the last link'),
  },
  {
    row: 'F8',
    name: 'the mark never falls',
    edits: [[heal, 'if (isHigher) highWater', 'highWater']],
    seenBy: quick(healTest, 'the mark never falls'),
  },
  {
    row: 'F12',
    name: 'what was refused for a clone’s number stays in the mirror',
    edits: [['src/store/outbox.ts', "(row) => row.state !== 'conflict'", '() => true']],
    seenBy: quick(healTest, 'what was refused for a clone’s number stays in the mirror'),
  },
  {
    row: 'F6',
    name: 'an emptied database empties no mirror',
    edits: [
      [
        heal,
        "if (!(await database.meta.get('identity'))) throw new Error('it no longer knows whose it is');",
        '',
      ],
    ],
    seenBy: quick(healTest, 'F6: a database emptied under an open page takes nothing out of the mirror'),
  },
];
