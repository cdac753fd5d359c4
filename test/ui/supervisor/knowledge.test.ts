import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointTime, type Lesson, learn, nothingKnown } from '../../../src/ui/supervisor/knowledge.ts';
import { facility, viewOf } from './made-up.ts';

const older = viewOf([], { at: '2021-11-22T12:00:00Z' });
const newer = viewOf([facility('a')], { at: '2021-11-22T13:00:00Z' });
const at = '2021-11-22T13:00:10Z';
const answered = (view: typeof newer): Lesson => ({
  kind: 'answered',
  reply: { kind: 'ok', value: view },
  at,
});
const remembered = (view: typeof newer): Lesson => ({
  kind: 'remembered',
  held: { view, receivedAt: view.at },
});
const taught = (...lessons: Lesson[]) => lessons.reduce(learn, nothingKnown);

describe('What a supervisor knows', () => {
  it('F27: never goes back to an older view, whether it comes late from the endpoint or from the cache', () => {
    expect(taught(answered(newer), answered(older))).toMatchObject({
      held: { view: newer },
      contact: { kind: 'older' },
    });
    expect(taught(answered(newer), remembered(older)).held?.view).toBe(newer);
    expect(taught(remembered(newer), answered(older)).held?.view).toBe(newer);
    expect(taught(remembered(older), answered(newer)).held?.view).toBe(newer);
  });

  it('keeps the view through a lost network, a refusal and an expired session, and says which', () => {
    for (const kind of ['offline', 'signed-out'] as const)
      expect(taught(answered(newer), { kind: 'answered', reply: { kind }, at })).toMatchObject({
        held: { view: newer },
        contact: { kind },
      });
    const refused = { kind: 'refused', code: 'database-unavailable', message: '' } as const;
    expect(taught(answered(newer), { kind: 'answered', reply: refused, at })).toMatchObject({
      held: { view: newer },
      contact: { kind: 'refused', code: 'database-unavailable' },
    });
  });

  it('forgets the view when the supervisor leaves, and shows nothing that was still under way', () => {
    const left: Lesson = { kind: 'left', told: true, erased: true };
    expect(taught(answered(newer), left).held).toBeNull();
    expect(taught(answered(newer), left, answered(newer), remembered(newer)).held).toBeNull();
    expect(taught(left, { kind: 'entered' }, answered(older)).held?.view).toBe(older);
  });

  it('F27: in whatever order views come, what is shown never gets older', () => {
    const lesson = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(fc.array(lesson, { maxLength: 30 }), (drawn) => {
        let known = nothingKnown;
        for (const [isAnswer, minute] of drawn) {
          const view = viewOf([], { at: `2021-11-22T12:${String(minute).padStart(2, '0')}:00Z` });
          const before = known.held?.view.at ?? '';
          known = learn(known, isAnswer ? answered(view) : remembered(view));
          expect((known.held?.view.at ?? '') >= before).toBe(true);
        }
      }),
    );
  });

  it('takes the view of another scope, whatever its age: somebody else came in', () => {
    const regional = { ...older, scope: '03', scopeName: 'Guyane' };
    expect(taught(answered(newer), answered(regional)).held?.view).toBe(regional);
  });
});

describe('The age of a view', () => {
  it('F27: is counted from the endpoint’s time, by what has gone by here, however wrong the clock here', () => {
    const held = { view: newer, receivedAt: '2031-01-01T00:00:00.000Z' };
    expect(endpointTime(held, '2031-01-01T02:00:00.000Z')).toBe('2021-11-22T15:00:00.000Z');
    expect(endpointTime(held, '2030-12-31T23:00:00.000Z')).toBe('2021-11-22T13:00:00.000Z');
  });
});
