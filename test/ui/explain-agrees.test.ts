import fc from 'fast-check';
import { expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { Facility } from '../../src/domain/facility.ts';
import type { LeavingLine } from '../../src/domain/leaving.ts';
import { weekOf } from '../../src/domain/period.ts';
import type { Product } from '../../src/domain/product.ts';
import type { ResupplyWord } from '../../src/domain/resupply.ts';
import { factsOf } from '../../src/endpoint/view/counts.ts';
import type { PastEvent } from '../../src/endpoint/view/history.ts';
import { superviseProduct } from '../../src/endpoint/view/product.ts';
import { directiveDocuments } from '../../src/reference/directives.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { territories } from '../../src/reference/territories.ts';
import type { KeptEvent } from '../../src/store/snapshot.ts';
import { queryToFilters } from '../../src/ui/supervisor/filters.ts';
import { viewToList } from '../../src/ui/supervisor/list.ts';
import { productToday } from '../../src/ui/today.ts';
import { cayenne, counted, device, received, stated, stored, tablet, vials } from './made-up.ts';
import { viewOf } from './supervisor/made-up.ts';

const rules = directiveDocuments.flatMap((it) => it.rules);
const never = () => Promise.reject(new Error('explain must open no database'));

async function explained(...args: string[]) {
  const { code, stdout } = await run(['explain', ...args], never, () => '2022-01-01T00:00:00Z');
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

interface Told {
  facility: Facility;
  product: Product;
  events: KeptEvent[];
  words: ResupplyWord[];
  now: string;
}

/** The card of a product on the tablet that holds these events. */
function onTablet({ facility, product, events, words, now }: Told) {
  const resupply = words.filter((it) => it.by !== 'pharmacy') as never[];
  const identity = { device, facility, enrolledAt: '2021-01-04T12:00:00Z' };
  const snapshot = tablet(events, { identity, resupply, lastContactAt: now });
  return productToday(product, snapshot, now);
}

/** The same product as the endpoint tells it, with every event received at once, and how the list counts it. */
function onSupervisorsScreen({ facility, product, events, words, now }: Told) {
  const known = events.filter((it) => 'product' in it.event.body && it.event.body.product === product.id);
  const past = known.map((it) => ({ ...it, number: 1, otherReading: null, receivedAt: it.at }) as PastEvent);
  const facts = factsOf(product.id, past);
  const last = facts.last?.count.from.event;
  const supervised = superviseProduct({
    facility,
    product,
    rules,
    facts,
    lines: last?.kind === 'count' ? last.body.lines : [],
    second: null,
    left: facts.left.flatMap(({ event }) =>
      'lines' in event.body ? (event.body.lines as LeavingLine[]) : [],
    ),
    enteredAt: null,
    words,
    lastHeardAt: now,
    waiting: [],
    firstEnrolledAt: null,
    now,
  });
  const one = {
    facility,
    localDate: now.slice(0, 10),
    lastHeardAt: now,
    devices: [],
    products: [supervised],
  };
  const { tally } = viewToList(viewOf([one]), queryToFilters({}));
  return { supervised, tally };
}

const minute = 60_000;
const second = Date.parse('2021-06-21T00:00:00Z');
const facts = fc.record({
  product: fc.constantFrom(...firstPack.products),
  zone: fc.constantFrom(...new Set(territories.map((it) => it.zone))),
  nowMs: fc.integer({ min: second / minute, max: Date.parse('2022-12-31T00:00:00Z') / minute }),
  counted: fc.array(fc.integer({ min: -16 * 1440, max: 300 }), { maxLength: 8 }),
  received: fc.array(fc.integer({ min: -9 * 1440, max: 300 }), { maxLength: 2 }),
  withdrawn: fc.array(fc.integer({ min: -9 * 1440, max: -1 }), { maxLength: 2 }),
});

/** Rarely drawn: counted on Monday, goods on Tuesday, and it is Wednesday. */
const lateOnAReceipt = {
  product: firstPack.products[0] as Product,
  zone: 'Europe/Paris',
  nowMs: Date.parse('2021-06-23T12:00:00Z') / minute,
  counted: [-2 * 1440],
  received: [-1440],
  withdrawn: [],
};
/** Said, and withdrawn as soon as it was: it may change nothing anywhere. */
function andWithdrawn(kept: KeptEvent, product: string): KeptEvent[] {
  const { device, seq } = kept.event;
  const body = { product, voids: { device, seq } };
  return [stated(kept.at, { kind: 'void', body }, stored(1, kept.at)), kept];
}

/** Corrected at an instant of no account: a correction has the day of its count. */
function andCorrected(kept: KeptEvent, product: string, at: string): KeptEvent[] {
  const { device, seq } = kept.event;
  const body = { product, answers: null, lines: [], replaces: { device, seq } };
  return [kept, stated(at, { kind: 'correction', body }, stored(1, at))];
}

it('« explain duties », the tablet and the supervisors’ list tell the same week of the same facts', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(facts, async ({ product, zone, nowMs, ...ages }) => {
      const instant = (age: number) => new Date((nowMs + age) * minute).toISOString();
      const now = instant(0);
      const at = ages.counted.map(instant);
      const receivedAt = ages.received.map(instant);
      const told = await explained(
        ...['duties', '--product', product.id, '--zone', zone, '--now', now],
        ...['--counts', at.join(), '--receipts', receivedAt.join()],
      );

      const facility = { ...cayenne, zone, plannedDays: [] };
      const goods = (it: string) => {
        const event = received(it, 1, stored(1, it));
        return { ...event, event: { ...event.event, body: { product: product.id, lines: [] } } } as KeptEvent;
      };
      const count = (it: string) => counted(it, [], stored(1, it), product.id);
      const events = [
        ...at.flatMap((it) => andCorrected(count(it), product.id, instant(-5))),
        ...receivedAt.map(goods),
        ...ages.withdrawn.map(instant).flatMap((it) => andWithdrawn(goods(it), product.id)),
        ...ages.withdrawn.map(instant).flatMap((it) => andWithdrawn(count(it), product.id)),
      ];
      const facing: Told = { facility, product, events, words: [], now };

      const { duties, flags, invited } = onTablet(facing);
      const shown = ({ required, days, state, missedBy }: typeof duties.current) => ({
        required,
        days,
        state,
        missedBy,
      });
      expect({
        week: duties.current.period.key,
        localDate: duties.localDate,
        ...shown(duties.current),
        previousWeek: { week: duties.previous.period.key, ...shown(duties.previous) },
        receiptDuties: duties.receipts,
      }).toEqual(told);
      const missed = flags.find((it) => it.kind === 'missed');
      expect(missed?.missedBy ?? 0).toBe(told.missedBy);
      expect(flags.some((it) => it.kind === 'done')).toBe(told.state === 'done');
      const isOverdue = told.receiptDuties.some((it: { state: string }) => it.state === 'overdue');
      expect(flags.some((it) => it.kind === 'receipt-overdue')).toBe(isOverdue);

      const { supervised, tally } = onSupervisorsScreen(facing);
      expect(supervised.period).toMatchObject({
        key: told.week,
        required: told.required,
        done: told.days,
        missedBy: told.missedBy,
      });
      expect(supervised.previousPeriod).toMatchObject({
        key: told.previousWeek.week,
        required: told.previousWeek.required,
        done: told.previousWeek.days,
      });
      const open = told.receiptDuties.filter((it: { state: string }) => /due/.test(it.state));
      expect(supervised.openReceipts).toBe(open.length);

      const hasLateReceipt = told.receiptDuties.some(
        ({ state, dueOn }: { state: string; dueOn: string }) =>
          state === 'overdue' || (state === 'met-late' && dueOn >= weekOf(told.localDate).from),
      );
      const isMissing =
        told.state === 'missed' || (told.previousWeek.state === 'missed' && told.days.length === 0);
      const fault = isMissing ? 'missing' : hasLateReceipt ? 'late' : 'on-time';
      const state = told.state === 'none' ? 'none' : invited && isMissing ? 'invited' : fault;
      expect(tally.states[state]).toBe(1);
      seen.add(state);
    }),
    { numRuns: 200, examples: [[lateOnAReceipt]] },
  );
  expect([...seen].sort()).toEqual(['invited', 'late', 'missing', 'none', 'on-time']);
});

