import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMs } from '../../src/domain/day.ts';
import { findDevice } from '../../src/endpoint/devices.ts';
import { noteAbsence } from '../../src/endpoint/identity.ts';
import { answerBatch } from '../../src/endpoint/sync/answer.ts';
import { type Ledger, postgresLedger } from '../../src/endpoint/sync/ledger.ts';
import { SyncAnswer } from '../../src/protocol/sync.ts';
import { type Chance, chanceOf } from '../faults/simulator/chance.ts';
import {
  emptyRecord,
  memoryLedger,
  noteAbsence as noteInMemory,
  type Record,
} from '../faults/simulator/memory-ledger.ts';
import { monday, type Service, startService, subtle } from '../support/service.ts';
import { type WireEvent, WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** Numbers are taken from a sequence that has holes in PostgreSQL: only their order says something. Signatures never repeat. */
function withoutHoles(numbers: Map<number, number>, answer: SyncAnswer): unknown {
  const known = JSON.stringify(answer, (key, value) => {
    if (key === 'signature') return undefined;
    if (key !== 'number' && !(key === 'cursor' && value > 0)) return value;
    if (!numbers.has(value)) numbers.set(value, numbers.size + 1);
    return numbers.get(value);
  });
  return JSON.parse(known);
}

test('the simulator’s record answers batches as PostgreSQL does', async () => {
  const tablets = [
    await WireTablet.enrol(service),
    await WireTablet.enrol(service),
    await WireTablet.enrol(service, 'demo-saint-denis'),
  ];
  const real = postgresLedger(service.sql, subtle);
  const record = await recordLike(real, tablets);
  const memory = memoryLedger(async (_, run) => run(record));
  const chance = chanceOf(1);
  const sealed: WireEvent[] = [];
  const numbers = { real: new Map<number, number>(), memory: new Map<number, number>() };

  for (let round = 0; round < 120; round++) {
    service.clock.advance(60_000);
    if (chance.happens(0.1)) await startAgain();
    const tablet = chance.pick(tablets);
    const events: WireEvent[] = [];
    for (let count = chance.int(0, 6); count > 0; count--) {
      const event = chance.happens(0.6) || sealed.length === 0 ? await fresh(tablet) : chance.pick(sealed);
      sealed.push(event);
      events.push(event);
    }
    const device = await findDevice(service.sql, tablet.device);
    if (!device) throw new Error('not enrolled');
    const lastSeq = chance.pick([undefined, tablet.seq, tablet.seq + chance.int(0, 3)]);
    const outbox = { size: events.length + chance.pick([0, 0, 2]), oldestCountedAt: null };
    const changes = { packVersion: 99, cursor: 0, heardAt: heardAt(chance, tablet), lastSeq, outbox };
    const body = tablet.batch(events, changes);
    const input = { subtle, device, body, now: service.clock.now() };
    const answers = await Promise.all(
      [real, memory].map(async (ledger) =>
        SyncAnswer.parse(JSON.parse((await answerBatch(ledger, input)).text)),
      ),
    );
    tablet.heardAt = input.now;
    expect(withoutHoles(numbers.memory, answers[1] as SyncAnswer)).toEqual(
      withoutHoles(numbers.real, answers[0] as SyncAnswer),
    );
  }

  /** By a clock that is right, or runs ahead. */
  async function startAgain(): Promise<void> {
    const until = addMs(service.clock.now(), chance.pick([0, 900_000]));
    await noteAbsence(service.sql, until);
    noteInMemory(record, until);
    service.clock.advance(60_000);
  }

  /** New, out of order, altered, or sealed again under another identity. */
  async function fresh(tablet: WireTablet): Promise<WireEvent> {
    if (chance.happens(0.2)) tablet.seq += chance.int(-2, 2);
    tablet.seq = Math.max(0, tablet.seq);
    const before = chance.happens(0.3) && sealed.length > 0 ? chance.pick(sealed) : null;
    const event = await tablet.count([chance.int(0, 9), 0, 0], before ? { reissues: before.hash } : {});
    return chance.happens(0.1) ? { ...event, hash: '0'.repeat(64) } : event;
  }
});

/** Sometimes of an answer that a restored database knows nothing of. */
function heardAt(chance: Chance, { heardAt: last }: WireTablet): string | null {
  const now = service.clock.now();
  const before = addMs(now, -30_000 * chance.int(1, 12));
  return chance.pick([null, last, last, now, before, before, addMs(now, 30_000), monday]);
}

async function recordLike(real: Ledger, tablets: readonly WireTablet[]): Promise<Record> {
  const record = emptyRecord(await real.identity(''));
  for (const { device: id } of tablets) {
    const device = await real.findDevice(id);
    if (!device) throw new Error('not enrolled');
    const { facility, publicKey } = device;
    record.facilities.set(facility.id, { facility, blockedAt: null });
    const [, rememberedSince = null] = (await real.identity(id)).epoch.split(' ');
    const known = { id, facility: facility.id, publicKey, revokedAt: null, highest: 0 };
    record.devices.set(id, { ...known, answeredAt: monday, rememberedSince });
  }
  return record;
}
