import { type Defence, quick } from '../defence.ts';

const seal = 'src/store/seal.ts';
const enduring = 'src/store/enduring.ts';

/** What « enregistré » rests on, up to the disk. */
export const sealingDefences: readonly Defence[] = [
  {
    row: 'F1',
    name: '« enregistré » only once the transaction is complete',
    edits: [[seal, 'if (await appending) return sealed.event;', 'void appending;\n    return sealed.event;']],
    seenBy: quick('store/seal.test.ts', 'a transaction that fails keeps the draft and leaves no event'),
  },
  {
    row: 'F1',
    name: 'event and draft in one transaction',
    edits: [
      [
        seal,
        "database.transaction('rw', database.meta, database.events, database.personDrafts, async () => {",
        '(async () => {',
      ],
      [
        seal,
        'if (sheet) await database.personDrafts.delete([context.person, sheet]);\n    return true;\n  });',
        'if (sheet) await database.personDrafts.delete([context.person, sheet]);\n    return true;\n  })();',
      ],
    ],
    seenBy: quick('store/seal.test.ts', 'a transaction that fails keeps the draft and leaves no event'),
  },
  {
    row: 'F1',
    name: 'the sealed draft goes with its seal',
    edits: [[seal, 'if (sheet) await database.personDrafts.delete([context.person, sheet]);', 'void sheet;']],
    seenBy: quick('store/seal.test.ts', 'removes the draft of the product it counts, and of no other'),
  },
  {
    row: 'F1',
    name: 'the seal is made once, however often it is touched',
    edits: [['src/ui/parts/use-sealing.ts', 'if (isUnderWay.current) return;', '']],
    seenBy: quick('ui/counting-screen.test.tsx', 'makes one event however often the seal is touched'),
  },
  {
    row: 'F2',
    name: 'strict durability of every write',
    edits: [
      [
        'src/store/database.ts',
        "{ chromeTransactionDurability: 'strict' }",
        "{ chromeTransactionDurability: 'relaxed' }",
      ],
    ],
    seenBy: quick('store/seal.test.ts', 'F2: every write asks for strict durability'),
  },
  {
    row: 'F4',
    name: 'no seal without room in the mirror for one event more',
    edits: [
      [
        'src/store/heal.ts',
        "if ((error as Error).name === 'QuotaExceededError') throw error;",
        'void error;',
      ],
    ],
    seenBy: quick('store/heal.test.ts', 'F4: a mirror without room for one event more forbids to seal'),
  },
  {
    row: 'F4',
    name: 'a full disk is called that, and what was typed stays',
    edits: [['src/ui/parts/use-sealing.ts', '/QuotaExceeded|UnknownError/', '/ConstraintError/']],
    seenBy: quick(
      'ui/counting-screen.test.tsx',
      'loses nothing when sealing fails, says so, and can try again',
    ),
  },
  {
    row: 'F5',
    name: 'a fresh connection in the place of a dead one',
    edits: [[enduring, 'database.close({ disableAutoOpen: false });', '']],
    seenBy: quick('store/enduring.test.ts', 'is another one then: the old one would go on failing'),
  },
  {
    row: 'F5',
    name: 'at most three more tries',
    edits: [[enduring, 'tries === mostTries || ', '']],
    seenBy: quick('store/enduring.test.ts', 'is not replaced without end'),
  },
  {
    row: 'F5',
    name: 'a page that was left tries nothing again',
    edits: [[enduring, 'database.isLeft || ', '']],
    seenBy: quick('store/enduring.test.ts', 'of a page that was left is left alone'),
  },
  {
    row: 'F5',
    name: 'a reading of a page that was left is not begun anew',
    edits: [['src/store/watch.ts', 'else if (!database.isLeft) again();', 'else again();']],
    seenBy: quick('store/enduring.test.ts', 'of a page that was left is not begun anew'),
  },
  {
    row: 'F5',
    name: 'a full disk is no dead connection',
    edits: [[enduring, " && inner?.name !== 'QuotaExceededError'", '']],
    seenBy: quick('store/enduring.test.ts', 'what is no connection’s fault is told at once'),
  },
  {
    row: 'F5',
    name: 'a seal that stood before its connection died is found',
    edits: [[seal, 'if (isAgain && (await isKept(database, event))) return true;', '']],
    seenBy: quick('store/enduring.test.ts', 'that had completed a seal before it died makes no second one'),
  },
  {
    row: 'F5',
    name: 'the same touch again finds what was called not recorded, and stood',
    edits: [[seal, 'if (before) return before;', '']],
    seenBy: quick('store/enduring.test.ts', 'that had completed a seal and never came back'),
  },
  {
    row: 'F5',
    name: 'what is stated again later is stated anew',
    edits: [[seal, ' || Math.abs(msBetween(triedAt, deviceTime)) > sameTouchMs', '']],
    seenBy: quick('store/enduring.test.ts', 'that had completed a seal and never came back'),
  },
  {
    row: 'F5',
    name: 'a page’s writes in their turn',
    edits: [
      [
        'src/store/index.ts',
        'inTurn(database, () => database.personDrafts.put(draft))',
        'enduringly(database, () => database.personDrafts.put(draft))',
      ],
      [
        'src/store/index.ts',
        "import { inTurn } from './enduring.ts';",
        "import { enduring as enduringly, inTurn } from './enduring.ts';",
      ],
    ],
    seenBy: quick('store/enduring.test.ts', 'lets no older draft come after a newer one'),
  },
  {
    row: 'F5',
    name: 'opening again after an opening that failed',
    edits: [
      [
        'src/store/database.ts',
        'opening.catch(() => setTimeout(mayOpenAgain));',
        'opening.catch(() => mayOpenAgain);',
      ],
    ],
    seenBy: quick('store/enduring.test.ts', 'is opened again though opening it failed once'),
  },
  {
    row: 'F5',
    name: 'a reading whose connection died is begun anew',
    edits: [['src/store/watch.ts', 'else if (!database.isLeft) again();', '']],
    seenBy: quick('store/enduring.test.ts', 'is begun anew, and goes on following the store'),
  },
  {
    row: 'F5',
    name: 'a reading that no connection helped is tried later',
    edits: [['src/store/watch.ts', 'setTimeout(watch, tryAgainMs);', '']],
    seenBy: quick('store/enduring.test.ts', 'is told once three more did not help, and tried again later'),
  },
  {
    row: 'F7',
    name: 'old code opens no newer database',
    edits: [['src/store/database.ts', 'if (found > newestSchema)', 'if (found > 1_000)']],
    seenBy: quick('store/seal.test.ts', 'F7: code older than the database refuses to open it'),
  },
  {
    row: 'F7',
    name: 'a page asks so at each opening, not only at its first',
    edits: [['src/store/database.ts', '    },\n    true,\n  );', '    },\n  );']],
    seenBy: quick(
      'store/upgrade.test.ts',
      'a page that a newer one overtakes while it is open reads and writes no more',
    ),
  },
  {
    row: 'F7',
    name: 'a newer database is no dead connection',
    edits: [[enduring, 'if (inner instanceof NewerDatabase) return false;', '']],
    seenBy: quick('store/enduring.test.ts', 'what is no connection’s fault is told at once'),
  },
  {
    row: 'F8',
    name: 'the chain’s head is looked at again in the seal',
    edits: [[seal, ' || head?.seq !== before?.seq', '']],
    seenBy: quick('store/seal.test.ts', 'ten seals at once lose none and share no number'),
  },
  {
    row: 'F8',
    name: 'so is the tablet’s identity, which another tab may have changed',
    edits: [[seal, 'identity?.device !== device || ', '']],
    seenBy: quick('store/reissue.test.ts', 'what is sealed while another tab links the tablet anew'),
  },
];
