import { type Defence, quick } from '../defence.ts';

export const tabletDefences: readonly Defence[] = [
  {
    row: 'F1',
    name: '« enregistré » only once the transaction is complete',
    edits: [
      [
        'src/store/seal.ts',
        'if (await appending) return sealed.event;',
        'void appending;\n    return sealed.event;',
      ],
    ],
    seenBy: quick('store/seal.test.ts', 'a transaction that fails keeps the draft and leaves no event'),
  },
  {
    row: 'F2',
    name: 'strict durability of every write',
    edits: [
      [
        'src/store/database.ts',
        "super(name, { chromeTransactionDurability: 'strict' });",
        "super(name, { chromeTransactionDurability: 'relaxed' });",
      ],
    ],
    seenBy: quick('store/seal.test.ts', 'F2: every write asks for strict durability'),
  },
  {
    row: 'F8',
    name: 'one drain at a time under a Web Lock',
    edits: [
      [
        'src/sync/drain.ts',
        "parts.locks.request('releve-drain', () => enduring(parts.database, () => drainOnce(parts, insist)))",
        'enduring(parts.database, () => drainOnce(parts, insist))',
      ],
    ],
    seenBy: quick('sync/drain.test.ts', 'two drains at once send each event once'),
  },
];
