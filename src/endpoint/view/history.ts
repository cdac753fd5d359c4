import type postgres from 'postgres';
import { addMs, type Instant } from '../../domain/day.ts';
import type { Rule } from '../../domain/directive.ts';
import type { HistoryEvent } from '../../domain/history.ts';
import { leavingKinds } from '../../domain/leaving.ts';

/** An event without its figures, which only the last count and what left since need. */
export type PastEvent = HistoryEvent & { number: number; otherReading: Instant | null; receivedAt: Instant };

export interface Pair {
  facility: string;
  product: string;
}

export function keyOf({ facility, product }: Pair): string {
  return `${facility}\n${product}`;
}

const dayMs = 86_400_000;
const mostOfOlder = 20;

/** How far back facts matter: to the begin of the period before the running one, and six weeks for open receipts. */
export interface Reach {
  counts: Instant;
  receipts: Instant;
}

/** Two periods and three days, which cover the zones and a corrected clock. */
export function reachOf(rules: readonly Rule[], now: Instant): Reach {
  const cadences = rules.flatMap((rule) => (rule.kind === 'cadence' ? [rule.per] : []));
  const days = cadences.includes('year') ? 2 * 366 : cadences.includes('month') ? 2 * 31 : 2 * 7;
  return { counts: addMs(now, -(days + 3) * dayMs), receipts: addMs(now, -Math.max(42, days + 3) * dayMs) };
}

/**
 * What was received and counted within reach, by pair; where something was received, every count since. What is said of
 * these, and what left, is in reach by when it came as well: by a clock that fell back it bears any time.
 */
export async function recentHistory(
  sql: postgres.Sql,
  facilities: readonly string[],
  { counts, receipts }: Reach,
) {
  const rows = await sql<Packed[]>`
    with reach as (
      select facility, product, min(counted_at) as since from event
      where kind = 'receipt' and counted_at >= ${receipts} and facility = any(${facilities as string[]})
      group by facility, product
    )
    select facility, product, json_agg(${packed(sql)} order by number)::text as events
    from event left join reach using (facility, product)
    where facility = any(${facilities as string[]}) and ${isAboutStock(sql)}
      and (counted_at >= ${receipts} or ${isAfterwards(sql)} and received_at >= ${receipts})
      and case when ${isAfterwards(sql)} then ${latest(sql)} else ${earliest(sql)} end >= least(${counts}, since)
    group by facility, product`;
  return unpack(rows);
}

/** The last counts of each pair, however old, and what was said of them and left since the first. */
export async function olderHistory(sql: postgres.Sql, pairs: readonly Pair[]) {
  if (pairs.length === 0) return unpack([]);
  const rows = await sql<Packed[]>`
    select pair.facility, pair.product, last.events::text as events
    from unnest(${pairs.map((it) => it.facility)}::text[], ${pairs.map((it) => it.product)}::text[])
      as pair (facility, product)
    cross join lateral (
      with newest as (
        select * from event where event.facility = pair.facility and event.product = pair.product and kind = 'count'
        order by counted_at desc limit ${mostOfOlder}
      )
      select json_agg(${packed(sql)} order by number) as events from (
        select * from newest
        union all
        select * from event where event.facility = pair.facility and event.product = pair.product
          and ${isAfterwards(sql)} and ${isAboutStock(sql)}
          and ${latest(sql)} >= (select min(${earliest(sql)}) from newest)
      ) as all_kinds
    ) as last
    where last.events is not null`;
  return unpack(rows);
}

interface Packed extends Pair {
  events: string;
}

/** One row a pair: 300,000 rows of their own would take seconds to read. */
function packed(sql: postgres.Sql) {
  return sql`json_build_array(number, device, seq, kind, ${millis(sql, 'counted_at')}, ${millis(sql, 'other_reading')},
    ${millis(sql, 'received_at')}, target_device, target_seq)`;
}

function isAboutStock(sql: postgres.Sql) {
  return sql`kind = any(${['count', 'correction', 'void', 'receipt', ...leavingKinds]})`;
}

/** As the index of what came after a count has it. */
function isAfterwards(sql: postgres.Sql) {
  return sql`kind not in ('count', 'receipt')`;
}

/** Nothing happened after it was received, whatever a clock that ran years ahead says. */
function earliest(sql: postgres.Sql) {
  return sql`least(counted_at, received_at)`;
}

function latest(sql: postgres.Sql) {
  return sql`greatest(counted_at, received_at)`;
}

function millis(sql: postgres.Sql, column: string) {
  return sql`(extract(epoch from ${sql(column)}) * 1000)::bigint`;
}

type Unpacked = [
  number: number,
  device: string,
  seq: number,
  kind: HistoryEvent['event']['kind'],
  at: number,
  other: number | null,
  received: number,
  targetDevice: string,
  targetSeq: number,
];

function unpack(rows: readonly Packed[]): Map<string, PastEvent[]> {
  return new Map(
    rows.map((row) => [
      keyOf(row),
      (JSON.parse(row.events) as Unpacked[]).map((it) => toEvent(row.product, it)),
    ]),
  );
}

function toEvent(product: string, packed: Unpacked): PastEvent {
  const [number, device, seq, kind, at, other, received, targetDevice, targetSeq] = packed;
  const target = { device: targetDevice, seq: targetSeq };
  const body = { product, lines: [], replaces: target, voids: target };
  return {
    event: { device, seq, kind, body },
    at: instantOf(at),
    number,
    otherReading: other === null ? null : instantOf(other),
    receivedAt: instantOf(received),
  };
}

function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}
