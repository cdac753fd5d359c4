import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/domain/day.ts';
import { distinctDays } from '../../src/domain/duty.ts';
import { effectiveCounts, type HistoryEvent, standingOf } from '../../src/domain/history.ts';
import { growth } from '../support/growth.ts';

const begin = '2022-03-07T08:00:00Z';
const product = 'a';
const ref = (seq: number) => ({ device: 'd', seq });
const lines = (figure: number) => [
  { presentation: 'a-1', physical: figure, usable: figure, earliestExpiry: { kind: 'unknown' as const } },
];

/** Said so many minutes after the begin. */
function said(seq: number, minute: number, event: object): HistoryEvent {
  return { event: { ...ref(seq), ...event } as HistoryEvent['event'], at: addMs(begin, minute * 60_000) };
}
const count = (seq: number, minute: number, figure = seq, about = product) =>
  said(seq, minute, { kind: 'count', body: { product: about, lines: lines(figure) } });
const correction = (seq: number, minute: number, replaces: number, figure = seq, device = 'd') =>
  said(seq, minute, {
    kind: 'correction',
    body: { product, lines: lines(figure), replaces: { device, seq: replaces } },
  });
const voiding = (seq: number, minute: number, voids: number) =>
  said(seq, minute, { kind: 'void', body: { product, voids: ref(voids) } });

/** Minute counted, figure that stands, sequence numbers of the count and of what stands. */
const standing = (events: HistoryEvent[]) =>
  effectiveCounts(events, product).map(({ countedAt, lines: found, first, from }) => [
    (Date.parse(countedAt) - Date.parse(begin)) / 60_000,
    found[0]?.physical,
    first.event.seq,
    from.event.seq,
  ]);

