import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftLine, SecondDraft } from '../../../src/store/snapshot.ts';
import { afterFirst, again, begunBy, compared, review } from '../../../src/ui/second/stages.ts';
import { line } from '../made-up.ts';

const row = (physical: number | null): DraftLine => ({
  physical,
  unusable: 0,
  earliestExpiry: null,
  recounted: false,
});
const first = (a: number, b: number) => [line('a', a), line('b', b)];
const counted = (second: SecondDraft, a: number, b: number) => ({
  ...second,
  lines: { a: row(a), b: row(b) },
});
const asked = (...ids: string[]) => afterFirst(null, first(1, 2), ids) as SecondDraft;

describe('a second count', () => {
  it('is asked for where something is not as expected, and not otherwise', () => {
    expect(afterFirst(null, first(1, 2), [])).toBeNull();
    expect(asked('a')).toMatchObject({
      stage: 'asked',
      surprising: ['a'],
      toCount: ['a'],
      actor: null,
      lines: {},
    });
  });

  it('stays asked for once the first person goes back, whatever they type then, and of whatever else surprises', () => {
    const reviewed = review(asked('b'));
    expect(reviewed.stage).toBe('first');
    expect(afterFirst(reviewed, first(3, 4), [])).toMatchObject({ stage: 'asked', toCount: ['b'] });
    expect(afterFirst(reviewed, first(3, 4), ['a'])).toMatchObject({
      stage: 'asked',
      surprising: ['a', 'b'],
      toCount: ['a', 'b'],
    });
  });

  it('tells nothing of what is expected, however often figures are tried: of what was asked for once, all look alike', () => {
    const figures = fc.tuple(fc.nat(9), fc.nat(9));
    fc.assert(
      fc.property(figures, fc.array(figures, { minLength: 1 }), fc.nat(9), (expected, tried, above) => {
        const judged = (given: [number, number]) =>
          ['a', 'b'].filter((_, at) => Math.abs((given[at] ?? 0) - (expected[at] ?? 0)) > above);
        let second: SecondDraft | null = asked('a', 'b');
        for (const given of tried) {
          second = afterFirst(review(second as SecondDraft), first(...given), judged(given));
          expect(second).toEqual(asked('a', 'b'));
        }
      }),
    );
  });

  it('agrees where both found the same of all that surprised, whatever was expected', () => {
    const second = counted(begunBy(asked('a', 'b'), 'zoe'), 1, 2);
    expect(compared(second, first(1, 2))).toMatchObject({ stage: 'agreed', actor: 'zoe' });
    expect(afterFirst({ ...second, stage: 'first' }, first(1, 2), [])).toMatchObject({ stage: 'agreed' });
  });

  it('where they differ, names what differs, and only that is counted again, without the figure given before', () => {
    const differing = compared(counted(begunBy(asked('a', 'b'), 'zoe'), 1, 9), first(1, 2));
    expect(differing).toMatchObject({ stage: 'differing', toCount: ['b'] });
    const recount = again(differing);
    expect(recount).toMatchObject({ stage: 'counting', actor: 'zoe', toCount: ['b'] });
    expect(Object.keys(recount.lines)).toEqual(['a']);
    expect(afterFirst({ ...differing, stage: 'first' }, first(1, 9), ['b'])).toMatchObject({
      stage: 'agreed',
    });
  });

  it('by somebody else begins with none of the figures of the one before', () => {
    const marie = counted(begunBy(asked('a'), 'marie'), 5, 5);
    expect(begunBy(marie, 'marie').lines).toEqual(marie.lines);
    expect(begunBy(marie, 'zoe')).toMatchObject({ actor: 'zoe', toCount: ['a'] });
    expect(begunBy(marie, 'zoe').lines).toEqual({});
  });

  it('is never agreed while any figure that surprised differs or lacks', () => {
    const figure = fc.option(fc.nat(3));
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), figure, figure, (a, b, secondA, secondB) => {
        const second = { ...begunBy(asked('a', 'b'), 'zoe'), lines: { a: row(secondA), b: row(secondB) } };
        expect(compared(second, first(a, b)).stage === 'agreed').toBe(a === secondA && b === secondB);
      }),
    );
  });
});
