import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/domain/day.ts';
import { expectedUnits, surprising } from '../../src/domain/expected.ts';
import type { HistoryEvent } from '../../src/domain/history.ts';

const begin = '2022-03-07T08:00:00Z';
const product = 'a';
const ref = (seq: number) => ({ device: 'd', seq });
const at = (minute: number) => addMs(begin, minute * 60_000);
const said = (seq: number, minute: number, kind: string, body: object) =>
  ({ event: { ...ref(seq), kind, body: { product, ...body } }, at: at(minute) }) as HistoryEvent;
const line = (presentation: string, physical: number) => ({
  presentation,
  physical,
  usable: 0,
  earliestExpiry: { kind: 'none' as const },
});
const count = (seq: number, minute: number, figure: number) =>
  said(seq, minute, 'count', { lines: [line('a-1', figure)] });
const receipt = (seq: number, minute: number, units: number, presentation = 'a-1') =>
  said(seq, minute, 'receipt', { lines: [{ presentation, units }] });

const expectedAt = (minute: number, ...events: HistoryEvent[]) => {
  const found = expectedUnits(events, product, at(minute));
  const told = [...(found ?? [])].map(([id, { least, most }]) => [id, least === most ? most : [least, most]]);
  return found && Object.fromEntries(told);
};

describe('what a count should find', () => {
  it('is nothing to speak of before the first count', () => {
    expect(expectedAt(9)).toBeNull();
    expect(expectedAt(9, receipt(1, 1, 5))).toBeNull();
    expect(expectedAt(9, count(1, 10, 5))).toBeNull();
  });

  it('is the last count that stands and what came since, not what came with it or before', () => {
    const events = [
      count(1, 10, 7),
      receipt(2, 5, 100),
      receipt(3, 10, 100),
      receipt(4, 11, 2),
      receipt(5, 20, 1),
    ];
    expect(expectedAt(15, ...events)).toEqual({ 'a-1': 9 });
    expect(expectedAt(20, ...events)).toEqual({ 'a-1': 10 });
    expect(expectedAt(20, ...events, receipt(6, 12, 3, 'a-2'))).toEqual({ 'a-1': 10, 'a-2': 3 });
  });

  it('is less what was used or lost since; what was isolated or promised may be there or not', () => {
    const left = (seq: number, minute: number, kind: string, units: number) =>
      said(seq, minute, kind, { lines: [{ presentation: 'a-1', units }] });
    const events = [count(1, 10, 7), left(2, 9, 'use', 5), left(3, 11, 'use', 1), left(4, 12, 'loss', 1)];
    expect(expectedAt(15, ...events)).toEqual({ 'a-1': 5 });
    expect(expectedAt(15, ...events, left(5, 13, 'isolation', 2))).toEqual({ 'a-1': [3, 5] });
    expect(expectedAt(15, ...events, left(5, 13, 'reservation', 9))).toEqual({ 'a-1': [0, 5] });
    expect(expectedAt(15, ...events, left(5, 13, 'use', 99))).toEqual({ 'a-1': 0 });
    expect(expectedAt(15, ...events, said(6, 14, 'void', { voids: ref(3) }))).toEqual({ 'a-1': 6 });
  });

  it('follows corrections and withdrawals', () => {
    const events = [count(1, 10, 7), receipt(2, 11, 2)];
    const correction = said(3, 30, 'correction', { lines: [line('a-1', 4)], replaces: ref(1) });
    expect(expectedAt(40, ...events, correction)).toEqual({ 'a-1': 6 });
    expect(expectedAt(40, ...events, said(4, 12, 'void', { voids: ref(2) }))).toEqual({ 'a-1': 7 });
    expect(expectedAt(40, ...events, said(4, 12, 'void', { voids: ref(1) }))).toBeNull();
  });

  it('adds up like a ledger kept by hand', () => {
    const acts = fc.array(fc.record({ counts: fc.boolean(), units: fc.nat(50) }), { maxLength: 12 });
    fc.assert(
      fc.property(acts, (story) => {
        let ledger: number | null = null;
        const events = story.map(({ counts, units }, index) => {
          ledger = counts ? units : ledger === null ? null : ledger + units;
          return (counts ? count : receipt)(index + 1, index + 1, units);
        });
        expect(expectedAt(99, ...events.reverse())).toEqual(ledger === null ? null : { 'a-1': ledger });
      }),
    );
  });
});

describe('a surprising figure', () => {
  const expected = new Map([
    ['a-1', { least: 10, most: 10 }],
    ['a-2', { least: 0, most: 0 }],
    ['a-4', { least: 3, most: 5 }],
  ]);

  it('is further from what was expected than so many units, either way', () => {
    const far = (figure: number, above: number) => surprising([line('a-1', figure)], expected, above);
    expect([far(10, 0), far(11, 0), far(9, 0)]).toEqual([[], ['a-1'], ['a-1']]);
    expect([far(15, 5), far(16, 5), far(5, 5), far(4, 5)]).toEqual([[], ['a-1'], [], ['a-1']]);
  });

  it('is none within what may be there', () => {
    const far = (figure: number) => surprising([line('a-4', figure)], expected, 1);
    expect([far(1), far(2), far(4), far(6), far(7)]).toEqual([['a-4'], [], [], [], ['a-4']]);
  });

  it('is none where nothing was expected', () => {
    expect(surprising([line('a-1', 99)], null, 0)).toEqual([]);
    expect(surprising([line('a-3', 99), line('a-2', 1)], expected, 0)).toEqual(['a-2']);
  });
});