it('« explain floor », the tablet and the supervisors’ list find the same injections in the same vials', async () => {
  const [product] = firstPack.products.filter((it) => it.id === 'tocilizumab-iv') as [Product];
  const now = '2021-11-17T15:00:00Z';
  const at = '2021-11-17T12:00:00Z';
  const word = { product: product.id, at, reason: 'transport', compromised: true, by: 'agency' } as const;
  const shelf = fc.record({
    of: fc.tuple(fc.nat(12), fc.nat(6), fc.nat(8)),
    gone: fc.tuple(fc.nat(6), fc.nat(3), fc.nat(4)),
    doseMg: fc.constantFrom(800, 640, 560, 360),
    isCompromised: fc.boolean(),
  });
  const sizes = [80, 200, 400];
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(shelf, async ({ of: [of80, of200, of400], gone, doseMg, isCompromised }) => {
      const { left: toldLeft, ...told } = await explained(
        ...['floor', '--vials', `80=${of80},200=${of200},400=${of400}`, '--dose', String(doseMg)],
        ...['--left', sizes.map((size, at) => `${size}=${gone[at]}`).join()],
        ...['--threshold', isCompromised ? '3' : '2'],
      );
      const lines = sizes.flatMap((size, at) => {
        const units = gone[at] ?? 0;
        return units > 0 ? [{ presentation: `roactemra-iv-${size}`, units }] : [];
      });
      const body = { product: product.id, lines };
      const left = lines.length > 0 ? [stated(at, { kind: 'use', body }, stored(2, at))] : [];
      const facing: Told = {
        facility: { ...cayenne, referenceDoseMg: doseMg },
        product,
        events: [counted(at, vials(of80, of200, of400), stored(1, at)), ...left],
        words: isCompromised ? [word] : [],
        now,
      };
      const asTold = ({ injections, required, answer, shortBy, repairs }: Judged) => ({
        injections,
        required,
        answer,
        shortBy,
        repairs: repairs.map(({ sizeMg, vials: fewest }) => ({ [sizeMg]: fewest })),
      });
      const { floor } = onTablet(facing);
      expect(floor?.kind === 'judged' && asTold(floor.judgement)).toEqual(told);
      const { supervised, tally } = onSupervisorsScreen(facing);
      expect(supervised.floor && asTold(supervised.floor)).toEqual(told);
      const known = supervised.lastCount?.left ?? [];
      expect(known.map(({ left: units }) => units)).toEqual(toldLeft.map((it: { left: number }) => it.left));
      expect(tally.floors.breached).toBe(told.answer === 'breached' ? 1 : 0);
      seen.add(told.answer);
    }),
    { numRuns: 100 },
  );
  expect([...seen].sort()).toEqual(['breached', 'met']);
});

interface Judged {
  injections: number;
  required: number;
  answer: string;
  shortBy: number;
  repairs: { sizeMg: number; vials: number }[];
}
