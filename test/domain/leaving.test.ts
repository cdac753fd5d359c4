import { describe, expect, it } from 'vitest';
import type { CountLine } from '../../src/domain/count.ts';
import { effectiveCounts, type HistoryEvent } from '../../src/domain/history.ts';
import {
  type LeavingKind,
  LeavingLine,
  LeavingLines,
  leavingKinds,
  leftSince,
  remainderOf,
  standingCount,
} from '../../src/domain/leaving.ts';
import { LeftOf, leftOf } from '../../src/domain/left-of.ts';
import { type Lot, mostLots } from '../../src/domain/lot.ts';
import { catalogue } from '../../src/reference/catalogue.ts';

const product = catalogue.find((it) => it.id === 'tocilizumab-iv');
if (!product) throw new Error('tocilizumab IV is in the catalogue');
const presentation = 'roactemra-iv-400';
const counted = '2022-03-07T08:00:00Z';

const said = (seq: number, at: string, event: object, device = 'd'): HistoryEvent => ({
  event: { device, seq, ...event } as HistoryEvent['event'],
  at,
});
const left = (seq: number, at: string, units: number, kind: LeavingKind = 'use', about = product.id) =>
  said(seq, at, { kind, body: { product: about, lines: [{ presentation, units }] } });
const voiding = (seq: number, voids: number, about = product.id, device = 'd') =>
  said(seq, '2022-03-07T20:00:00Z', {
    kind: 'void',
    body: { product: about, voids: { device, seq: voids } },
  });
const unitsOf = (lines: readonly { units: number }[]) => lines.map((it) => it.units);

const lotOf = (lot: string | null, physical: number, usable = physical): Lot => ({
  lot,
  expiry: { kind: 'date', date: '2023-06-30' },
  origin: 'own',
  physical,
  usable,
});
const lineOf = (lots: Lot[]): CountLine => ({
  presentation,
  physical: lots.reduce((sum, it) => sum + it.physical, 0),
  usable: lots.reduce((sum, it) => sum + it.usable, 0),
  earliestExpiry: { kind: 'unknown' },
  lots,
});
const named = (of: Lot, units: number) => ({
  presentation,
  units,
  lot: { lot: of.lot, expiry: of.expiry, origin: of.origin },
});

describe('what left since a count', () => {
  it('is of every kind, from the very instant of the count on, whatever came in first', () => {
    const events = leavingKinds.map((kind, at) => left(at + 1, `2022-03-07T08:0${at}:00Z`, at + 1, kind));
    events.push(left(9, '2022-03-07T07:59:59.999Z', 9));
    expect(leftSince(events, product.id, counted).map(({ kind, units }) => [kind, units])).toEqual(
      leavingKinds.map((kind, at) => [kind, at + 1]),
    );
    expect(unitsOf(leftSince([...events].reverse(), product.id, counted)).sort()).toEqual([1, 2, 3, 4]);
  });

  it('is of this product alone, and nothing that only arrived', () => {
    const receipt = said(3, counted, { kind: 'receipt', body: { product: product.id, lines: [] } });
    expect(leftSince([left(1, counted, 1, 'use', 'other'), receipt], product.id, counted)).toEqual([]);
  });

  it('is undone by a void of it, and by no other', () => {
    const events = [left(1, counted, 1, 'reservation'), left(2, counted, 2)];
    expect(unitsOf(leftSince([...events, voiding(3, 1)], product.id, counted))).toEqual([2]);
    expect(unitsOf(leftSince([voiding(3, 1), ...events], product.id, counted))).toEqual([2]);
    expect(unitsOf(leftSince([...events, voiding(3, 1, 'other')], product.id, counted))).toEqual([1, 2]);
    expect(unitsOf(leftSince([...events, voiding(3, 1, product.id, 'e')], product.id, counted))).toEqual([
      1, 2,
    ]);
  });

  it('counts though its clock ran ahead: nobody knows that it left before', () => {
    expect(unitsOf(leftSince([left(1, '2031-01-01T00:00:00Z', 3)], product.id, counted))).toEqual([3]);
  });

  it('goes with the last count that stands by now; a correction keeps the instant of its count', () => {
    const lines = [lineOf([lotOf('A', 5)])];
    const history = [
      said(1, counted, { kind: 'count', body: { product: product.id, lines } }),
      left(2, '2022-03-07T09:00:00Z', 2),
      said(3, '2022-03-07T10:00:00Z', {
        kind: 'correction',
        body: { product: product.id, lines, replaces: { device: 'd', seq: 1 } },
      }),
      said(4, '2022-03-07T12:00:00Z', { kind: 'count', body: { product: product.id, lines } }),
      left(5, '2022-03-07T13:00:00Z', 1),
    ];
    const standing = (now: string) =>
      standingCount(effectiveCounts(history, product.id), history, product.id, now);
    for (const now of [counted, '2022-03-07T11:00:00Z']) expect(standing(now)?.countedAt).toBe(counted);
    expect(unitsOf(standing('2022-03-07T11:00:00Z')?.left ?? [])).toEqual([2, 1]);
    expect(unitsOf(standing('2022-03-07T14:00:00Z')?.left ?? [])).toEqual([1]);
    expect(standing('2022-03-07T07:00:00Z')).toBeNull();
  });
});

