import type postgres from 'postgres';
import type { Instant } from '../domain/day.ts';
import type { ResupplyReason, ResupplyWord } from '../domain/resupply.ts';
import type { Scope } from '../protocol/supervision.ts';
import type { ResupplyFlag } from '../protocol/sync.ts';

/** What a supervisor says of a product: about a region, a facility, or else all that is in scope. */
export interface Statement {
  region: string | null;
  facility: string | null;
  product: string;
  compromised: boolean;
  reason: ResupplyReason | null;
}

/** False where that region or facility is not in the speaker's scope. */
export async function sayResupply(
  sql: postgres.Sql,
  { facility, product, compromised, reason, ...statement }: Statement,
  { scope, now }: { scope: Scope; now: Instant },
): Promise<boolean> {
  const own = scope === 'national' ? null : scope;
  const region = statement.region ?? (facility === null ? own : null);
  if (own !== null && region !== null && region !== own) return false;
  const said = await sql`
    insert into resupply_word (speaker, region, facility, product, compromised, reason, said_at)
    select ${scope}, ${region}, ${facility}, ${product}, ${compromised}, ${reason}, ${now}
    where ${facility}::text is null or exists (
      select from facility where id = ${facility} and (${scope} = 'national' or region = ${scope}))
    returning number`;
  return said.length > 0;
}

/** What the agencies and the nation last said to each facility, by facility: their last word, whomever it names. */
export async function officialWords(
  sql: postgres.Sql,
  facilities: readonly string[],
): Promise<Map<string, ResupplyWord[]>> {
  const rows = await sql<WordRow[]>`
    with last as (
      select distinct on (speaker, region, facility, product) * from resupply_word
      order by speaker, region, facility, product, said_at desc, number desc
    )
    select distinct on (it.id, last.speaker, last.product) it.id as facility, last.product, compromised, reason,
      said_at as at, case last.speaker when 'national' then 'nation' else 'agency' end as by
    from facility as it
    join last on last.speaker in ('national', it.region)
      and (last.facility = it.id or last.region = it.region or num_nonnulls(last.facility, last.region) = 0)
    where it.id = any(${facilities as string[]})
    order by it.id, last.speaker, last.product, said_at desc, number desc`;
  return byFacility(rows);
}

/** What the pharmacies last said themselves and did not withdraw, by facility; a clock that runs ahead is not believed. */
export async function pharmacyWords(
  sql: postgres.Sql,
  facilities: readonly string[],
): Promise<Map<string, ResupplyWord[]>> {
  const rows = await sql<{ facility: string; product: string; at: Instant; text: string }[]>`
    select distinct on (facility, product) facility, product, least(counted_at, received_at) as at, text
    from event as said where kind = 'resupply' and facility = any(${facilities as string[]})
      and not exists (
        select from event as word where word.kind = 'void' and (word.facility, word.product) = (said.facility, said.product)
          and (word.target_device, word.target_seq) = (said.device, said.seq)
      )
    order by facility, product, at desc, number desc`;
  return byFacility(
    rows.map(({ text, ...row }) => {
      const { compromised, reason } = JSON.parse(text).body as Pick<ResupplyWord, 'compromised' | 'reason'>;
      return { ...row, compromised, reason, by: 'pharmacy' };
    }),
  );
}

/** What a pharmacy's tablets are told: what others hold, as long as it stands. */
export async function standingFlags(sql: postgres.Sql, facility: string): Promise<ResupplyFlag[]> {
  const words = (await officialWords(sql, [facility])).get(facility) ?? [];
  return words.flatMap(({ product, by, at, reason, compromised }) =>
    compromised && by !== 'pharmacy' ? [{ product, by, at, reason }] : [],
  );
}

type WordRow = ResupplyWord & { facility: string };

function byFacility(rows: readonly WordRow[]): Map<string, ResupplyWord[]> {
  const words = new Map<string, ResupplyWord[]>();
  for (const { facility, ...word } of rows) {
    const known = words.get(facility);
    if (known) known.push(word);
    else words.set(facility, [word]);
  }
  return words;
}
