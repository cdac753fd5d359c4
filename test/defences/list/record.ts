import { type Defence, database, quick, rowItself } from '../defence.ts';

const store = 'src/endpoint/sync/store-batch.ts';
const keep = 'src/endpoint/sync/keep-events.ts';
const judge = 'src/endpoint/sync/judge-event.ts';

const poison = (name: string, edit: [find: string, put: string], row = 'F13'): Defence => ({
  row,
  name,
  edits: [[judge, ...edit]],
  seenBy: database('endpoint/sync.test.ts', 'F13: in a batch of 500, what is poisoned is quarantined'),
});

/** What makes an acknowledgement true, and one record of what many send. */
export const recordDefences: readonly Defence[] = [
  {
    row: 'S9',
    name: 'corrections of one count are gone through once',
    edits: [
      [
        'src/domain/history.ts',
        'if (known) known.push(item);',
        'if (known) replacing.set(replaced, [...known, item]);',
      ],
    ],
    seenBy: quick('domain/history.test.ts', 'S9: take ten times as long'),
  },
  {
    row: 'F10',
    name: 'what is stored already is compared, not stored again',
    edits: [[store, 'on conflict do nothing\n        returning device, seq', 'returning device, seq']],
    seenBy: database(
      'endpoint/storm.test.ts',
      'F10: overlapping batches in any order neither deadlock nor double',
    ),
  },
  {
    row: 'F11',
    name: 'one number of a tablet, one event; one statement, one event',
    edits: [
      ['src/endpoint/migrations/0001-endpoint.sql', ',\n  unique (device, seq)\n', '\n'],
      [
        'src/endpoint/migrations/0004-reissued.sql',
        'create unique index event_by_origin',
        'create index event_by_origin',
      ],
    ],
    seenBy: database('endpoint/storm.test.ts', 'F11: fifty identical batches of 200 at once are stored once'),
  },
  {
    row: 'F11',
    name: 'a facility’s numbers become visible in their order',
    edits: [
      [store, 'where id = ${device.facility.id} for no key update', 'where id = ${device.facility.id}'],
    ],
    seenBy: database(
      'endpoint/pull.test.ts',
      'F11: what is still being stored keeps later numbers of its pharmacy waiting',
    ),
  },
  {
    row: 'F12',
    name: 'the same number with other content is a conflict',
    edits: [[keep, 'if (row?.hash !== it.row.hash) return', 'if (!row) return']],
    seenBy: database('endpoint/sync.test.ts', 'F12: the same id with other content is a conflict'),
  },
  {
    row: 'F12',
    name: 'a statement that two tablets sealed again is stored once',
    edits: [
      [
        'src/endpoint/migrations/0004-reissued.sql',
        'create unique index event_by_origin',
        'create index event_by_origin',
      ],
    ],
    seenBy: database(
      'endpoint/reissued.test.ts',
      'F12: a statement sealed again by two copies of a tablet is stored once',
    ),
  },
  {
    row: 'F12',
    name: 'of twins in one batch the first is stored',
    edits: [[store, 'firstOfTwins(good) as never', 'good.toReversed() as never']],
    seenBy: database(
      'endpoint/sync.test.ts',
      'twins within one batch: one is stored, the other a duplicate or a conflict',
    ),
  },
  poison('an event that was altered is set aside', [
    "if (event.hash !== (await hashOfEvent(subtle, raw))) return poison('hash-mismatch');",
    '',
  ]),
  poison('so is one of another tablet', [
    "if (event.device !== contact.device.id) return poison('other-device');",
    '',
  ]),
  poison('and one of another pharmacy', [
    "if (event.facility !== contact.device.facility.id) return poison('other-facility');",
    '',
  ]),
  poison('one too long for others to pull', [
    "if (text.length > longestText) return poison('too-large');",
    '',
  ]),
  poison('one of a schema that is not known yet', [
    "if (typeof schema === 'number' && schema > eventSchema) return poison('schema-unknown');",
    '',
  ]),
  poison('one whose time no calendar holds', [
    "if (!clock) return poison('clock-unreadable');",
    "if (!clock) throw new Error('no clock');",
  ]),
  {
    row: 'F13',
    name: 'what JSON reads and cannot spell again blocks no other',
    edits: [[judge, '  } catch {\n    return null;\n  }', '  } catch (error) {\n    throw error;\n  }']],
    seenBy: database(
      'endpoint/attacks.test.ts',
      'F13: a number that JSON reads and cannot spell is quarantined',
    ),
  },
  {
    row: 'F18',
    name: 'a newer schema is told apart from what cannot be read',
    edits: [
      [
        'src/endpoint/sync/read-batch.ts',
        "isOtherProtocol || (typeof schema === 'number' && schema > eventSchema)",
        'isOtherProtocol && schema === null',
      ],
    ],
    seenBy: database('endpoint/sync-refusals.test.ts', 'F18: a newer schema or protocol is 426'),
  },
  {
    row: 'F19',
    name: 'stored before it is answered',
    edits: [
      [
        keep,
        'const stored = await ledger.storeBatch(device, batch, good, now);',
        `void ledger.storeBatch(device, batch, good, now).catch(() => undefined);
  const stored = good.map((row): StoredEvent => ({
    device: device.id,
    seq: row.seq,
    number: row.seq,
    received_at: now,
    hash: row.hash,
    origin: originOf(row),
  }));`,
      ],
    ],
    seenBy: rowItself('F19'),
  },
  {
    row: 'F19',
    name: 'the server of a killed endpoint stops by itself',
    edits: [['src/endpoint/database/embedded/hold.ts', 'if own; then if', 'if false; then if']],
    seenBy: database(
      'endpoint/database/killed.test.ts',
      'the server of a killed endpoint stops by itself, with every process of it',
    ),
  },
  {
    row: 'F19',
    name: 'an endpoint brings its server back',
    edits: [
      [
        'src/endpoint/database/embedded/open.ts',
        "role === 'endpoint' ? keep() : Promise.resolve()",
        "keep.name === '' ? keep() : Promise.resolve()",
      ],
    ],
    seenBy: database(
      'endpoint/database/killed.test.ts',
      'an endpoint brings its server back when that was killed',
    ),
  },
  {
    row: 'F20',
    name: 'a commit that asks the disk for nothing is no acknowledgement',
    edits: [
      ['src/endpoint/database/embedded/start.ts', "synchronous_commit: 'on',", "synchronous_commit: 'off',"],
      ['src/endpoint/database/connect.ts', "synchronous_commit: 'on',", "synchronous_commit: 'off',"],
      [
        store,
        "set_config('synchronous_commit', 'on', true)",
        "set_config('synchronous_commit', 'off', true)",
      ],
    ],
    seenBy: rowItself('F20'),
  },
  {
    row: 'F20',
    name: 'nor is one that trusts the server’s own default',
    edits: [['src/endpoint/database/connect.ts', "synchronous_commit: 'on',", '']],
    seenBy: database(
      'endpoint/database/server.test.ts',
      'what is acknowledged is on disk even where the server or the address would not insist',
    ),
  },
  {
    row: 'F20',
    name: 'a server that does not sync is named',
    edits: [['src/endpoint/database/server.ts', "if (fsync !== 'on')", "if (fsync === '')"]],
    seenBy: database(
      'endpoint/database/server.test.ts',
      'a server that does not sync at all is named to the operator',
    ),
  },
  {
    row: 'F21',
    name: 'one endpoint to one embedded database',
    edits: [
      ['src/endpoint/database/embedded/attach.ts', "if (role === 'endpoint') await session.claim();", ''],
    ],
    seenBy: database(
      'endpoint/database/shared.test.ts',
      'F21: a second endpoint is refused within two seconds',
    ),
  },
  {
    row: 'F22',
    name: 'checksums of every page',
    edits: [['src/endpoint/database/embedded/initialise.ts', "'--data-checksums'", "'--no-data-checksums'"]],
    seenBy: database(
      'endpoint/database/damaged.test.ts',
      'F22: a flipped bit in a table is noticed when it is read',
    ),
  },
  {
    row: 'F22',
    name: 'a database that is gone is not replaced by an empty one',
    edits: [
      ['src/endpoint/database/embedded/initialise.ts', '  refuseLoss(place);\n', '  void refuseLoss;\n'],
    ],
    seenBy: database('endpoint/database/damaged.test.ts', 'F22: a cluster that was moved away is missed'),
  },
  {
    row: 'F23',
    name: 'who heard a later answer than is remembered is told an epoch of its own',
    edits: [
      [
        'src/endpoint/identity.ts',
        'return since === null ? epoch : `${epoch} ${since}`;',
        'return since === null ? epoch : epoch;',
      ],
    ],
    seenBy: database(
      'endpoint/restored.test.ts',
      'F23: an endpoint restored from an old backup gets back what tablets hold',
    ),
  },
  {
    row: 'F23',
    name: 'an answer that is remembered was never forgotten',
    edits: [
      [
        'src/endpoint/identity.ts',
        'or device.answered_at is distinct from ${heardAt}::timestamptz and',
        'or',
      ],
    ],
    seenBy: database(
      'endpoint/absence.test.ts',
      'F23: an endpoint that started while its clock was ahead forgets nobody',
    ),
  },
  {
    row: 'F23',
    name: 'an absence that is still to end is none',
    edits: [['src/endpoint/identity.ts', ' and until <= ${now}::timestamptz', '']],
    seenBy: database('endpoint/absence.test.ts', 'F23: nor a tablet that loses its answers meanwhile'),
  },
  {
    row: 'F24',
    name: 'a database that cannot be used is 503, with a time to wait',
    edits: [
      [
        'src/endpoint/http/refused.ts',
        'if (isDatabaseAway(error))',
        "if (isDatabaseAway(error) && error === 'never')",
      ],
    ],
    seenBy: database('endpoint/storm.test.ts', 'F14, F24: while the database fails nothing is acknowledged'),
  },
  {
    row: 'F28',
    name: 'a statement that lost its connection is tried again',
    edits: [['src/endpoint/retrying.ts', ' || !isTransient(error)', ' || isTransient(error)']],
    seenBy: database('endpoint/retrying.test.ts', 'is tried again where it was interrupted'),
  },
  {
    row: 'F28',
    name: 'five times at most, and where trying again may help',
    edits: [['src/endpoint/retrying.ts', 'attempt >= mostAttempts || !isTransient(error)', 'attempt >= 50']],
    seenBy: database('endpoint/retrying.test.ts', 'is not tried again'),
  },
  {
    row: 'F28',
    name: 'one record, whichever endpoint hears of it',
    edits: [
      ['src/endpoint/migrations/0001-endpoint.sql', ',\n  unique (device, seq)\n', '\n'],
      [
        'src/endpoint/migrations/0004-reissued.sql',
        'create unique index event_by_origin',
        'create index event_by_origin',
      ],
    ],
    seenBy: rowItself('F28'),
  },
  {
    row: 'F28',
    name: 'two endpoints that start at once take turns',
    edits: [
      [
        'src/endpoint/database/migrate.ts',
        'await tx`select pg_advisory_xact_lock(${lock[0]}, ${lock[1]})`;',
        'void lock;',
      ],
    ],
    seenBy: database(
      'endpoint/database/migrate.test.ts',
      'several processes that migrate at once apply each file once',
    ),
  },
];
