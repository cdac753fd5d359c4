import type { Facility } from '../../../src/domain/facility.ts';
import type { Device, Enrolment } from '../../../src/endpoint/devices.ts';
import { epochOf, type Identity } from '../../../src/endpoint/identity.ts';
import { type Gaps, knownUpTo } from '../../../src/endpoint/sync/gaps.ts';
import type { GoodEvent } from '../../../src/endpoint/sync/judge-event.ts';
import type { Ledger } from '../../../src/endpoint/sync/ledger.ts';
import type { StoredText } from '../../../src/endpoint/sync/pull.ts';
import type { Quarantined, SetAside } from '../../../src/endpoint/sync/quarantine.ts';
import {
  allGiven,
  firstOfTwins,
  originOf,
  type StoredEvent,
} from '../../../src/endpoint/sync/store-batch.ts';
import type { EnrolmentRequest } from '../../../src/protocol/enrolment.ts';
import type { SignedPack } from '../../../src/protocol/signed-pack.ts';
import type { SeqRun } from '../../../src/protocol/sync.ts';

export interface StoredRow extends StoredEvent, StoredText {
  facility: string;
  previousHash: string | null;
}

export interface AsideRow extends SetAside, Pick<Quarantined, 'number' | 'received_at'> {
  device: string;
}

export interface DeviceRow {
  id: string;
  facility: string;
  publicKey: Device['publicKey'];
  revokedAt: string | null;
  highest: number;
  answeredAt: string;
  rememberedSince: string | null;
}

/** What the endpoint's database holds. Rows are replaced and never changed, so that a copy of the maps is a backup. */
export interface Record {
  identity: Identity;
  facilities: Map<string, { facility: Facility; blockedAt: string | null }>;
  devices: Map<string, DeviceRow>;
  codes: Map<string, { facility: string; used: boolean }>;
  events: Map<string, StoredRow>;
  aside: Map<string, AsideRow>;
  packs: Map<number, SignedPack>;
  absences: readonly { since: string; until: string }[];
  lastNumber: number;
}

export function emptyRecord(identity: Record['identity']): Record {
  return {
    identity,
    facilities: new Map(),
    devices: new Map(),
    codes: new Map(),
    events: new Map(),
    aside: new Map(),
    packs: new Map(),
    absences: [],
    lastNumber: 0,
  };
}

export function backupOf(record: Record): Record {
  const { facilities, devices, codes, events, aside, packs } = record;
  return {
    ...record,
    facilities: new Map(facilities),
    devices: new Map(devices),
    codes: new Map(codes),
    events: new Map(events),
    aside: new Map(aside),
    packs: new Map(packs),
  };
}

/** Runs one statement: before it, instead of it or after it, anything may go wrong. */
export type Statement = <T>(name: string, run: (record: Record) => T) => Promise<T>;

const mostEvents = 500;
const mostCharacters = 1_048_576;

/** The statements of the ledger over maps; `memory-ledger.test.ts` holds it against PostgreSQL. */
export function memoryLedger(statement: Statement): Ledger {
  return {
    identity: (device) =>
      statement('identity', ({ identity, devices }) => {
        const since = devices.get(device)?.rememberedSince ?? null;
        return { ...identity, epoch: epochOf({ epoch: identity.epoch, since }) };
      }),
    findDevice: (id) => statement('find device', (record) => deviceOf(record, id)),
    enrolDevice: (request, now) => statement('enrol device', (record) => enrol(record, request, now)),
    storeBatch: (device, batch, good, now) =>
      statement('store batch', (record) => {
        hear(record, device.id, batch.heardAt ?? '', now);
        return store(record, device, good, allGiven(batch) ?? 0, now);
      }),
    findStored: (device, wanted) =>
      statement('find stored', ({ events }) => {
        const seqs = new Set(wanted.map((row) => row.seq));
        const origins = new Set(wanted.map(originOf));
        return [...events.values()].filter(
          (row) =>
            (row.device === device.id && seqs.has(row.seq)) ||
            (row.facility === device.facility.id && origins.has(row.origin)),
        );
      }),
    setAside: (device, items, now) =>
      statement('set aside', (record) => {
        for (const item of items.toSorted((a, b) => a.seq - b.seq)) {
          const id = `${device.id}/${item.digest}`;
          if (record.aside.has(id)) continue;
          const number = ++record.lastNumber;
          record.aside.set(id, { ...item, device: device.id, number, received_at: now });
        }
      }),
    findAside: (device, digests) =>
      statement('find aside', ({ aside }) =>
        digests.flatMap((digest) => {
          const row = aside.get(`${device.id}/${digest}`);
          return row ? [row] : [];
        }),
      ),
    gapsOf: (device) => statement('gaps', (record) => gapsOf(record, device)),
    eventsAfter: (device, cursor) =>
      statement('events after', ({ events }) => {
        let size = 0;
        const next = [...events.values()]
          .filter(
            (row) => row.facility === device.facility.id && row.number > cursor && row.device !== device.id,
          )
          .sort((a, b) => a.number - b.number);
        const rows = next.slice(0, mostEvents).filter((row) => {
          size += row.text.length;
          return size <= mostCharacters;
        });
        return { rows, more: rows.length > 0 && rows.length < next.length };
      }),
    underSettings: async (facility) => facility,
    packNewerThan: (version) =>
      statement('pack', ({ packs }) => {
        const newest = Math.max(0, ...packs.keys());
        return newest > version ? (packs.get(newest) ?? null) : null;
      }),
    standingFlags: async () => [],
  };
}

