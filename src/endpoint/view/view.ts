import { setImmediate } from 'node:timers/promises';
import type postgres from 'postgres';
import type { CountLine } from '../../domain/count.ts';
import { type Instant, localDateOf } from '../../domain/day.ts';
import { type DirectiveDocument, type Rule, rulesFor, rulesOf } from '../../domain/directive.ts';
import { Facility } from '../../domain/facility.ts';
import type { LeavingLine } from '../../domain/leaving.ts';
import { waitingOn } from '../../domain/waiting.ts';
import type { SupervisedDevice, SupervisedFacility, SupervisionView } from '../../protocol/supervision.ts';
import { newestPack } from '../packs.ts';
import { officialWords, pharmacyWords } from '../resupply.ts';
import { underSettings } from '../stated-settings.ts';
import { factsByPair, toldByNumber } from './counts.ts';
import { devicesByFacility } from './devices.ts';
import { keyOf, reachOf, recentHistory } from './history.ts';
import { superviseProduct } from './product.ts';

const facilitiesAtATime = 50;

/** Who has what and who has fallen silent, in the nation or a region: facts from the database, judged by the domain. */
export async function supervisionView(
  sql: postgres.Sql,
  { scope, scopeName, now }: { scope: string; scopeName: string; now: Instant },
): Promise<SupervisionView> {
  const { version, products, documents } = await newestPack(sql);
  const rulesAbout = rulesByRegionAndProduct(documents);
  const facilities = await facilitiesOf(sql, scope);
  const ids = facilities.map((facility) => facility.id);
  const devices = await devicesByFacility(sql, ids);
  const [theirWords, ownWords] = [await officialWords(sql, ids), await pharmacyWords(sql, ids)];
  const pairs = ids.flatMap((facility) => products.map((product) => ({ facility, product: product.id })));
  const facts = await factsByPair(
    sql,
    pairs,
    await recentHistory(sql, ids, reachOf(rulesOf(documents), now)),
  );
  const known = [...facts.values()];
  const told = await toldByNumber<CountLine>(
    sql,
    known.flatMap(({ last }) => (last ? [last.count.from.number, last.count.first.number] : [])),
  );
  const left = await toldByNumber<LeavingLine>(
    sql,
    known.flatMap((it) => it.left.map(({ number }) => number)),
  );

  const supervised: SupervisedFacility[] = [];
  for (const [index, facility] of facilities.entries()) {
    // 2,500 facilities take a second of judging: tablets are answered in between.
    if (index % facilitiesAtATime === 0) await setImmediate();
    const own = devices.get(facility.id) ?? [];
    const words = [...(theirWords.get(facility.id) ?? []), ...(ownWords.get(facility.id) ?? [])];
    const lastHeardAt = lastHeard(own);
    const waiting = waitingOn(own);
    const firstEnrolledAt = own[0]?.enrolledAt ?? null;
    supervised.push({
      facility,
      localDate: localDateOf(now, facility.zone),
      lastHeardAt,
      devices: own,
      products: products.map((product) => {
        const found = facts.get(keyOf({ facility: facility.id, product: product.id })) ?? {
          counts: [],
          receipts: [],
          last: null,
          left: [],
        };
        return superviseProduct({
          facility,
          product,
          rules: rulesAbout(facility.region, product.id),
          facts: found,
          lines: (found.last && told.get(found.last.count.from.number)?.lines) ?? [],
          second: (found.last && told.get(found.last.count.from.number)?.second) ?? null,
          enteredAt: (found.last && told.get(found.last.count.first.number)?.enteredAt) ?? null,
          left: found.left.flatMap(({ number }) => left.get(number)?.lines ?? []),
          words,
          lastHeardAt,
          waiting,
          firstEnrolledAt,
          now,
        });
      }),
    });
  }
  const presentations = products.flatMap((product) =>
    product.presentations.map(({ id, label, countUnit }) => ({ id, label, product: product.id, countUnit })),
  );
  return {
    at: now,
    scope,
    scopeName,
    presentations,
    documents,
    packVersion: version,
    facilities: supervised,
  };
}

/** Found once for all facilities of a region, with only the rules that speak of the product or supersede for it. */
function rulesByRegionAndProduct(documents: readonly DirectiveDocument[]) {
  const found = new Map<string, Rule[]>();
  return (region: string, product: string): Rule[] => {
    const key = `${region} ${product}`;
    const rules =
      found.get(key) ??
      rulesFor(documents, region).filter(
        (rule) =>
          rule.products.includes(product) || rule.supersedes.some((it) => it.products.includes(product)),
      );
    found.set(key, rules);
    return rules;
  };
}

async function facilitiesOf(sql: postgres.Sql, scope: string): Promise<Facility[]> {
  const rows = await sql<{ record: unknown }[]>`
    select record from facility where ${scope} = 'national' or region = ${scope} order by id`;
  return underSettings(
    sql,
    rows.map(({ record }) => Facility.parse(record)),
  );
}

function lastHeard(devices: readonly SupervisedDevice[]): Instant | null {
  return devices.reduce<Instant | null>((latest, { lastHeardAt }) => {
    return latest === null || (lastHeardAt !== null && lastHeardAt > latest) ? lastHeardAt : latest;
  }, null);
}
