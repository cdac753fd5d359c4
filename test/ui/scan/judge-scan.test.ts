import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../../src/domain/directive.ts';
import { firstPack } from '../../../src/reference/pack.ts';
import { judgeScan, type RawScan } from '../../../src/ui/scan/judge-scan.ts';
import { createScanMemory } from '../../../src/ui/scan/scan-memory.ts';

const [product] = firstPack.products;
if (!product) throw new Error('the reference holds a product');

/** One count of tocilizumab IV. */
function count() {
  const memory = createScanMemory();
  const scope = { products: firstPack.products, product: product as NonNullable<typeof product>, memory };
  return (raws: string | string[], source: RawScan['source'] = 'camera') =>
    judgeScan(
      { source, raws: [raws].flat() },
      { ...scope, rules: rulesOf(firstPack.documents), today: '2026-11-23' },
    );
}

const of80 = '0103400957464318';
const of400 = '0103400957464547';
const lot = '1729123110AB';

describe('a scan while counting', () => {
  it('is a pack once, by its product and serial, whatever else it says', () => {
    const scan = count();
    expect(scan(`${of80}${lot}\u001d21S1`)).toMatchObject({ kind: 'pack', reading: { lot: 'AB' } });
    expect(scan(`${of80}21S1\u001d${lot}`)).toMatchObject({
      kind: 'seen',
      presentation: { id: 'roactemra-iv-80' },
    });
    expect(scan(`${of80}${lot}\u001d21S2`).kind).toBe('pack');
    expect(scan(`${of400}${lot}\u001d21S1`).kind).toBe('pack');
  });

  it('under two foreign codes is two packs, though their serials are one', () => {
    const aliases = ['05012345678900', '04006381333931'];
    const imported = {
      ...(product as NonNullable<typeof product>),
      presentations: (product?.presentations ?? []).map((it, at) => (at === 0 ? { ...it, aliases } : it)),
    };
    const memory = createScanMemory();
    const scan = (gtin: string) =>
      judgeScan(
        // What a keyboard set for another country gave comes first.
        { source: 'camera', raws: ['nothing', `01${gtin}${lot}\u001d21S1`] },
        { products: [imported], product: imported, rules: [], today: '2026-11-23', memory },
      );
    expect([...aliases, ...aliases].map((gtin) => scan(gtin).kind)).toEqual(['pack', 'pack', 'seen', 'seen']);
    expect(scan('04006381333931')).toMatchObject({ presentation: { id: 'roactemra-iv-80' } });
  });

  it('forgets serials with the count', () => {
    expect(count()(`${of80}${lot}\u001d21S1`).kind).toBe('pack');
    expect(count()(`${of80}${lot}\u001d21S1`).kind).toBe('pack');
  });

  it('counts every pack that bears no serial', () => {
    const scan = count();
    expect([1, 2, 3].map(() => scan(`${of80}${lot}`).kind)).toEqual(['pack', 'pack', 'pack']);
  });

  it('asks where the very same text may hold a serial: nothing is counted twice by guess', () => {
    const scan = count();
    expect(scan(`${of80}${lot}21S1`, 'wedge')).toMatchObject({ kind: 'pack', reading: { lot: null } });
    expect(scan(`${of80}${lot}21S1`, 'wedge').kind).toBe('maybe-seen');
    expect(scan(`${of80}${lot}21S2`, 'wedge').kind).toBe('pack');
  });

  it('of another product counts nothing, and names it', () => {
    expect(count()(`0103400927824845${lot}`)).toMatchObject({
      kind: 'other-product',
      product: { id: 'tocilizumab-sc' },
    });
  });

  it.each([
    `${of80.slice(0, -1)}9${lot}`,
    `0113400957464315${lot}`,
    `0103400930002230${lot}`,
    'HELLO',
    '',
    lot,
  ])('« %s » counts nothing', (raw) => {
    const outcome = count()(raw);
    expect(outcome.kind).toBe('unread');
    expect(outcome.kind === 'unread' && outcome.reading.problems.length).toBeGreaterThan(0);
  });

  it('is read by the places of the keys where their characters name no product', () => {
    expect(count()(['§§1034', `${of80}${lot}`], 'wedge').kind).toBe('pack');
    expect(count()([`${of80}${lot}`, `${of400}${lot}`], 'wedge')).toMatchObject({
      presentation: { id: 'roactemra-iv-80' },
    });
  });
});

describe('a pack held before the camera', () => {
  it('is told once, and again only after it has been away', () => {
    const { isStillInSight } = createScanMemory();
    expect([0, 200, 3_100, 6_000].map((at) => isStillInSight('a', at))).toEqual([false, true, true, true]);
    expect(isStillInSight('a', 9_000)).toBe(false);
    expect(isStillInSight('b', 9_100)).toBe(false);
    expect(isStillInSight('a', 9_200)).toBe(false);
  });
});