describe('a line less what left', () => {
  const [a, b] = [lotOf('A', 4, 3), lotOf('B', 2)];

  it('loses units of the lot that was named, those that could be used first', () => {
    expect(remainderOf(lineOf([a, b]), [named(a, 2)])).toEqual({
      line: { ...lineOf([a, b]), lots: [{ ...a, physical: 2, usable: 1 }, b] },
      ofAnyLot: 0,
      isOverdrawn: false,
    });
    expect(remainderOf(lineOf([a, b]), [named(a, 4)])).toMatchObject({
      line: { lots: [{ usable: 0 }, b] },
      ofAnyLot: 0,
      isOverdrawn: false,
    });
  });

  it('leaves to any lot what nobody named, and what exceeds the lot named or names none that was counted', () => {
    const found = (left: LeavingLine[]) => {
      const { ofAnyLot, isOverdrawn } = remainderOf(lineOf([a, b]), left);
      return [ofAnyLot, isOverdrawn];
    };
    expect(found([{ presentation, units: 6 }])).toEqual([6, false]);
    expect(found([{ presentation, units: 7 }])).toEqual([7, true]);
    expect(found([named(b, 3)])).toEqual([1, true]);
    expect(found([named(b, 2), named(b, 1)])).toEqual([1, true]);
    expect(found([named(lotOf('C', 1), 1)])).toEqual([1, true]);
    expect(found([{ ...named(a, 1), lot: { lot: 'A', expiry: a.expiry, origin: 'loan' } }])).toEqual([
      1,
      true,
    ]);
    expect(found([{ presentation: 'roactemra-iv-80', units: 9 }])).toEqual([0, false]);
  });

  it('that was counted whole is less by all of it, whatever lot was named', () => {
    const { lots: _, ...whole } = lineOf([a]);
    expect(remainderOf(whole, [named(b, 1), { presentation, units: 1 }])).toEqual({
      line: whole,
      ofAnyLot: 2,
      isOverdrawn: false,
    });
  });

  it('is told presentation by presentation, with a word where more left than was counted', () => {
    const lines = [lineOf([a, b]), { ...lineOf([lotOf('Z', 1)]), presentation: 'roactemra-iv-80' }];
    expect(leftOf(product, { lines, left: [] })).toEqual([]);
    const gone = [
      { presentation, units: 1 },
      { presentation: 'roactemra-iv-80', units: 2 },
      { presentation: 'roactemra-iv-200', units: 1 },
      { presentation, units: 2 },
    ];
    const told = [
      { presentation: 'roactemra-iv-80', counted: 1, left: 2, isOverdrawn: true },
      { presentation: 'roactemra-iv-200', counted: 0, left: 1, isOverdrawn: true },
      { presentation: 'roactemra-iv-400', counted: 5, left: 3, isOverdrawn: false },
    ];
    expect(leftOf(product, { lines, left: gone })).toEqual(told);
    for (const it of told) expect(LeftOf.parse(it)).toEqual(it);
  });
});

describe('a line of what left', () => {
  it('says at least one unit, at most what a count holds, of a lot as counts name it or of none', () => {
    const reads = (line: object) => LeavingLine.safeParse({ presentation, units: 1, ...line }).success;
    expect(reads({})).toBe(true);
    expect(reads({ lot: { lot: null, expiry: { kind: 'unknown' }, origin: 'state-stock' } })).toBe(true);
    expect(reads({ units: 99_999 })).toBe(true);
    for (const units of [0, -1, 1.5, 100_000, '1']) expect(reads({ units }), String(units)).toBe(false);
    for (const lot of ['', 'a b', 'é', 'x'.repeat(21)])
      expect(reads({ lot: { lot, expiry: { kind: 'unknown' }, origin: 'own' } }), lot).toBe(false);
    expect(reads({ lot: 'A' })).toBe(false);
    expect(reads({ presentation: '' })).toBe(false);
  });

  it('is one of as many as a count may have lots, and not of none', () => {
    const many = (length: number) => Array.from({ length }, () => ({ presentation, units: 1 }));
    expect(LeavingLines.safeParse(many(mostLots)).success).toBe(true);
    expect(LeavingLines.safeParse(many(mostLots + 1)).success).toBe(false);
    expect(LeavingLines.safeParse([]).success).toBe(false);
  });
});
