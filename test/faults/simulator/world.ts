import type { Facility } from '../../../src/domain/facility.ts';
import type { Ledger } from '../../../src/endpoint/sync/ledger.ts';
import {
  exportPublicKey,
  isSignedBy,
  makeKeyPair,
  type Subtle,
  signText,
} from '../../../src/protocol/crypto.ts';
import type { PackReading } from '../../../src/protocol/pack.ts';
import type { SignedPack } from '../../../src/protocol/signed-pack.ts';
import { demonstrationFacilities } from '../../../src/reference/demonstration.ts';
import type { TabletDatabase } from '../../../src/store/index.ts';
import type { SyncParts } from '../../../src/sync/parts.ts';
import { type Chance, chanceOf } from './chance.ts';
import { cheapSubtle, realSubtle } from './keys.ts';
import { backupOf, emptyRecord, memoryLedger, noteAbsence, type Record } from './memory-ledger.ts';
import { fetcherOf } from './network.ts';
import { Oracle } from './oracle.ts';
import type { PageParts } from './page.ts';
import { calm, dayMs, drawProfile, type Profile } from './profile.ts';
import { newProcess, type Process, Scheduler } from './scheduler.ts';
import { Instance } from './service.ts';
import { Tablet } from './tablet.ts';

/** A design that went wrong somewhere: each replaces one decision of the real one. */
export interface Mutation {
  ledger?: (world: World, ledger: Ledger, instance: Process) => Ledger;
  tablet?: (world: World, parts: SyncParts, process: Process, tablet: Tablet) => SyncParts;
  database?: (world: World, database: TabletDatabase, tablet: Tablet) => TabletDatabase;
  /** Run when a tab opens. */
  opened?: (world: World, tablet: Tablet) => void;
  deviceId?: (world: World, tablet: Tablet) => string;
  isRelaxed?: boolean;
}

export interface Options {
  seed: number;
  mutation?: Mutation;
  /** Some faults at a likelihood of their own. */
  profile?: Partial<Profile>;
  isTraced?: boolean;
  /** ECDSA instead of its stand-in, which takes some ten times longer. */
  isReal?: boolean;
}

const startsAt = Date.parse('2026-11-23T08:00:00.000Z');

/** Pharmacies, their tablets, and the endpoint: everything that one seed decides about. */
export class World {
  readonly seed: number;
  readonly startsAt = startsAt;
  readonly chance: Chance;
  readonly scheduler: Scheduler;
  readonly subtle: Subtle;
  readonly oracle = new Oracle();
  readonly mutation: Mutation;
  /** People, mishaps and requests under way. */
  process = newProcess();
  readonly tablets = this.oracle.tablets;
  readonly facilities: readonly Facility[];
  readonly homes = new Map<Tablet, Facility>();
  profile: Profile;
  record!: Record;
  instances: Instance[] = [];
  backups: Record[] = [];
  serial = 0;
  /** Where commits are acknowledged before they are on disk, what a crash goes back to. */
  unflushed: Record | null = null;
  #codes = 0;
  #packs = 0;

  constructor({ seed, mutation, profile, isTraced, isReal }: Options) {
    this.seed = seed;
    this.chance = chanceOf(seed);
    this.scheduler = new Scheduler(this.chance, startsAt, isTraced ?? false);
    this.subtle = isReal ? realSubtle() : cheapSubtle(this.chance.next);
    this.mutation = mutation ?? {};
    this.profile = { ...drawProfile(this.chance), ...profile };
    this.facilities = demonstrationFacilities.slice(0, this.chance.int(1, 2));
  }

