import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { rulesOf } from '../../src/domain/directive.ts';
import { supervise } from '../../src/domain/supervision.ts';
import { waitingOn } from '../../src/domain/waiting.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { dayText } from './calendar.ts';

const rules = rulesOf(firstPack.documents);
const dayMs = 86_400_000;
/** A Monday; the running week is the fourth from there. */
const begin = Date.parse('2021-06-14');
const now = '2021-07-11T18:00:00Z';
const noonOf = (day: number) => `${dayText(begin + day * dayMs)}T12:00:00Z`;

const instant = fc.integer({ min: 0, max: 27 }).map(noonOf);
interface Tablet {
  revokedAt: string | null;
  lastHeardAt: string | null;
  outboxSize: number;
  outboxOldestAt: string | null;
}
const tablet: fc.Arbitrary<Tablet> = fc.record({
  revokedAt: fc.option(instant, { freq: 4 }),
  lastHeardAt: fc.option(instant, { freq: 8 }),
  outboxSize: fc.nat(2),
  outboxOldestAt: fc.option(fc.oneof(instant, fc.constant('2035-01-01T00:00:00Z')), { freq: 5 }),
});
const facility = fc.record({ tablets: fc.array(tablet, { maxLength: 4 }), counted: fc.array(fc.nat(27)) });

function judge(tablets: readonly Tablet[], counted: readonly number[], isAsked: boolean) {
  const heard = tablets.flatMap(({ lastHeardAt }) => lastHeardAt ?? []).sort();
  return supervise({
    rules,
    productId: 'tocilizumab-iv',
    zone: 'UTC',
    counts: counted.map((day) => ({ at: noonOf(day), receivedAt: noonOf(day) })),
    receipts: [],
    lastHeardAt: heard.at(-1) ?? null,
    waiting: isAsked ? waitingOn(tablets) : [],
    firstEnrolledAt: null,
    plannedDays: [],
    now,
  });
}

describe('what is known to wait on tablets', () => {
  it('F27: is never said not to be the network while any of it may be of the duty that was missed', () => {
    fc.assert(
      fc.property(facility, ({ tablets, counted }) => {
        const { state, since, duties } = judge(tablets, counted, true);
        if (state !== 'missing') return;
        const lost = since as string;
        const { from } = [duties.current, duties.previous]
          .map(({ period }) => period)
          .find((period) => period.from < lost && lost <= addDays(period.to, 1)) as { from: string };
        for (const { revokedAt, lastHeardAt, outboxSize, outboxOldestAt } of tablets) {
          if (revokedAt !== null || outboxSize === 0 || lastHeardAt === null || lastHeardAt < from) continue;
          expect((outboxOldestAt ?? '') >= lost && (outboxOldestAt ?? '') <= lastHeardAt).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('makes silent of missing, and changes nothing else', () => {
    fc.assert(
      fc.property(facility, ({ tablets, counted }) => {
        const [without, having] = [judge(tablets, counted, false), judge(tablets, counted, true)];
        expect(having.duties).toEqual(without.duties);
        if (having.state === without.state && without.state !== 'silent')
          expect(having).toEqual({ ...without, previous: having.previous });
        else {
          expect(['missing', 'silent']).toContain(without.state);
          expect(having.state).toBe('silent');
          expect((having.since ?? '') <= (without.since ?? '')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is nothing on a tablet that was revoked, was never heard or holds none', () => {
    const held = { revokedAt: null, lastHeardAt: now, outboxSize: 3, outboxOldestAt: noonOf(2) };
    expect(waitingOn([held])).toEqual([{ since: noonOf(2), until: now }]);
    expect(waitingOn([{ ...held, outboxOldestAt: '2035-01-01T00:00:00Z' }])).toEqual([
      { since: null, until: now },
    ]);
    for (const change of [{ revokedAt: now }, { lastHeardAt: null }, { outboxSize: 0 }])
      expect(waitingOn([{ ...held, ...change }])).toEqual([]);
  });
});
