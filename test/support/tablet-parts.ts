import { randomUUID, webcrypto } from 'node:crypto';
import type { CountLine } from '../../src/domain/count.ts';
import type { Facility } from '../../src/domain/facility.ts';
import { exportPublicKey, makeKeyPair, type Subtle, signText } from '../../src/protocol/crypto.ts';
import type { EnrolmentAnswer } from '../../src/protocol/enrolment.ts';
import { readSignedPack, signPack } from '../../src/protocol/pack.ts';
import {
  protocolMarker,
  type SyncAnswer,
  type SyncResult,
  signatureHeader,
} from '../../src/protocol/sync.ts';
import { demonstrationFacilities } from '../../src/reference/demonstration.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { adopt } from '../../src/store/adopt.ts';
import { openTabletDatabase, type SealContext, seal, type TabletDatabase } from '../../src/store/index.ts';
import { reissueStrays } from '../../src/store/reissue.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { fixedClock, seededRandom } from './clock.ts';

export const subtle = webcrypto.subtle as unknown as Subtle;
export const cayenne = demonstrationFacilities.find((it) => it.id === 'demo-cayenne') as Facility;
export const deviceA = 'a'.repeat(20);
export const deviceB = 'b'.repeat(20);

export function lines(figures: [number, number, number]): CountLine[] {
  return (['80', '200', '400'] as const).map((size, index) => ({
    presentation: `roactemra-iv-${size}`,
    physical: figures[index] ?? 0,
    usable: figures[index] ?? 0,
    earliestExpiry: figures[index] ? { kind: 'date', date: '2030-01-31' } : { kind: 'none' },
  }));
}

export function count(figures: [number, number, number] = [1, 2, 3]) {
  return {
    kind: 'count' as const,
    body: { product: 'tocilizumab-iv', answers: null, lines: lines(figures) },
  };
}

/** Web Locks as one queue: enough where there is one realm. */
export function oneQueue(): SyncParts['locks'] {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, task: () => Promise<unknown>) => {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  };
  return { request } as SyncParts['locks'];
}

export type Answering = (request: {
  body: string;
  parsed: { batch: string; device: string; events: { seq: number }[] };
}) => Promise<Response>;

/** A tablet with a real store and real keys, whose network is whatever `answering` says. */
export async function enrolledTablet(options: { device?: string; at?: string } = {}) {
  const clock = fixedClock(options.at ?? '2026-11-23T12:00:00.000Z');
  const endpointKeys = await makeKeyPair(subtle, false);
  const database = await openTabletDatabase(`tablet-${randomUUID()}`);
  const keys = await makeKeyPair(subtle, false);
  const device = options.device ?? deviceA;
  const enrolment: EnrolmentAnswer = {
    protocol: protocolMarker,
    device,
    now: clock.now(),
    epoch: 'epoch-1',
    endpointKey: await exportPublicKey(subtle, endpointKeys.publicKey),
    facility: cayenne,
    pack: await signPack(subtle, endpointKeys.privateKey, firstPack),
  };
  const reading = await readSignedPack(subtle, endpointKeys.publicKey, enrolment.pack);
  await adopt(database, subtle, enrolment, keys.privateKey, 0, reading);
  const posts: string[] = [];
  let answering: Answering = () => Promise.reject(new TypeError('no network'));
  const parts: SyncParts = {
    database,
    subtle,
    locks: oneQueue(),
    now: clock.now,
    random: seededRandom(1),
    isWatched: () => false,
    newBatchId: randomUUID,
    app: 'test',
    packReader: async () => readSignedPack,
    reissuer: async () => reissueStrays,
    fetcher: (async (_path: string, init: RequestInit) => {
      const stream = new Blob([init.body as ArrayBuffer])
        .stream()
        .pipeThrough(new DecompressionStream('gzip'));
      const body = await new Response(stream).text();
      posts.push(body);
      return answering({ body, parsed: JSON.parse(body) });
    }) as typeof fetch,
  };
  return {
    database,
    parts,
    clock,
    posts,
    enrolment,
    endpointKeys,
    answer: (next: Answering) => {
      answering = next;
    },
    seal: (statement: Parameters<typeof seal>[2] = count()) =>
      seal(database, subtle, statement, contextAt(clock.now())),
  };
}

export function contextAt(deviceTime: string, person = ''): SealContext {
  return {
    deviceTime,
    zone: cayenne.zone,
    facility: cayenne.id,
    actor: person || 'tablet',
    person,
    app: 'test',
  };
}

export type TestTablet = Awaited<ReturnType<typeof enrolledTablet>>;

/** A well-formed, well-signed answer that stores everything, unless told otherwise. */
export async function signedAnswer(
  tablet: TestTablet,
  parsed: { batch: string; device: string; events: { seq: number }[] },
  change: Partial<SyncAnswer> = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const answer: SyncAnswer = {
    protocol: protocolMarker,
    batch: parsed.batch,
    device: parsed.device,
    now: tablet.clock.now(),
    epoch: 'epoch-1',
    results: parsed.events.map(
      (event): SyncResult => ({
        seq: event.seq,
        result: 'stored',
        number: 1000 + event.seq,
        receivedAt: tablet.clock.now(),
      }),
    ),
    gaps: [],
    pull: { cursor: 0, events: [], facility: cayenne, pack: null, resupply: [] },
    ...change,
  };
  const text = JSON.stringify(answer);
  const signature = await signText(subtle, tablet.endpointKeys.privateKey, text);
  return new Response(text, { status: 200, headers: { [signatureHeader]: signature, ...headers } });
}

export async function eventsOf(database: TabletDatabase) {
  return (await database.events.toArray()).map((row) => JSON.parse(row.text));
}
