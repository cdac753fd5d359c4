import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResupplyFlag } from '../../src/protocol/sync.ts';
import { demonstrationFacilities } from '../../src/reference/demonstration.ts';
import { saveDraft, seal } from '../../src/store/index.ts';
import { addPerson } from '../../src/store/people.ts';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { drain } from '../../src/sync/drain.ts';
import { cheapPins } from '../support/cheap-pins.ts';
import { bordeaux, movedTo } from '../support/moved.ts';
import {
  cayenne,
  contextAt,
  count,
  deviceA,
  deviceB,
  enrolledTablet,
  signedAnswer,
  subtle,
  type TestTablet,
} from '../support/tablet-parts.ts';

const settings = {
  kind: 'settings' as const,
  body: { carT: 'no' as const, referenceDoseMg: 400, openDays: [1], plannedDays: [1] },
};
const seen = ({ database }: TestTablet) => readSnapshot(database, new Map(), '');
const draftOf = (person: string, product = 'tocilizumab-iv') => ({
  person,
  product,
  lines: { 'roactemra-iv-80': { physical: 42, unusable: 0, earliestExpiry: null, recounted: true } },
  savedAt: '2026-11-23T12:00:00.000Z',
});

async function sentFromCayenne() {
  const tablet = await enrolledTablet();
  tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
  await tablet.seal(settings);
  await tablet.seal(count([50, 50, 50]));
  await drain(tablet.parts, true);
  return tablet;
}

describe('a tablet moved to another pharmacy', () => {
  test('keeps what it stated for the one before in its journal, and takes none of it for this one’s', async () => {
    const tablet = await sentFromCayenne();
    expect((await seen(tablet)).identity?.facility.carT).toBe('no');
    await movedTo(tablet, bordeaux, deviceB);
    const snapshot = await seen(tablet);
    expect(snapshot.events).toEqual([]);
    expect(snapshot.journal.map(({ event, delivery }) => [event.kind, delivery.state])).toEqual([
      ['settings', 'stored'],
      ['count', 'stored'],
    ]);
    expect(snapshot.identity?.facility).toEqual(bordeaux);
  });

  test('judges it again once it is back', async () => {
    const tablet = await sentFromCayenne();
    await movedTo(tablet, bordeaux, deviceB);
    await movedTo(tablet, cayenne, 'c'.repeat(20));
    const { events, identity } = await seen(tablet);
    expect(events.map(({ event }) => event.kind)).toEqual(['settings', 'count']);
    expect(identity?.facility.referenceDoseMg).toBe(400);
  });

  test('counts what waits from there, and shows it', async () => {
    const tablet = await enrolledTablet();
    await tablet.seal();
    await movedTo(tablet, bordeaux, deviceB);
    const { events, journal, outbox } = await seen(tablet);
    expect(events).toEqual([]);
    expect(journal.map(({ event, delivery }) => [event.facility, delivery.state])).toEqual([
      [cayenne.id, 'unsent'],
    ]);
    expect(outbox.size).toBe(1);
  });

  test('hears no more of the agency there; what the nation said holds everywhere', async () => {
    const tablet = await enrolledTablet();
    const flag = (by: ResupplyFlag['by']) => ({
      product: 'tocilizumab-iv',
      by,
      at: '2026-11-20',
      reason: null,
    });
    const flags = [flag('agency'), flag('nation')];
    await tablet.database.reference.put(flags, 'resupply');
    await movedTo(tablet, cayenne, deviceA);
    expect((await seen(tablet)).resupply).toEqual(flags);
    await movedTo(tablet, bordeaux, deviceB);
    expect((await seen(tablet)).resupply).toEqual([flag('nation')]);
  });
});

describe('what was under way at one pharmacy', () => {
  test('opens at no other, whoever’s it is, and is there again once the tablet is', async () => {
    const tablet = await enrolledTablet();
    const { database } = tablet;
    await addPerson(database, cheapPins, { id: 'marie', name: 'Marie' }, '482913', 's');
    await saveDraft(database, draftOf('marie'));
    await saveDraft(database, draftOf(''));
    await movedTo(tablet, bordeaux, deviceB);
    const { drafts, otherDrafts } = await seen(tablet);
    expect([...drafts, ...otherDrafts]).toEqual([]);
    await saveDraft(database, draftOf('', 'dexamethasone'));
    await movedTo(tablet, cayenne, deviceA);
    const back = await seen(tablet);
    expect(back.drafts).toEqual([draftOf('')]);
    expect(back.otherDrafts.map((it) => it.person)).toEqual(['marie']);
  });

  test('whatever the journeys, each pharmacy finds its own counts and sheets, and no other’s', async () => {
    const move = fc.record({
      at: fc.nat({ max: 2 }),
      counts: fc.nat({ max: 2 }),
      product: fc.constantFrom('a', 'b'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 6 }), async (moves) => {
        const tablet = await enrolledTablet();
        const counted = new Map<string, number>();
        const begun = new Map<string, Set<string>>();
        for (const [step, { at, counts, product }] of moves.entries()) {
          const facility = demonstrationFacilities[at] ?? cayenne;
          await movedTo(tablet, facility, String(step).repeat(20));
          const { events, journal, drafts } = await seen(tablet);
          expect(events).toHaveLength(counted.get(facility.id) ?? 0);
          expect(journal).toHaveLength([...counted.values()].reduce((sum, it) => sum + it, 0));
          expect(new Set(drafts.map((it) => it.product))).toEqual(begun.get(facility.id) ?? new Set());
          const context = { ...contextAt(tablet.clock.now()), facility: facility.id };
          for (let n = 0; n < counts; n++) await seal(tablet.database, subtle, count(), context);
          counted.set(facility.id, (counted.get(facility.id) ?? 0) + counts);
          await saveDraft(tablet.database, draftOf('', product));
          begun.set(facility.id, new Set(begun.get(facility.id)).add(product));
        }
      }),
      { numRuns: 20 },
    );
  });
});
