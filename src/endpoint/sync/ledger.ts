import type postgres from 'postgres';
import type { Instant } from '../../domain/day.ts';
import type { Facility } from '../../domain/facility.ts';
import type { Subtle } from '../../protocol/crypto.ts';
import type { EnrolmentRequest } from '../../protocol/enrolment.ts';
import type { SignedPack } from '../../protocol/signed-pack.ts';
import type { ResupplyFlag, SyncRequest } from '../../protocol/sync.ts';
import { type Device, type Enrolment, enrolDevice, findDevice } from '../devices.ts';
import { type Identity, readIdentity } from '../identity.ts';
import { packNewerThan } from '../packs.ts';
import { standingFlags } from '../resupply.ts';
import { underSettings } from '../stated-settings.ts';
import { type Gaps, gapsOf } from './gaps.ts';
import type { GoodEvent } from './judge-event.ts';
import { eventsAfter, type NextTexts } from './pull.ts';
import { findAside, type Quarantined, type SetAside, setAside } from './quarantine.ts';
import { findStored, type StoredEvent, storeBatch } from './store-batch.ts';

/**
 * All that tablets' requests ask of the record. Each call is one statement: whole or not at all, and what it wrote is
 * on disk when it resolves. What to make of the answers is decided above it.
 */
export interface Ledger {
  identity(device: string): Promise<Identity>;
  findDevice(id: string): Promise<Device | null>;
  enrolDevice(request: EnrolmentRequest, now: Instant): Promise<Enrolment>;
  storeBatch(
    device: Device,
    batch: SyncRequest,
    good: readonly GoodEvent[],
    now: Instant,
  ): Promise<StoredEvent[]>;
  findStored(device: Device, events: readonly GoodEvent[]): Promise<StoredEvent[]>;
  setAside(device: Device, items: readonly SetAside[], now: Instant): Promise<void>;
  findAside(device: Device, digests: readonly string[]): Promise<(Quarantined & { text: string })[]>;
  gapsOf(device: string): Promise<Gaps>;
  eventsAfter(device: Device, cursor: number): Promise<NextTexts>;
  underSettings(facility: Facility): Promise<Facility>;
  packNewerThan(version: number): Promise<SignedPack | null>;
  standingFlags(facility: string): Promise<ResupplyFlag[]>;
}

export function postgresLedger(sql: postgres.Sql, subtle: Subtle): Ledger {
  return {
    identity: (device) => readIdentity(sql, subtle, device),
    findDevice: (id) => findDevice(sql, id),
    enrolDevice: (request, now) => enrolDevice(sql, request, now),
    storeBatch: (device, batch, good, now) => storeBatch(sql, device, batch, good, now),
    findStored: (device, events) => findStored(sql, device, events),
    setAside: (device, items, now) => setAside(sql, device, items, now),
    findAside: (device, digests) => findAside(sql, device, digests),
    gapsOf: (device) => gapsOf(sql, device),
    eventsAfter: (device, cursor) => eventsAfter(sql, device, cursor),
    underSettings: async (facility) => (await underSettings(sql, [facility]))[0] ?? facility,
    packNewerThan: (version) => packNewerThan(sql, version),
    standingFlags: (facility) => standingFlags(sql, facility),
  };
}
