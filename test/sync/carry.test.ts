import { describe, expect, test } from 'vitest';
import { CarriedFile } from '../../src/protocol/carried.ts';
import { partsToText } from '../../src/protocol/carried-parts.ts';
import { SyncRequest } from '../../src/protocol/sync.ts';
import { unsentEvents } from '../../src/store/index.ts';
import { type Carried, carryUnsent } from '../../src/sync/carry.ts';
import { drain } from '../../src/sync/drain.ts';
import { enrolledTablet, signedAnswer, subtle } from '../support/tablet-parts.ts';

const requestsIn = ({ file }: Carried) =>
  CarriedFile.parse(JSON.parse(file)).batches.map(({ text }) => SyncRequest.parse(JSON.parse(text)));

describe('carrying what is unsent', () => {
  test('writes the very texts that were sealed, says that a file carries them, and marks nothing as sent', async () => {
    const tablet = await enrolledTablet();
    await tablet.seal();
    await tablet.seal();
    const texts = (await unsentEvents(tablet.database)).map((row) => row.text);
    const carried = (await carryUnsent(tablet.parts)) as Carried;
    expect(carried.events).toBe(2);
    const [batch] = CarriedFile.parse(JSON.parse(carried.file)).batches;
    for (const text of texts) expect(batch?.text).toContain(text);
    expect(requestsIn(carried)).toMatchObject([{ carriedBy: 'file', outbox: { size: 2 } }]);
    expect((await unsentEvents(tablet.database)).length).toBe(2);
    expect(await partsToText(subtle, carried.codes, 1e6)).toEqual({ kind: 'ok', text: carried.file });
  });

  test('leaves out what was acknowledged, and is nothing when all was', async () => {
    const tablet = await enrolledTablet();
    expect(await carryUnsent(tablet.parts)).toBeNull();
    await tablet.seal();
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    await drain(tablet.parts, true);
    expect(await carryUnsent(tablet.parts)).toBeNull();
    await tablet.seal();
    expect(requestsIn((await carryUnsent(tablet.parts)) as Carried)[0]?.events).toMatchObject([{ seq: 2 }]);
  });

  test('works for a tablet that the endpoint no longer knows', async () => {
    const tablet = await enrolledTablet();
    await tablet.seal();
    tablet.answer(async () => new Response('{}', { status: 401 }));
    await drain(tablet.parts, true);
    expect((await carryUnsent(tablet.parts))?.events).toBe(1);
  });

  test('a long outage makes several batches, each within the wire’s bounds, and loses none', async () => {
    const tablet = await enrolledTablet();
    await tablet.seal();
    const [row] = await tablet.database.events.toArray();
    if (!row) throw new Error('nothing sealed');
    const many = Array.from({ length: 1201 }, (_, index) => ({ ...row, seq: index + 2 }));
    await tablet.database.events.bulkAdd(many);
    const requests = requestsIn((await carryUnsent(tablet.parts)) as Carried);
    expect(requests.map((it) => it.events.length)).toEqual([500, 500, 202]);
    expect(requests.every((it) => it.outbox.size === 1202)).toBe(true);
  });

  test('the acknowledgement keeps its signature, and one from an older endpoint does without', async () => {
    const tablet = await enrolledTablet();
    await tablet.seal();
    await tablet.seal();
    tablet.answer(({ parsed }) => {
      const receivedAt = tablet.clock.now();
      const result = { result: 'stored', receivedAt } as const;
      const results = [
        { seq: 1, number: 7, signature: 'proof', ...result },
        { seq: 2, number: 8, ...result },
      ];
      return signedAnswer(tablet, parsed, { results });
    });
    await drain(tablet.parts, true);
    const rows = await tablet.database.acknowledgements.toArray();
    expect(rows).toMatchObject([{ number: 7, signature: 'proof' }, { number: 8 }]);
    expect(rows[1]).not.toHaveProperty('signature', expect.any(String));
  });
});