describe('the counts that stand', () => {
  it('S9: take ten times as long for ten times as many corrections of one, which one tablet may make up', () => {
    const stand = (number: number) => {
      const events = [count(1, 0)];
      for (let seq = 2; seq <= number; seq++) events.push(correction(seq, seq, 1));
      return () => effectiveCounts(events, product);
    };
    expect(growth(stand, 20_000)).toBeLessThan(6);
  });

  it('come newest counted first, in whatever order they came in', () => {
    const events = [count(2, 20), count(1, 10), count(3, 30)];
    expect(standing(events)).toEqual([
      [30, 3, 3, 3],
      [20, 2, 2, 2],
      [10, 1, 1, 1],
    ]);
  });

  it('of one instant, are headed by the last word of a tablet, and by one tablet’s always', () => {
    const twins = [count(2, 10), count(3, 10), count(1, 10)];
    const other = said(9, 10, { ...count(9, 10).event, device: 'e' });
    for (const events of [twins, twins.toReversed()])
      expect(standing([...events, other]).map(([, , seq]) => seq)).toEqual([3, 2, 1, 9]);
    expect(standing([other, ...twins]).map(([, , seq]) => seq)).toEqual([3, 2, 1, 9]);
  });

  it('are those of the product, and no other kind of event', () => {
    const receipt = said(3, 3, { kind: 'receipt', body: { product, lines: [] } });
    const settings = said(4, 4, { kind: 'settings', body: {} });
    expect(standing([count(1, 1), count(2, 2, 5, 'b'), receipt, settings])).toEqual([[1, 1, 1, 1]]);
  });

  it('keep the time of the count under the figures of its last correction', () => {
    expect(standing([count(1, 10), correction(2, 20, 1), correction(3, 30, 2)])).toEqual([[10, 3, 1, 3]]);
    expect(standing([correction(3, 30, 2), correction(2, 20, 1), count(1, 10)])).toEqual([[10, 3, 1, 3]]);
  });

  it('follow the later of two corrections of one count; of one instant, the same one in whatever order', () => {
    const [early, late] = [correction(2, 20, 1), correction(3, 30, 1)];
    expect(standing([count(1, 10), early, late])).toEqual([[10, 3, 1, 3]]);
    expect(standing([count(1, 10), late, early])).toEqual([[10, 3, 1, 3]]);
    // Of one tablet whose clock was put back in between, the later by the clock, as everywhere.
    const putBack = correction(4, 25, 1);
    expect(standing([count(1, 10), late, putBack])).toEqual([[10, 3, 1, 3]]);
    expect(standing([count(1, 10), putBack, late])).toEqual([[10, 3, 1, 3]]);
    const twin = correction(4, 30, 1);
    expect(standing([count(1, 10), late, twin])).toEqual([[10, 4, 1, 4]]);
    expect(standing([count(1, 10), twin, late])).toEqual([[10, 4, 1, 4]]);
  });

  it('follow what was said last where two tablets corrected one count unaware of each other', () => {
    const [mine, theirs, mineAgain] = [correction(2, 20, 1), correction(3, 30, 1), correction(4, 40, 2)];
    expect(standing([count(1, 10), mine, theirs, mineAgain])).toEqual([[10, 4, 1, 4]]);
    // A correction of a correction is its last word even from a tablet whose clock is behind.
    expect(standing([count(1, 10), mine, correction(5, 15, 2)])).toEqual([[10, 5, 1, 5]]);
  });

  it('lose a count that is voided, with its corrections, and one whose correction is voided', () => {
    expect(standing([count(1, 10), correction(2, 20, 1), voiding(3, 30, 1)])).toEqual([]);
    expect(standing([count(1, 10), correction(2, 20, 1), voiding(3, 30, 2)])).toEqual([]);
    expect(standing([voiding(3, 30, 1), count(1, 10), count(2, 20)])).toEqual([[20, 2, 2, 2]]);
  });

  it('are not touched by what another tablet says of its own event of that number', () => {
    expect(standing([count(1, 10), correction(2, 20, 1, 9, 'e')])).toEqual([[10, 1, 1, 1]]);
  });

  it('are found though corrections name each other round in a ring', () => {
    const ring = [count(1, 10), correction(2, 20, 1), correction(3, 30, 2), correction(2, 40, 3)];
    expect(standing(ring)).toHaveLength(1);
    expect(standing([correction(5, 50, 5), count(1, 10)])).toEqual([[10, 1, 1, 1]]);
  });

  it('gain no day by a correction, whenever it is made', () => {
    const minutes = fc.array(fc.nat(20_000), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(minutes, fc.nat(), fc.nat(60_000), (counted, target, at) => {
        const counts = counted.map((minute, index) => count(index + 1, minute));
        const days = (events: HistoryEvent[]) =>
          distinctDays(
            effectiveCounts(events, product).map((it) => ({ at: it.countedAt })),
            'America/Cayenne',
          );
        const amended = [...counts, correction(99, at, (target % counts.length) + 1)];
        expect(days(amended)).toEqual(days(counts));
      }),
    );
  });

  it('are what telling the story in its order leaves, whatever the order of arrival', () => {
    const acts = fc.array(fc.record({ act: fc.constantFrom('count', 'correct', 'void'), target: fc.nat() }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(acts, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (story, shuffle) => {
        const events: HistoryEvent[] = [];
        /** By count: the figure told last, and what was said of it. */
        const told = new Map<number, { figure: number; chain: number[] }>();
        for (const [index, { act, target }] of story.entries()) {
          const seq = index + 1;
          const open = [...told.entries()];
          const [of, known] = open[target % (open.length || 1)] ?? [];
          if (act === 'count' || of === undefined || !known) {
            events.push(count(seq, seq));
            told.set(seq, { figure: seq, chain: [seq] });
          } else if (act === 'correct') {
            events.push(correction(seq, seq, known.chain.at(-1) as number));
            told.set(of, { figure: seq, chain: [...known.chain, seq] });
          } else {
            events.push(voiding(seq, seq, known.chain[target % known.chain.length] as number));
            told.delete(of);
          }
        }
        const arrived = events.map((event, index) => ({ event, key: shuffle[index] ?? 0 }));
        arrived.sort((a, b) => a.key - b.key);
        const expected = [...told].sort(([a], [b]) => b - a).map(([of, { figure }]) => [of, figure]);
        const found = standing(arrived.map((it) => it.event)).map(([minute, figure]) => [minute, figure]);
        expect(found).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('receipts and resupply flags that stand', () => {
  const receipt = (seq: number, about = product) =>
    said(seq, seq, { kind: 'receipt', body: { product: about, lines: [] } });

  it('are those that no void names, of the product that was asked about', () => {
    const events = [receipt(1), receipt(2), receipt(3, 'b'), voiding(4, 4, 1), voiding(5, 5, 3)];
    const seqs = (found: HistoryEvent[]) => found.map(({ event }) => event.seq);
    expect(seqs(standingOf(events, 'receipt', product))).toEqual([2]);
    // A void about one product takes nothing from another.
    expect(seqs(standingOf(events, 'receipt'))).toEqual([2, 3]);
    const flag = said(6, 6, { kind: 'resupply', body: { product } });
    expect(seqs(standingOf([flag, ...events], 'resupply', product))).toEqual([6]);
    expect(seqs(standingOf([flag, voiding(7, 7, 6)], 'resupply', product))).toEqual([]);
  });
});
