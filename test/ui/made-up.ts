import type { CountLine, EarliestExpiry } from '../../src/domain/count.ts';
import type { Instant } from '../../src/domain/day.ts';
import type { Facility } from '../../src/domain/facility.ts';
import { type Event, eventSchema } from '../../src/protocol/event.ts';
import type { ReferencePack } from '../../src/protocol/pack.ts';
import { firstPack } from '../../src/reference/pack.ts';
import type { Statement } from '../../src/store/seal.ts';
import type { Delivery, KeptEvent } from '../../src/store/snapshot.ts';
import type { Enrolled } from '../../src/ui/today.ts';

export const device = 'k3q9z7m2p5t8w1x4c6v0';

export const cayenne: Facility = {
  id: 'demo-cayenne',
  name: 'Démonstration — Cayenne',
  finess: null,
  legalFiness: null,
  region: '03',
  regionName: 'Guyane',
  agency: 'ARS Guyane',
  zone: 'America/Cayenne',
  demonstration: true,
  carT: 'yes',
  referenceDoseMg: 800,
  openDays: [1, 2, 3, 4, 5],
  plannedDays: [1, 3, 5],
};

export const stored = (number: number, receivedAt: Instant): Delivery => ({
  state: 'stored',
  number,
  receivedAt,
});

export function line(
  presentation: string,
  physical: number,
  expiry?: EarliestExpiry,
  unusable = 0,
): CountLine {
  const earliestExpiry =
    physical === 0 ? { kind: 'none' as const } : (expiry ?? { kind: 'date' as const, date: '2027-06-30' });
  return { presentation, physical, usable: physical - unusable, earliestExpiry };
}

/** The three sizes of the vial, in the order 80, 200, 400. */
export function vials(of80: number, of200: number, of400: number, expiry?: EarliestExpiry): CountLine[] {
  return [
    line('roactemra-iv-80', of80, expiry),
    line('roactemra-iv-200', of200, expiry),
    line('roactemra-iv-400', of400, expiry),
  ];
}

const answered = {
  document: 'minsante-2021-77',
  rule: 'minsante-2021-77/tocilizumab-iv-thrice-weekly',
  packVersion: 1,
};

let lastSeq = 0;

function envelope(at: Instant) {
  lastSeq += 1;
  return {
    schema: eventSchema,
    device,
    seq: lastSeq,
    facility: 'demo-cayenne',
    actor: 'tablet-k3q9',
    countedAt: at,
    zone: 'America/Cayenne',
    clockOffsetMs: 0,
    app: '0.1.0',
    previousHash: null,
    hash: lastSeq.toString(16).padStart(64, 'a'),
  };
}

export function counted(
  at: Instant,
  lines: CountLine[],
  delivery: Delivery = { state: 'unsent' },
  product = 'tocilizumab-iv',
): KeptEvent {
  return {
    event: { ...envelope(at), kind: 'count', body: { product, answers: answered, lines } },
    own: true,
    delivery,
    at,
  };
}

export function received(at: Instant, units: number, delivery: Delivery = { state: 'unsent' }): KeptEvent {
  const body = { product: 'tocilizumab-iv', lines: [{ presentation: 'roactemra-iv-400', units }] };
  return { event: { ...envelope(at), kind: 'receipt', body }, own: true, delivery, at };
}

/** Any other statement of this pharmacy. */
export function stated(
  at: Instant,
  statement: Statement,
  delivery: Delivery = { state: 'unsent' },
): KeptEvent {
  return { event: { ...envelope(at), ...statement } as Event, own: true, delivery, at };
}

/** An enrolled tablet holding these events; the rest is calm. */
export function tablet(events: KeptEvent[], rest: Partial<Enrolled> = {}): Enrolled {
  const journal = [...events].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const unsent = events.filter((it) => it.delivery.state === 'unsent').map((it) => it.at);
  return {
    identity: { device, facility: cayenne, enrolledAt: '2021-01-04T12:00:00Z' },
    pack: firstPack as ReferencePack,
    packRefusal: null,
    resupply: [],
    events: journal,
    journal,
    people: [],
    person: '',
    lockMinutes: 5,
    drafts: [],
    otherDrafts: [],
    outbox: { size: unsent.length, oldestAt: unsent.sort()[0] ?? null },
    hold: null,
    lastContactAt: null,
    clockOffsetMs: 0,
    ...rest,
  };
}
