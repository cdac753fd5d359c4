import { describe, expect, it } from 'vitest';
import { localDateOf } from '../../src/domain/day.ts';
import { inForce, rulesFor } from '../../src/domain/directive.ts';
import { judgeDuties } from '../../src/domain/duty.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { dayText, offsetMs } from './calendar.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const first = '2020-08-01';
const last = '2022-12-31';
const days = Array.from({ length: (Date.parse(last) - Date.parse(first)) / dayMs + 1 }, (_, at) =>
  dayText(Date.parse(first) + at * dayMs),
);

/** By region, since a rule may be a region's own; offsets by arithmetic, none of these but Paris having summer time. */
const places = [
  { region: '11', zone: 'Europe/Paris', offset: (ms: number) => offsetMs(ms, 'Europe/Paris') },
  { region: '03', zone: 'America/Cayenne', offset: () => -3 * hourMs },
  { region: '04', zone: 'Indian/Reunion', offset: () => 4 * hourMs },
  { region: '06', zone: 'Indian/Mayotte', offset: () => 3 * hourMs },
  { region: '988', zone: 'Pacific/Noumea', offset: () => 11 * hourMs },
] as const;
type Place = (typeof places)[number];

/** The first and the last second of a local day, summer time ending and beginning at neither. */
function edgesOf(day: string, { offset }: Place): string[] {
  return ['00:00:00', '23:59:59'].map((time) => {
    const local = Date.parse(`${day}T${time}Z`);
    return new Date(local - offset(local - offset(local))).toISOString();
  });
}

/** What the sources say, read by hand: the rules that speak of each product with their first day, and last if any. */
const table: Record<string, [rule: string, from: string, to?: string][]> = {
  'tocilizumab-iv': [
    ['mars/tocilizumab-weekly', '2020-08-11', '2021-06-07'],
    ['mars/available-stock', '2020-08-11'],
    ['mars/escalation', '2020-08-11'],
    ['mars/national-regulation-off', '2020-08-11'],
    ['mars/indications', '2020-08-11', '2021-06-07'],
    ['mars/national-purchase', '2020-08-11'],
    ['mars/purpose', '2020-08-11'],
    ['minsante/tocilizumab-iv-thrice-weekly', '2021-06-08'],
    ['minsante/tocilizumab-iv-on-receipt', '2021-06-08'],
    ['minsante/quota', '2021-06-08'],
    ['minsante/state-stock-use', '2021-06-08'],
    ['minsante/annexe-1', '2021-06-08'],
    ['minsante/billing-code', '2021-06-08'],
    ['minsante/later-control', '2021-06-08'],
    ['minsante/free-of-charge', '2021-06-08'],
    ['minsante/off-label', '2021-06-08'],
    ['minsante/hospital-only', '2021-06-08'],
    ['minsante/indication-ra', '2021-06-08'],
    ['minsante/indication-sjia', '2021-06-08'],
    ['minsante/indication-pjia', '2021-06-08'],
    ['minsante/indication-crs', '2021-06-08'],
    ['minsante/platform', '2021-06-08'],
    ['minsante/next-allocations', '2021-06-08'],
    ['minsante/follow-up', '2021-06-08'],
    ['minsante/transfers', '2021-06-08'],
    ['minsante/funded-apart', '2021-06-08'],
    ['roche/car-t-floor', '2021-10-14'],
    ['roche/tension', '2021-10-14'],
    ['roche/shortage-risk', '2021-10-14'],
    ['roche/no-new-starts', '2021-10-14'],
    ['roche/emergency-supply', '2021-10-14', '2021-12-31'],
    ['roche/information', '2021-10-14'],
    ['roche/continuity', '2021-10-14'],
    ['roche/special-cases', '2021-10-14'],
    ['roche/priority-approved', '2021-10-14'],
    ['roche/priority-off-label', '2021-10-14'],
    ['roche/side-effects', '2021-10-14'],
  ],
  'tocilizumab-sc': [
    ['mars/tocilizumab-weekly', '2020-08-11'],
    ['mars/available-stock', '2020-08-11'],
    ['mars/escalation', '2020-08-11'],
    ['mars/national-regulation-off', '2020-08-11'],
    ['mars/indications', '2020-08-11'],
    ['mars/national-purchase', '2020-08-11'],
    ['mars/purpose', '2020-08-11'],
    ['minsante/quota', '2021-06-08'],
    ['roche/tension', '2021-10-14'],
    ['roche/shortage-risk', '2021-10-14'],
    ['roche/no-new-starts', '2021-10-14'],
    ['roche/emergency-supply', '2021-10-14', '2021-12-31'],
    ['roche/information', '2021-10-14'],
    ['roche/continuity', '2021-10-14'],
    ['roche/special-cases', '2021-10-14'],
    ['roche/priority-approved', '2021-10-14'],
    ['roche/priority-off-label', '2021-10-14'],
    ['roche/side-effects', '2021-10-14'],
  ],
  dexamethasone: [
    ['mars/dexamethasone-weekly', '2020-06-30'],
    ['mars/available-stock', '2020-08-11'],
    ['mars/escalation', '2020-08-11'],
    ['mars/national-regulation-off', '2020-08-11'],
  ],
  ronapreve: [
    ['dgs/lot-n7533b03', '2021-08-19'],
    ['dgs/relabelling', '2021-08-19'],
    ['dgs/cohort-authorisation', '2021-08-19'],
    ['dgs/early-access', '2021-08-19'],
    ['dgs/has-before-exposure', '2021-08-19'],
    ['dgs/has-after-exposure', '2021-08-19'],
    ['dgs/infographics', '2021-08-19'],
    ['dgs/laboratory-platform', '2021-08-19'],
    ['dgs/e-saturne', '2021-08-19'],
    ['dgs/side-effects', '2021-08-19'],
    ['dgs/product-text', '2021-08-19'],
    ['dgs/compassionate-follow-up', '2021-08-19'],
  ],
};
/** Announced ends that went by and lifted nothing. */
const forecasts = ['roche/tension', 'roche/shortage-risk'];
const documents = new Map([
  ['mars', 'mars-2020-72'],
  ['minsante', 'minsante-2021-77'],
  ['dgs', 'dgs-urgent-2021-85'],
  ['roche', 'roche-2021-10-14'],
]);