function deviceOf(record: Record, id: string): Device | null {
  const row = record.devices.get(id);
  const held = row && record.facilities.get(row.facility);
  if (!row || !held) return null;
  const { publicKey, revokedAt } = row;
  return { id, publicKey, revokedAt, facility: held.facility, facilityBlockedAt: held.blockedAt };
}

function enrol(
  record: Record,
  { code, device: id, publicKey, before }: EnrolmentRequest,
  now: string,
): Enrolment {
  const found = record.codes.get(code);
  if (!found) return { kind: 'code-unknown' };
  if (found.used) return { kind: 'code-used' };
  const { facility } = found;
  const known = record.devices.get(id);
  if (known && known.facility !== facility) return { kind: 'device-bound-elsewhere' };
  record.codes.set(code, { facility, used: true });
  const was = before && record.devices.get(before.device);
  const rememberedSince = was && !isForgotten(record, was, before.heardAt, now) ? was.rememberedSince : now;
  record.devices.set(id, {
    highest: 0,
    rememberedSince,
    ...known,
    ...(before ? { rememberedSince } : {}),
    ...{ id, facility, publicKey, revokedAt: null },
    answeredAt: latest(known?.answeredAt ?? '', now),
  });
  return { kind: 'ok', facility: record.facilities.get(facility)?.facility as Facility };
}

function hear(record: Record, id: string, heardAt: string, now: string): void {
  const known = record.devices.get(id) as DeviceRow;
  const rememberedSince = isForgotten(record, known, heardAt, now) ? now : known.rememberedSince;
  record.devices.set(id, { ...known, rememberedSince, answeredAt: latest(known.answeredAt, now) });
}

function isForgotten({ absences }: Record, { answeredAt }: DeviceRow, heardAt: string, now: string): boolean {
  if (heardAt >= answeredAt) return heardAt > answeredAt;
  return absences.some(({ since, until }) => since < heardAt && heardAt < until && until <= now);
}

/** What an endpoint notes at its start. */
export function noteAbsence(record: Record, until: string): void {
  const since = [...record.devices.values()].reduce((last, it) => latest(last, it.answeredAt), '');
  if (since !== '') record.absences = [...record.absences, { since, until }];
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}

function store(
  record: Record,
  device: Device,
  good: readonly GoodEvent[],
  given: number,
  now: string,
): StoredEvent[] {
  const stored: StoredRow[] = [];
  for (const row of firstOfTwins(good).toSorted((a, b) => a.seq - b.seq)) {
    const id = `${device.id}/${row.seq}`;
    const origin = originOf(row);
    if (record.events.has(id) || isThere(record, device.facility.id, origin)) continue;
    const { seq, hash, text } = row;
    const own = { device: device.id, facility: device.facility.id, previousHash: row.previous_hash };
    stored.push({ seq, hash, origin, text, number: ++record.lastNumber, received_at: now, ...own });
    record.events.set(id, stored.at(-1) as StoredRow);
  }
  const known = record.devices.get(device.id) as DeviceRow;
  const highest = Math.max(known.highest, given, ...stored.map((row) => row.seq));
  record.devices.set(device.id, { ...known, highest });
  return stored;
}

function isThere({ events }: Record, facility: string, origin: string): boolean {
  for (const row of events.values()) if (row.facility === facility && row.origin === origin) return true;
  return false;
}

function gapsOf({ events, aside, devices }: Record, device: string): Gaps {
  const highest = devices.get(device)?.highest ?? 0;
  const held = new Set<number>();
  for (const row of events.values()) if (row.device === device) held.add(row.seq);
  for (const row of aside.values()) if (row.device === device && row.seq <= highest) held.add(row.seq);
  const gaps: SeqRun[] = [];
  let before = 0;
  for (const seq of [...held, highest + 1].sort((a, b) => a - b)) {
    if (seq > before + 1) gaps.push({ from: before + 1, to: seq - 1 });
    before = seq;
  }
  return { gaps, gapsUpTo: knownUpTo(gaps, highest) };
}
