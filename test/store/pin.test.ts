import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Subtle } from '../../src/protocol/crypto.ts';
import { openTabletDatabase, type TabletDatabase } from '../../src/store/index.ts';
import { addPerson, changePin } from '../../src/store/people.ts';
import { hashOfPin, type PinOutcome, serveWaits, tryPin, waitOf } from '../../src/store/pin.ts';
import { cheapPins } from '../support/cheap-pins.ts';
import { subtle } from '../support/tablet-parts.ts';

const right = '482913';
const wrong = '482914';

async function withMarie(crypto: Subtle = cheapPins) {
  const database = await openTabletDatabase(`pins-${randomUUID()}`);
  await addPerson(database, crypto, { id: 'marie', name: 'Marie' }, right, 'salt');
  return database;
}

async function restarted(database: TabletDatabase): Promise<TabletDatabase> {
  database.close();
  return openTabletDatabase(database.name);
}

const guess = (database: TabletDatabase, pin: string) => tryPin(database, cheapPins, 'marie', pin);

describe('a code', () => {
  test('is kept as PBKDF2 under a salt of its own, and opens only for its six digits', async () => {
    const database = await withMarie(subtle);
    await addPerson(database, subtle, { id: 'zoe', name: 'Zoé' }, right, 'other salt');
    const [marie, zoe] = await database.people.toArray();
    expect(JSON.stringify([marie, zoe])).not.toContain(right);
    expect(marie?.pinHash).toMatch(/^[0-9a-f]{64}$/);
    expect(marie?.pinHash).not.toBe(zoe?.pinHash);
    expect(await tryPin(database, subtle, 'marie', wrong)).toEqual({ kind: 'wrong', triesLeft: 4 });
    expect(await tryPin(database, subtle, 'marie', right)).toEqual({ kind: 'ok' });
  });

  test('is hashed as the published algorithm does', async () => {
    const { pbkdf2Sync } = await import('node:crypto');
    const expected = pbkdf2Sync(right, 'salt', 100_000, 32, 'sha256').toString('hex');
    expect(await hashOfPin(subtle, right, 'salt')).toBe(expected);
  });

  test('of somebody removed meanwhile opens nothing', async () => {
    const database = await withMarie();
    await database.people.clear();
    expect(await guess(database, right)).toEqual({ kind: 'gone' });
  });
});

/** Waits after wrong codes in a row, in seconds, written down apart from the rule. */
const waits = [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900, 900, 900];

type Step =
  | { kind: 'guess'; pin: string }
  | { kind: 'open'; seconds: number }
  | { kind: 'restart' }
  /** Closed, for as long as one likes and under whatever clock. */
  | { kind: 'closed' };

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Step>({ kind: 'guess', pin: wrong }) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'guess', pin: right }) },
    {
      weight: 3,
      arbitrary: fc.integer({ min: 1, max: 1_000 }).map((seconds): Step => ({ kind: 'open', seconds })),
    },
    { weight: 1, arbitrary: fc.constantFrom<Step>({ kind: 'restart' }, { kind: 'closed' }) },
  ),
  { maxLength: 40 },
);

describe('S14: waiting after wrong codes', () => {
  test('S14: no order of guesses, restarts and time apart shortens a wait: only time that the app was open does', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        let database = await withMarie();
        let failures = 0;
        let left = 0;
        for (const step of taken) {
          if (step.kind === 'open') {
            await serveWaits(database, step.seconds * 1_000);
            left = Math.max(0, left - step.seconds);
          } else if (step.kind === 'guess') {
            const outcome = await guess(database, step.pin);
            if (left === 0 && step.pin === right) {
              failures = 0;
              expect(outcome).toEqual({ kind: 'ok' });
              continue;
            }
            if (left === 0) {
              failures += 1;
              left = waits[Math.min(failures, waits.length - 1)] ?? 0;
            }
            const expected: PinOutcome =
              left > 0 ? { kind: 'wait', leftMs: left * 1_000 } : { kind: 'wrong', triesLeft: 5 - failures };
            expect(outcome).toEqual(expected);
          } else database = await restarted(database);
          expect(await waitOf(database, 'marie')).toBe(left * 1_000);
        }
        database.close();
      }),
      { numRuns: 60 },
    );
  });

  test('S14: an app killed while it looks at a code has spent the try', async () => {
    const killed = { importKey: () => Promise.reject(new Error('killed')) } as unknown as Subtle;
    let database = await withMarie();
    for (let attempt = 0; attempt < 5; attempt++) {
      await tryPin(database, killed, 'marie', right).catch(() => undefined);
      database = await restarted(database);
    }
    expect(await guess(database, right)).toEqual({ kind: 'wait', leftMs: 30_000 });
  });

  test('S14: guesses made at once from several pages are all counted', async () => {
    const database = await withMarie();
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => guess(database, wrong)));
    expect(outcomes.filter((it) => it.kind === 'wrong')).toHaveLength(4);
    expect((await database.pinTries.get('marie'))?.failures).toBe(5);
  });

  test('one person’s wait is not another’s, and a new code ends it', async () => {
    const database = await withMarie();
    await addPerson(database, cheapPins, { id: 'zoe', name: 'Zoé' }, '775310', 'salt');
    for (let attempt = 0; attempt < 5; attempt++) await guess(database, wrong);
    expect(await tryPin(database, cheapPins, 'zoe', '775310')).toEqual({ kind: 'ok' });
    await changePin(database, cheapPins, 'marie', '301246', 'new salt');
    expect(await guess(database, right)).toEqual({ kind: 'wrong', triesLeft: 4 });
    expect(await guess(database, '301246')).toEqual({ kind: 'ok' });
  });
});
