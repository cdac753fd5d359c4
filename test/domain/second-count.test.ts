import { expect, it } from 'vitest';
import { DifferenceReason, SecondCountAbove } from '../../src/domain/second-count.ts';
import { unitsAbove } from '../../src/domain/second-count-default.ts';

it('a pharmacy that has not chosen is asked again beyond 5 units, one that chose as it chose, or never', () => {
  expect(unitsAbove()).toBe(5);
  expect([0, 2, 10].map((above) => unitsAbove(above as 0 | 2 | 10))).toEqual([0, 2, 10]);
  expect(unitsAbove('never')).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
});

it('a pharmacy may choose among five bounds, and no other', () => {
  for (const above of [0, 2, 5, 10, 'never']) expect(SecondCountAbove.safeParse(above).success).toBe(true);
  for (const other of [1, 11, '', 'always', null])
    expect(SecondCountAbove.safeParse(other).success).toBe(false);
});

it('a difference may have seven reasons, which events once sealed keep for ever', () => {
  expect(DifferenceReason.options).toEqual([
    'used-unrecorded',
    'received-unrecorded',
    'lost-or-broken',
    'expired-removed',
    'transferred-unrecorded',
    'last-count-wrong',
    'unexplained',
  ]);
});
