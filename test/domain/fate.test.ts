import { expect, it } from 'vitest';
import { fatesOf } from '../../src/domain/fate.ts';
import type { HistoryEvent } from '../../src/domain/history.ts';

const product = 'a';
const ref = (seq: number) => ({ device: 'd', seq });
const said = (seq: number, kind: string, body: object = {}) =>
  ({
    event: { ...ref(seq), kind, body: { product, lines: [], ...body } },
    at: `2022-03-07T08:${String(seq).padStart(2, '0')}:00Z`,
  }) as HistoryEvent;
const correction = (seq: number, of: number) => said(seq, 'correction', { replaces: ref(of) });
const voiding = (seq: number, of: number) => said(seq, 'void', { voids: ref(of) });

/** What became of whom, and by which event. */
const told = (...events: HistoryEvent[]) =>
  Object.fromEntries([...fatesOf(events)].map(([key, { kind, by }]) => [key, [kind, by.event.seq]]));

it('what stands has no fate', () => {
  expect(told(said(1, 'count'), said(2, 'receipt'), said(3, 'resupply'), said(4, 'settings'))).toEqual({});
});

it('a count that was corrected twice, and its first correction, both name the one that stands', () => {
  const events = [said(1, 'count'), correction(2, 1), correction(3, 2)];
  expect(told(...events)).toEqual({ 'd/1': ['corrected', 3], 'd/2': ['corrected', 3] });
});

it('a withdrawn correction takes the whole count with it', () => {
  const events = [said(1, 'count'), correction(2, 1), voiding(3, 2), said(4, 'count')];
  expect(told(...events)).toEqual({ 'd/1': ['withdrawn', 3], 'd/2': ['withdrawn', 3] });
});

it('receipts, resupply flags and what left can be withdrawn', () => {
  const events = [said(1, 'receipt'), said(2, 'resupply'), said(3, 'car-t-check'), said(7, 'reservation')];
  expect(told(...events, voiding(4, 1), voiding(5, 2), voiding(6, 3), voiding(8, 7))).toEqual({
    'd/1': ['withdrawn', 4],
    'd/2': ['withdrawn', 5],
    'd/7': ['withdrawn', 8],
  });
});
