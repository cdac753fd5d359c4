import type postgres from 'postgres';
import type { CountLine } from '../../domain/count.ts';
import type { Instant } from '../../domain/day.ts';
import { type EffectiveCount, effectiveCounts, standingOf } from '../../domain/history.ts';
import { type LeavingLine, leavingsSince } from '../../domain/leaving.ts';
import { type Event, type SecondCount, sealedAt } from '../../protocol/event.ts';
import { keyOf, olderHistory, type Pair, type PastEvent } from './history.ts';

export interface PairFacts {
  counts: EffectiveCount<PastEvent>[];
  receipts: PastEvent[];
  last: LastCount | null;
  /** What left since that count, without figures. */
  left: PastEvent[];
}

/** The count made last, and when. */
export interface LastCount {
  count: EffectiveCount<PastEvent>;
  madeAt: Instant;
}

/** What each pair's events amount to; where nothing recent stands, the last count of before. */
export async function factsByPair(
  sql: postgres.Sql,
  pairs: readonly Pair[],
  recent: ReadonlyMap<string, PastEvent[]>,
): Promise<Map<string, PairFacts>> {
  const facts = new Map(
    pairs.map((pair) => [keyOf(pair), factsOf(pair.product, recent.get(keyOf(pair)) ?? [])]),
  );
  const bare = pairs.filter((pair) => facts.get(keyOf(pair))?.counts.length === 0);
  const older = await olderHistory(sql, bare);
  for (const pair of bare) {
    const found = factsOf(pair.product, older.get(keyOf(pair)) ?? []);
    facts.set(keyOf(pair), { ...found, receipts: facts.get(keyOf(pair))?.receipts ?? [] });
  }
  return facts;
}

/** What the events of one product at one facility amount to. */
export function factsOf(product: string, events: readonly PastEvent[]): PairFacts {
  const counts = effectiveCounts(events, product);
  const last = lastOf(counts);
  const left = last ? leavingsSince(events.map(atLatest), product, earliest(last)) : [];
  return { counts, receipts: standingOf(events, 'receipt', product), last, left };
}

/** Where clocks are in doubt, what may have left after a count did: the floor is never overstated. */
function earliest({ count: { first }, madeAt }: LastCount): Instant {
  return [madeAt, first.otherReading ?? madeAt].sort(byTime)[0] ?? madeAt;
}

function atLatest(event: PastEvent): PastEvent {
  const { at, otherReading, receivedAt } = event;
  const latest = [at, otherReading ?? at].sort(byTime)[1] ?? at;
  return { ...event, at: [latest, receivedAt].sort(byTime)[0] ?? at };
}

function byTime(a: Instant, b: Instant): number {
  return Date.parse(a) - Date.parse(b);
}

/**
 * None was made after it was received: a clock that ran years ahead must not hide the
 * counts of those years.
 */
function lastOf(counts: readonly EffectiveCount<PastEvent>[]): LastCount | null {
  const made = counts.map((count) => {
    const { receivedAt } = count.first;
    const isAhead = Date.parse(count.countedAt) > Date.parse(receivedAt);
    return { count, madeAt: isAhead ? receivedAt : count.countedAt };
  });
  return made.sort((a, b) => byTime(b.madeAt, a.madeAt))[0] ?? null;
}

/** What an event says, as far as it is shown; its lines are as its kind has them. */
export interface Told<Line> {
  lines: Line[];
  enteredAt: Instant | null;
  second: SecondCount | null;
}

/** What the events of these numbers say. */
export async function toldByNumber<Line extends CountLine | LeavingLine>(
  sql: postgres.Sql,
  numbers: number[],
): Promise<Map<number, Told<Line>>> {
  const rows = await sql<{ number: number; text: string }[]>`
    select number, text from event where number = any(${numbers}::bigint[])`;
  return new Map(
    rows.map(({ number, text }) => {
      const event = JSON.parse(text) as Event & { body: { lines: Line[]; second?: SecondCount } };
      const { lines, second = null } = event.body;
      return [number, { lines, second, enteredAt: event.enteredAt ? sealedAt(event) : null }];
    }),
  );
}
