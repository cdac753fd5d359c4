import { expect, it } from 'vitest';
import { localDateOf } from '../../src/domain/day.ts';
import { rulesOf } from '../../src/domain/directive.ts';
import { judgeDuties } from '../../src/domain/duty.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { territories } from '../../src/reference/territories.ts';
import { dayText, offsetMs, type TestZone, zones } from './calendar.ts';
import { judgeByFutures, oracleProducts } from './duty-oracle.ts';

const rules = rulesOf(firstPack.documents);
const dayMs = 86_400_000;
const begin = Date.parse('2020-06-25');
const days = Array.from({ length: 20 * 366 }, (_, at) => begin + at * dayMs);

/** The first millisecond of a local day, where clocks change at neither of its ends. */
const startOf = (dayMs: number, zone: TestZone) => dayMs - offsetMs(dayMs - offsetMs(dayMs, zone), zone);

/** What is judged otherwise than trying every remaining day shows, of counts on some of the fifteen days before, chosen by the day's own number. */
function misjudgedAt(now: number, zone: TestZone, at: number): object[] {
  const product = oracleProducts[at % oracleProducts.length] as string;
  const chosen = (Math.imul(at + 1, 2_654_435_761) >>> 12) & ((1 << 15) - 1);
  const counts = Array.from({ length: 15 }, (_, back) => now - back * dayMs).filter(
    (_, back) => chosen & (1 << back),
  );
  const duties = judgeDuties({
    rules,
    productId: product,
    zone,
    counts: counts.map((ms) => ({ at: new Date(ms).toISOString() })),
    receipts: [],
    now: new Date(now).toISOString(),
  });
  return ([0, 1] as const).flatMap((weeksBack) => {
    const { period, required, days: done, state, missedBy } = weeksBack ? duties.previous : duties.current;
    const judged = { week: period.key, required, days: done, state, missedBy };
    const oracle = judgeByFutures({ product, zone, counts, now, weeksBack });
    return JSON.stringify(judged) === JSON.stringify(oracle) ? [] : [{ now, zone, judged, oracle }];
  });
}

it('every zone of a territory is walked', () => {
  expect(zones).toEqual(expect.arrayContaining(territories.map((it) => it.zone)));
});

it('each day of twenty years begins and ends when arithmetic says, in every zone of the nation', () => {
  const wrong = zones.flatMap((zone) =>
    days.filter((day) => {
      const start = startOf(day, zone);
      const dateAt = (ms: number) => localDateOf(new Date(ms).toISOString(), zone);
      return dateAt(start) !== dayText(day) || dateAt(start - 1) !== dayText(day - dayMs);
    }),
  );
  expect(wrong).toEqual([]);
});

it('each day of twenty years is judged as trying every remaining day shows, zone after zone', () => {
  const wrong = days.flatMap((day, at) => {
    const zone = zones[at % zones.length] as TestZone;
    const start = startOf(day, zone);
    return misjudgedAt(at % 2 === 0 ? start : start - 1, zone, at);
  });
  expect(wrong).toEqual([]);
});

it('so are, in every zone, the days on which clocks change and years end', () => {
  const yearEnds = days.filter((day) => /-(12-31|01-01)$/.test(dayText(day)));
  const changes = days.filter((day) =>
    (['Europe/Paris', 'America/Miquelon'] as const).some(
      (zone) => offsetMs(day, zone) !== offsetMs(day + dayMs, zone),
    ),
  );
  expect([yearEnds.length, changes.length]).toEqual([40, 80]);
  const edges = [...yearEnds, ...changes];
  const wrong = zones.flatMap((zone) =>
    edges.flatMap((day, at) => misjudgedAt(startOf(day, zone) + dayMs / 2, zone, at)),
  );
  expect(wrong).toEqual([]);
});