  async build(): Promise<void> {
    const { privateKey, publicKey } = await makeKeyPair(this.subtle, false);
    this.record = {
      ...emptyRecord({
        epoch: 'epoch-0',
        privateKey,
        publicKey: await exportPublicKey(this.subtle, publicKey),
      }),
      facilities: new Map(this.facilities.map((facility) => [facility.id, { facility, blockedAt: null }])),
    };
    await this.publishPack();
    for (let count = this.profile.secondInstance ? 2 : 1; count > 0; count--)
      this.instances.push(this.#instance());
    for (let count = this.chance.int(1, 3); count > 0; count--)
      this.addTablet(this.chance.pick(this.facilities));
  }

  addTablet(home: Facility): Tablet {
    const tablet = new Tablet(`tablet-${this.tablets.length + 1}`, this.scheduler, this.oracle);
    tablet.zone = home.zone;
    tablet.isRelaxed = this.mutation.isRelaxed ?? false;
    this.tablets.push(tablet);
    this.homes.set(tablet, home);
    return tablet;
  }

  /** A one-time code for the tablet's pharmacy, as a supervisor would read it out. */
  code(tablet: Tablet): string {
    const code = `${String(++this.#codes).padStart(6, '0')}-000000`;
    this.record.codes.set(code, { facility: (this.homes.get(tablet) as Facility).id, used: false });
    return code;
  }

  async publishPack(): Promise<void> {
    const version = ++this.#packs;
    const text = JSON.stringify({ version });
    const signature = await signText(this.subtle, this.record.identity.privateKey, text);
    this.record.packs.set(version, { text, signature });
  }

  /** Everything back as it was, and nobody says so: the endpoint has to learn it from the tablets. */
  restore(backup: Record): void {
    for (const instance of this.instances) instance.restart();
    this.record = backupOf(backup);
    noteAbsence(this.record, new Date(this.scheduler.now).toISOString());
    this.oracle.recordReplaced(true);
  }

  /** The database's machine stops and starts: what it had put on disk is there. */
  crashDatabase(): void {
    for (const instance of this.instances) instance.restart();
    if (this.unflushed) this.record = this.unflushed;
    this.unflushed = null;
    this.oracle.recordReplaced(false);
  }

  calmDown(): void {
    this.scheduler.kill(this.process);
    this.process = newProcess();
    this.profile = calm(this.profile);
  }

  pageParts(tablet: Tablet): PageParts {
    const network = {
      scheduler: this.scheduler,
      chance: this.chance,
      profile: () => this.profile,
      instances: () => this.instances,
      world: this.process,
    };
    return {
      tablet,
      subtle: this.subtle,
      chance: this.chance,
      databaseOf: (process) => {
        const database = tablet.connection(process);
        return this.mutation.database?.(this, database, tablet) ?? database;
      },
      fetcherOf: (process) => fetcherOf(network, process, () => tablet.isOffline),
      readPack: readSmallPack,
      distort: (parts, process) => this.mutation.tablet?.(this, parts, process, tablet) ?? parts,
      newDeviceId: () => this.mutation.deviceId?.(this, tablet) ?? this.#deviceId(),
      failed: (error) => this.failed(error),
    };
  }

  failed(error: unknown): void {
    if (error instanceof Error && error.message.includes('no room left')) return;
    this.oracle.violated(`a bug: ${error instanceof Error ? error.stack : String(error)}`);
  }

  /** Outside of time: for looking. */
  ledger(): Ledger {
    return memoryLedger(async (_, run) => run(this.record));
  }

  #deviceId(): string {
    return Array.from({ length: 20 }, () => this.chance.int(0, 31).toString(32)).join('');
  }

  #instance(): Instance {
    return new Instance({
      scheduler: this.scheduler,
      chance: this.chance,
      subtle: this.subtle,
      profile: () => this.profile,
      record: () => this.record,
      written: () => this.oracle.recordWritten(this.record),
      distort: (ledger, instance) => this.mutation.ledger?.(this, ledger, instance) ?? ledger,
    });
  }
}

export const lastDay = (world: World) => startsAt + world.profile.days * dayMs;

/** Packs of these runs hold a version and nothing else: reading the rules of a real one would be most of the work. */
async function readSmallPack(subtle: Subtle, key: CryptoKey, signed: SignedPack): Promise<PackReading> {
  if (!(await isSignedBy(subtle, key, signed.text, signed.signature))) return { kind: 'not-signed' };
  return { kind: 'ok', pack: JSON.parse(signed.text), signed };
}
