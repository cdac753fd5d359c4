import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import {
  bindingRules,
  type CadenceRule,
  concerns,
  type DirectiveDocument,
  documentOf,
  inForce,
  rulesFor,
  type Until,
} from '../../src/domain/directive.ts';

const begin = '2021-12-20';
const dayAt = (days: number) => addDays(begin, days);

function cadence(over: Partial<CadenceRule>): CadenceRule {
  return {
    kind: 'cadence',
    id: 'r',
    products: ['a'],
    obligation: 'bound',
    updates: 1,
    per: 'week',
    from: begin,
    until: { kind: 'none' },
    supersedes: [],
    phrase: '.',
    reading: '.',
    requirements: [],
    ...over,
  };
}

function document(id: string, rules: CadenceRule[], zone?: DirectiveDocument['zone']): DirectiveDocument {
  const about = { channel: 'MARS', number: '1', date: begin, issuer: 'i', title: 't' };
  return { ...about, id, rules, ...(zone === undefined ? {} : { zone }) };
}

const offset = fc.integer({ min: 0, max: 30 });
const products = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 });
const until: fc.Arbitrary<Until> = fc.oneof(
  fc.constant<Until>({ kind: 'none' }),
  offset.map((at): Until => ({ kind: 'date', date: dayAt(at) })),
  offset.map((at): Until => ({ kind: 'forecast', date: dayAt(at) })),
  fc
    .option(offset, { nil: null })
    .map((at): Until => ({ kind: 'event', event: 'e', occurredOn: at === null ? null : dayAt(at) })),
);
const pool = fc
  .array(
    fc.record({
      from: offset,
      until,
      products,
      supersedes: fc.array(fc.record({ rule: fc.nat({ max: 4 }), products }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) =>
    all.map((it, index) =>
      cadence({
        id: `r${index}`,
        from: dayAt(it.from),
        until: it.until,
        products: it.products,
        supersedes: it.supersedes.map((one) => ({ rule: `r${one.rule}`, products: one.products })),
      }),
    ),
  );

/** The days a rule is in force on, by walking the calendar and striking out; with those after a forecast. */
function daysInForce(rule: CadenceRule, rules: CadenceRule[], product: string) {
  const days = new Map<string, 'yes' | 'forecast-passed'>();
  let passed = false;
  for (let at = 0; at <= 31; at += 1) {
    const day = dayAt(at);
    const { until: end } = rule;
    if (end.kind === 'event' && end.occurredOn === day) break;
    if (rules.some((it) => it.from === day && names(it, rule, product))) break;
    if (day >= rule.from) days.set(day, passed ? 'forecast-passed' : 'yes');
    if (end.kind === 'date' && end.date === day) break;
    if (end.kind === 'forecast' && end.date === day) passed = true;
  }
  return rule.products.includes(product) ? days : new Map();
}

const names = (it: CadenceRule, rule: CadenceRule, product: string) =>
  it.supersedes.some((one) => one.rule === rule.id && one.products.includes(product));

it('a rule is in force from its day, for its products, until its end or the day on which another takes over', () => {
  fc.assert(
    fc.property(pool, fc.constantFrom('a', 'b', 'c', 'd'), (rules, product) => {
      for (const rule of rules) {
        const expected = daysInForce(rule, rules, product);
        for (let at = -1; at <= 31; at += 1) {
          expect(inForce(rule, rules, product, dayAt(at))).toBe(expected.get(dayAt(at)) ?? 'no');
        }
      }
    }),
    { numRuns: 150 },
  );
});

it('the rules that bind come latest first, and in the order of the pack on one day', () => {
  fc.assert(
    fc.property(pool, offset, (rules, at) => {
      const found = bindingRules('cadence', rules, 'a', dayAt(at));
      expect(new Set(found)).toEqual(
        new Set(rules.filter((rule) => inForce(rule, rules, 'a', dayAt(at)) !== 'no')),
      );
      const places = found.map((rule) => rules.indexOf(rule));
      for (const [index, rule] of found.slice(1).entries()) {
        const before = found[index] as CadenceRule;
        expect(before.from >= rule.from).toBe(true);
        if (before.from === rule.from) expect(places[index]).toBeLessThan(places[index + 1] ?? -1);
      }
    }),
    { numRuns: 300 },
  );
  expect(bindingRules('floor', [cadence({})], 'a', begin)).toEqual([]);
});

describe('where a text holds', () => {
  const everywhere = document('n', [cadence({ id: 'n/r' })], 'national');
  const unstated = document('u', [cadence({ id: 'u/r', products: ['b'] })]);
  const guyane = document(
    'g',
    [cadence({ id: 'g/r', updates: 3, supersedes: [{ rule: 'n/r', products: ['a'] }] })],
    ['03'],
  );
  const documents = [everywhere, unstated, guyane];

  it('is the whole nation, unless it names regions', () => {
    expect(rulesFor(documents, '03').map((it) => it.id)).toEqual(['n/r', 'u/r', 'g/r']);
    expect(rulesFor(documents, '11').map((it) => it.id)).toEqual(['n/r', 'u/r']);
  });

  it('is also where it takes the place of another', () => {
    const binding = (region: string) => {
      const rules = rulesFor(documents, region);
      return bindingRules('cadence', rules, 'a', begin).map((it) => it.id);
    };
    expect(binding('03')).toEqual(['g/r']);
    expect(binding('11')).toEqual(['n/r']);
  });

  it('is found again from a rule', () => {
    expect(documentOf(documents, 'g/r')).toBe(guyane);
    expect(documentOf(documents, 'x/r')).toBeNull();
    const both = document('b', [cadence({ id: 'b/first' }), cadence({ id: 'b/second' })]);
    expect(['b/first', 'b/second'].map((id) => documentOf([...documents, both], id))).toEqual([both, both]);
  });
});

describe('a rule that names presentations', () => {
  it('speaks of those and no other, nor of one that nobody knows; without any, of all', () => {
    const presentation = fc.constantFrom('80', '200', '400', 'pen');
    fc.assert(
      fc.property(fc.uniqueArray(presentation), presentation, (named, asked) => {
        const rule = { ...cadence({}), presentations: named } as CadenceRule;
        expect(concerns(rule, asked)).toBe(named.indexOf(asked) >= 0);
        expect(concerns(rule, null)).toBe(false);
        expect(concerns(cadence({}), asked)).toBe(true);
        expect(concerns(cadence({}), null)).toBe(true);
      }),
    );
  });
});
