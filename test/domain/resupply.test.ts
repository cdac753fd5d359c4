import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/domain/day.ts';
import type { Rule, RuleOf } from '../../src/domain/directive.ts';
import { type ResupplyWord, resupplyOf } from '../../src/domain/resupply.ts';

const product = 'tocilizumab-iv';
const begin = '2022-03-06T08:00:00Z';
const now = '2022-03-10T12:00:00Z';
const judge = (
  words: readonly ResupplyWord[],
  rules: readonly Rule[] = [],
  at = { now, zone: 'UTC' },
  productId = product,
) => resupplyOf({ productId, words, rules, ...at });
const word = (
  by: ResupplyWord['by'],
  minute: number,
  compromised: boolean,
  about = product,
): ResupplyWord => ({
  product: about,
  compromised,
  by,
  at: addMs(begin, minute * 60_000),
  reason: compromised ? 'transport' : null,
});
const directive: RuleOf<'resupply-compromised'> = {
  kind: 'resupply-compromised',
  id: 'd/r',
  products: [product],
  obligation: 'information',
  from: '2022-03-05',
  until: { kind: 'date', date: '2022-03-20' },
  supersedes: [],
  phrase: '.',
  reading: '.',
  requirements: [],
};

describe('resupply', () => {
  it('is not compromised while nobody says so', () => {
    expect(judge([])).toEqual({ compromised: false, words: [], rule: null });
  });

  it('is compromised by the word of one, which another cannot lift', () => {
    const words = [word('pharmacy', 1, true), word('agency', 2, false), word('nation', 3, false)];
    expect(judge(words)).toMatchObject({
      compromised: true,
      words: [{ by: 'pharmacy' }],
    });
  });

  it('is lifted by the one who raised it', () => {
    const words = [word('agency', 1, true), word('agency', 2, false)];
    expect(judge(words).compromised).toBe(false);
    expect(judge(words.toReversed()).compromised).toBe(false);
  });

  it('is compromised for the product spoken of, and for no other', () => {
    const words = [word('nation', 1, true, 'tocilizumab-sc')];
    expect(judge(words).compromised).toBe(false);
    expect(judge(words, [], undefined, 'tocilizumab-sc').compromised).toBe(true);
  });

  it('is compromised by a directive from its first day to its last', () => {
    const on = (day: string) => judge([], [directive], { now: `${day}T12:00:00Z`, zone: 'UTC' });
    expect(on('2022-03-04')).toMatchObject({ compromised: false, rule: null });
    expect(on('2022-03-05')).toMatchObject({ compromised: true, rule: { id: 'd/r' } });
    expect(on('2022-03-20').compromised).toBe(true);
    expect(on('2022-03-21').compromised).toBe(false);
    expect(judge([], [directive], undefined, 'tocilizumab-sc').compromised).toBe(false);
    const night = '2022-03-05T02:00:00Z';
    expect(judge([], [directive], { now: night, zone: 'America/Cayenne' }).compromised).toBe(false);
    expect(judge([], [directive], { now: night, zone: 'Europe/Paris' }).compromised).toBe(true);
  });

  it('was not compromised before anybody said so, and not yet restored before anybody lifted it', () => {
    const words = [word('agency', 10, true), word('agency', 20, false)];
    const at = (minute: number, ms = 0) =>
      judge(words, [], { now: addMs(begin, minute * 60_000 + ms), zone: 'UTC' });
    expect(at(10, -1)).toEqual({ compromised: false, words: [], rule: null });
    expect(at(10)).toMatchObject({ compromised: true, words: [{ by: 'agency' }] });
    expect(at(20, -1).compromised).toBe(true);
    expect(at(20).compromised).toBe(false);
  });
});

it('the last word of each speaker counts, in whatever order words come in', () => {
  const speaker = fc.constantFrom('pharmacy' as const, 'agency' as const, 'nation' as const);
  const said = fc.uniqueArray(
    fc.record({
      by: speaker,
      minute: fc.integer({ min: 0, max: 5_000 }),
      compromised: fc.boolean(),
      about: fc.constantFrom(product, 'other'),
    }),
    { selector: (it) => it.minute, maxLength: 12 },
  );
  fc.assert(
    fc.property(said, fc.boolean(), fc.integer({ min: 0, max: 5_000 }), (all, hasDirective, minute) => {
      const standing = new Map<string, { minute: number; compromised: boolean }>();
      for (const it of [...all].sort((a, b) => a.minute - b.minute))
        if (it.about === product && it.minute <= minute) standing.set(it.by, it);
      const saying = [...standing]
        .filter(([, it]) => it.compromised)
        .sort((a, b) => b[1].minute - a[1].minute);

      const words = all.map((it) => word(it.by, it.minute, it.compromised, it.about));
      const at = addMs(begin, minute * 60_000);
      const found = judge(words, hasDirective ? [directive] : [], { now: at, zone: 'UTC' });
      expect(found.words.map((it) => it.by)).toEqual(saying.map(([by]) => by));
      expect(found.compromised).toBe(saying.length > 0 || hasDirective);
      expect(found.rule?.id ?? null).toBe(hasDirective ? 'd/r' : null);
    }),
    { numRuns: 500 },
  );
});