function expectedOn(product: string, day: string): string[] {
  return (table[product] ?? [])
    .filter(([, from, to = '9999']) => from <= day && day <= to)
    .map(([rule]) => {
      const [document = '', name] = rule.split('/');
      const passed = forecasts.includes(rule) && day > '2021-12-31';
      return `${documents.get(document)}/${name}: ${passed ? 'forecast-passed' : 'yes'}`;
    })
    .sort();
}

/** Updates asked for in the running week, and how strongly. */
function askedOn(product: string, day: string): [number, string | null] {
  if (product === 'dexamethasone') return [1, 'bound'];
  if (product === 'ronapreve' || day < '2020-08-11') return [0, null];
  return product === 'tocilizumab-iv' && day >= '2021-06-08' ? [3, 'obligatory'] : [1, 'invited'];
}

/** The days on which two accounts differ, with both: one comparison a day would take most of the time. */
function differences<T>(found: (day: string) => T, expected: (day: string) => T) {
  return days.flatMap((day) => {
    const [a, b] = [found(day), expected(day)];
    return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ day, found: a, expected: b }];
  });
}

describe.each(places)('each day from August 2020 to December 2022 in $zone', (place) => {
  const rules = rulesFor(firstPack.documents, place.region);

  it('begins and ends as the calendar of the place says', () => {
    const dates = (day: string) => edgesOf(day, place).map((at) => localDateOf(at, place.zone));
    expect(differences(dates, (day) => [day, day])).toEqual([]);
  });

  it.each(Object.keys(table))('the rules that bind %s are those of the table', (product) => {
    const binding = (day: string) => {
      const date = localDateOf(edgesOf(day, place)[0] ?? '', place.zone);
      return rules
        .map((rule) => [rule.id, inForce(rule, rules, product, date)] as const)
        .filter(([, answer]) => answer !== 'no')
        .map(([id, answer]) => `${id}: ${answer}`)
        .sort();
    };
    expect(differences(binding, (day) => expectedOn(product, day))).toEqual([]);
  });

  it.each(Object.keys(table))('as many updates of %s a week are asked for, as strongly', (product) => {
    const asked = (day: string): [number, string | null] => {
      const now = edgesOf(day, place)[1] ?? '';
      const facts = { counts: [], receipts: [] };
      const { current } = judgeDuties({ rules, productId: product, zone: place.zone, now, ...facts });
      return [current.required, current.rule?.obligation ?? null];
    };
    expect(differences(asked, (day) => askedOn(product, day))).toEqual([]);
  });
});
