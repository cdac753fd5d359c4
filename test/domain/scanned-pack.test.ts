import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../src/domain/directive.ts';
import type { Product } from '../../src/domain/product.ts';
import { readScannedPack } from '../../src/domain/scanned-pack.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { azertyDigits } from '../support/azerty-digits.ts';
import { readCorpus } from './scans/corpus.ts';

/** No source gives Ronapreve a code; lot N7533B03 needs one to be scanned. */
const products: Product[] = firstPack.products.map((product) => ({
  ...product,
  presentations: product.presentations.map((it) =>
    it.id === 'ronapreve-1332' ? { ...it, cip13: '3400999999991' } : it,
  ),
}));
const rules = rulesOf(firstPack.documents);
const presentations: Record<string, string> = {
  '3400957464318': 'roactemra-iv-80',
  '3400957464486': 'roactemra-iv-200',
  '3400957464547': 'roactemra-iv-400',
  '3400927824845': 'roactemra-sc-syringe',
  '3400930145524': 'roactemra-sc-pen',
  '3400999999991': 'ronapreve-1332',
};
const scans = readCorpus();
const read = (raw: string, source: 'camera' | 'wedge' = 'camera', today = '2026-11-23') =>
  readScannedPack(raw, { source, products, rules, today });

describe('the corpus of raw scans', () => {
  it.each(scans.map((scan) => ({ ...scan, name: `line ${scan.line}, ${scan.source}: ${scan.why}` })))(
    '$name',
    ({ raw, source, today, cip13, lot, expiry, printedExpiry, serial, problems }) => {
      const { reading, serial: found } = read(raw, source, today);
      expect({ ...reading, problems: reading.problems.map((it) => it.code).sort(), serial: found }).toEqual({
        cip13,
        presentation: presentations[cip13 ?? ''] ?? null,
        lot,
        expiry,
        printedExpiry,
        problems,
        serial,
      });
    },
  );

  it('has a scan for every code of problem, and 220 at least', () => {
    const codes = new Set(scans.flatMap((scan) => scan.problems));
    expect([...codes].sort()).toEqual([
      'ambiguous',
      'bad-characters',
      'bad-date',
      'check-digit',
      'empty',
      'expired',
      'indicator',
      'no-product',
      'not-gs1',
      'too-long',
      'unknown-product',
    ]);
    expect(scans.length).toBeGreaterThanOrEqual(220);
  });

  it('prints no serial, whatever became of it', () => {
    for (const scan of scans) {
      const serial = /21(SER|S9K7)/.exec(scan.raw)?.[1];
      const { reading } = read(scan.raw, scan.source, scan.today);
      const shown = JSON.stringify({ ...reading, lot: null });
      if (serial) expect(shown).not.toContain(serial);
    }
  });
});

describe('a pack sold under a foreign code', () => {
  const foreign = '05012345678900';
  const withAlias = products.map((product) => ({
    ...product,
    presentations: product.presentations.map((it) =>
      it.id === 'roactemra-iv-400' ? { ...it, aliases: ['04006381333931', foreign] } : it,
    ),
  }));
  const readBy = (known: Product[], gtin: string) =>
    readScannedPack(`01${gtin}1729123110AB`, {
      source: 'camera',
      products: known,
      rules,
      today: '2026-11-23',
    });

  it('is the presentation that its pack of directives names, with no French code', () => {
    expect(readBy(withAlias, foreign).reading).toEqual({
      cip13: null,
      presentation: 'roactemra-iv-400',
      lot: 'AB',
      expiry: '2029-12-31',
      printedExpiry: '2029-12-31',
      problems: [],
    });
    expect(readBy(withAlias, foreign).gtin).toBe(foreign);
    expect(readBy(withAlias, '03400957464547').reading).toMatchObject({
      cip13: '3400957464547',
      problems: [],
    });
  });

  it('is unknown where no alias is given, and none is given to the catalogue', () => {
    expect(readBy(products, foreign).reading).toMatchObject({
      presentation: null,
      problems: [{ code: 'unknown-product', ai: '01' }],
    });
    expect(firstPack.products.flatMap((it) => it.presentations).filter((it) => it.aliases)).toEqual([]);
  });
});

describe('a scan that is read', () => {
  it('says in which element something is to be known', () => {
    const old = read('01034009574643181720063010A');
    expect(old.reading.problems).toEqual([{ code: 'expired', ai: '17' }]);
    expect(read('0103400999999984').reading.problems).toEqual([{ code: 'unknown-product', ai: '01' }]);
  });

  it('has the longer date of a letter about its very presentation, and of no other', () => {
    const about = (presentation: string) =>
      rules.map((it) => (it.kind === 'shelf-life-extension' ? { ...it, presentations: [presentation] } : it));
    const raw = '01034009999999911721093010N7533B03';
    const expiryBy = (presentation: string) => {
      const context = {
        source: 'camera' as const,
        products,
        rules: about(presentation),
        today: '2021-10-01',
      };
      return readScannedPack(raw, context).reading.expiry;
    };
    expect(expiryBy('ronapreve-1332')).toBe('2022-12-31');
    expect(expiryBy('ronapreve-other')).toBe('2021-09-30');
  });

  it('is not believed to be meant on another keyboard on the word of what it contains, in place of what it is', () => {
    const typed = (raw: string) => [...raw].map((it) => azertyDigits[it]).join('');
    expect(read(typed('0103400957464318'), 'wedge').reading.cip13).toBe('3400957464318');
    for (const raw of ['0203400957464318', '010340095746431805'])
      expect(read(typed(raw), 'wedge').reading).toMatchObject({
        cip13: null,
        problems: [{ code: 'not-gs1', ai: null }],
      });
  });
});

describe('a scan of 10,000 characters', () => {
  const long = (unit: string) => unit.repeat(Math.ceil(10_000 / unit.length)).slice(0, 10_000);
  it.each([
    '21A',
    '2110',
    '10',
    '91',
    '2400',
    '01',
    '20',
    '17291231',
    '\u001d',
    '10A\u001d',
    'à&',
    'A',
    '{',
    '^]',
  ])('of « %s » is read in one go', (unit) => {
    const time = (raw: string) => {
      const from = performance.now();
      read(raw, 'wedge');
      return performance.now() - from;
    };
    // Ten times what it takes on a slow and busy machine: a square of 10,000 would take minutes.
    expect(time(long(unit))).toBeLessThan(3_000);
    expect(time(`0103400957464318${long(unit)}`)).toBeLessThan(3_000);
  });
});
