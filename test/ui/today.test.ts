import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/domain/directive.ts';
import type { ReferencePack } from '../../src/protocol/pack.ts';
import { firstPack } from '../../src/reference/pack.ts';
import type { KeptEvent } from '../../src/store/snapshot.ts';
import { periodName } from '../../src/ui/language/format.ts';
import { fr } from '../../src/ui/language/fr.ts';
import { type Enrolled, snapshotToToday } from '../../src/ui/today.ts';
import { cayenne, counted, device, received, stated, stored, tablet, vials } from './made-up.ts';

function tocilizumab(snapshot: Enrolled, now: string) {
  const item = snapshotToToday(snapshot, now).find((it) => it.product.id === 'tocilizumab-iv');
  if (!item) throw new Error('tocilizumab is followed');
  return item;
}

const thrice = {
  ...firstPack.documents.flatMap((it) => it.rules).find((it) => it.id.endsWith('iv-thrice-weekly')),
  supersedes: [],
};
function withRules(pack: ReferencePack, rules: Rule[], zone?: string[]): ReferencePack {
  const [document] = pack.documents;
  if (!document) throw new Error('a pack has documents');
  return { ...pack, documents: [{ ...document, ...(zone ? { zone } : {}), rules }] };
}
const inZone = (zone: string) => ({
  identity: { device, facility: { ...cayenne, zone }, enrolledAt: '2021-01-04T12:00:00Z' },
});
const monday = counted('2021-06-14T12:00:00Z', vials(4, 2, 3), stored(1, '2021-06-14T12:01:00Z'));
const tuesday = counted('2021-06-15T12:00:00Z', vials(4, 2, 3), stored(2, '2021-06-15T12:01:00Z'));

describe('today', () => {
  it('says of a count without a network that it is made and not transmitted, 1 of 3', () => {
    const item = tocilizumab(
      tablet([counted('2021-06-14T12:00:00Z', vials(4, 2, 3))]),
      '2021-06-14T12:05:00Z',
    );
    expect(item.flags).toEqual([{ kind: 'counted-today', sent: 'unsent' }]);
    expect(item.duties.current.days).toEqual(['2021-06-14']);
    expect(item.duties.current.required).toBe(3);
  });

  it('counts Sunday 23:30 in Cayenne for the week that ends, and for the next one in Paris', () => {
    const snapshot = [monday, tuesday, counted('2021-06-21T02:30:00Z', vials(4, 2, 3))];
    const now = '2021-06-21T02:40:00Z';
    expect(tocilizumab(tablet(snapshot), now).flags).toEqual([{ kind: 'done', sent: 'unsent' }]);
    const inParis = tocilizumab(tablet(snapshot, inZone('Europe/Paris')), now);
    expect(inParis.duties.current.period.key).toBe('2021-W25');
    expect(inParis.flags).toEqual([{ kind: 'counted-today', sent: 'unsent' }]);
  });

  it('warns on Friday where the pharmacy is closed on the days that are left', () => {
    const now = '2021-06-18T12:00:00Z';
    const late = { kind: 'late-plan', day: '2021-06-16' };
    expect(tocilizumab(tablet([monday, tuesday]), now).flags).toEqual([{ kind: 'last-chance' }, late]);
    const everyDay = { ...cayenne, openDays: [1, 2, 3, 4, 5, 6, 7] };
    const open = tablet([monday, tuesday], {
      identity: { device, facility: everyDay, enrolledAt: '2021-01-04T12:00:00Z' },
    });
    expect(tocilizumab(open, now).flags).toEqual([{ kind: 'due' }, late]);
  });

  it('says that a week is missed, by how many, and what was missed the week before', () => {
    const item = tocilizumab(tablet([]), '2021-06-27T12:00:00Z');
    expect(item.flags).toEqual([{ kind: 'missed', missedBy: 2, per: 'week' }]);
    expect(item.duties.previous).toMatchObject({ state: 'missed', missedBy: 3 });
    expect(item.previousBeforeTablet).toBe(false);
  });

  it('does not hold a week against a tablet that was enrolled after it', () => {
    const identity = { device, facility: cayenne, enrolledAt: '2021-06-25T12:00:00Z' };
    expect(tocilizumab(tablet([], { identity }), '2021-06-27T12:00:00Z').previousBeforeTablet).toBe(true);
  });

  it('asks for a count after a receipt, and says when the day went by', () => {
    const events = [monday, received('2021-06-16T14:00:00Z', 6)];
    expect(tocilizumab(tablet(events), '2021-06-16T15:00:00Z').flags[0]).toMatchObject({
      kind: 'receipt-due',
    });
    expect(tocilizumab(tablet(events), '2021-06-17T15:00:00Z').flags[0]).toEqual({
      kind: 'receipt-overdue',
      dueOn: '2021-06-16',
    });
  });

  it('asks for nothing after a receipt that was withdrawn', () => {
    const receipt = received('2021-06-16T14:00:00Z', 6);
    const { device, seq } = receipt.event;
    const body = { product: 'tocilizumab-iv', voids: { device, seq } };
    const events = [monday, receipt, stated('2021-06-16T14:30:00Z', { kind: 'void', body })];
    expect(tocilizumab(tablet(events), '2021-06-17T15:00:00Z').duties.receipts).toEqual([]);
  });

  it('tells a refused count from one that waits', () => {
    const refused = {
      state: 'quarantined',
      number: 9,
      receivedAt: '2021-06-14T12:01:00Z',
      reason: 'hash-mismatch',
    } as const;
    const item = tocilizumab(
      tablet([counted('2021-06-14T12:00:00Z', vials(1, 1, 1), refused)]),
      '2021-06-14T13:00:00Z',
    );
    expect(item.flags).toEqual([{ kind: 'counted-today', sent: 'refused' }]);
  });

  it('marks the seven days of the local week', () => {
    const { week } = tocilizumab(tablet([monday]), '2021-06-16T12:00:00Z');
    expect(week.map((day) => day.date.slice(8))).toEqual(['14', '15', '16', '17', '18', '19', '20']);
    expect(week.map((day) => Number(day.counted))).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(week.map((day) => Number(day.planned))).toEqual([1, 0, 1, 0, 1, 0, 0]);
    expect(week.findIndex((day) => day.today)).toBe(2);
  });

  it('hatches the days before a rule began', () => {
    const { week } = tocilizumab(tablet([]), '2021-06-09T12:00:00Z');
    expect(week.map((day) => Number(day.outside))).toEqual([1, 0, 0, 0, 0, 0, 0]);
  });

  it('puts a product without a cadence last and never calls it due', () => {
    const items = snapshotToToday(tablet([]), '2021-06-18T12:00:00Z');
    expect(items.at(-1)?.flags).toEqual([{ kind: 'none' }]);
    expect(items[0]?.product.id).toBe('tocilizumab-iv');
  });

  it('heeds a warning on resupply from ahead of its own clock, which may have been set back', () => {
    const flag = { product: 'tocilizumab-iv', by: 'agency', at: '2021-11-20T12:00:00Z', reason: 'transport' };
    const snapshot = tablet([monday], { resupply: [flag as Enrolled['resupply'][number]] });
    const { floor } = tocilizumab(snapshot, '2021-11-17T13:00:00Z');
    expect(floor).toMatchObject({ resupply: { compromised: true }, judgement: { required: 3 } });
  });

  it('forgets its own word on resupply once that is withdrawn', () => {
    const body = { product: 'tocilizumab-iv', compromised: true, reason: 'transport' as const };
    const said = stated('2021-11-17T12:10:00Z', { kind: 'resupply', body });
    const floorOf = (events: KeptEvent[]) => tocilizumab(tablet(events), '2021-11-17T13:00:00Z').floor;
    expect(floorOf([said])).toMatchObject({ judgement: { required: 3 } });
    const voids = { device: said.event.device, seq: said.event.seq };
    const withdrawal = { kind: 'void' as const, body: { product: 'tocilizumab-iv', voids } };
    const withdrawn = [said, stated('2021-11-17T12:20:00Z', withdrawal)];
    expect(floorOf(withdrawn)).toMatchObject({ judgement: { required: 2 } });
  });

  it('knows an invitation from a duty', () => {
    const items = snapshotToToday(tablet([]), '2021-06-18T12:00:00Z');
    expect(items.find((it) => it.product.id === 'tocilizumab-sc')?.invited).toBe(true);
    expect(items.find((it) => it.product.id === 'dexamethasone')?.invited).toBe(false);
  });
});

describe('the plan of a pharmacy', () => {
  const flags = (events: KeptEvent[], now: string, enrolledAt: string, obligation = 'obligatory') => {
    const rule = { ...thrice, obligation } as Rule;
    const snapshot = tablet(events, { identity: { device, facility: cayenne, enrolledAt } });
    return tocilizumab({ ...snapshot, pack: withRules(snapshot.pack, [rule]) }, now).flags;
  };
  const lateSince = (day: string) => ({ kind: 'late-plan', day });
  const long = '2021-01-04T12:00:00Z';

  it('is late softly, from the planned day that went by uncounted', () => {
    const tuesdayNoon = '2021-06-15T12:00:00Z';
    expect(flags([], tuesdayNoon, long)).toContainEqual(lateSince('2021-06-14'));
    expect(flags([monday], tuesdayNoon, long)).not.toContainEqual(lateSince('2021-06-14'));
    expect(flags([], '2021-06-14T12:00:00Z', long)).toEqual([{ kind: 'due' }]);
  });

  it('is not late once the week cannot be met, before the tablet was there, or against an invitation', () => {
    const kinds = (...args: Parameters<typeof flags>) => flags(...args).map((it) => it.kind);
    expect(kinds([], '2021-06-19T12:00:00Z', long)).toEqual(['missed']);
    expect(kinds([], '2021-06-15T12:00:00Z', '2021-06-15T11:00:00Z')).toEqual(['open']);
    expect(kinds([], '2021-06-15T12:00:00Z', long, 'recommended')).toEqual(['open']);
  });
});

describe('a rule of another period', () => {
  it('is named by its own period', () => {
    const rule = { ...thrice, per: 'month', updates: 2 } as Rule;
    const at = (now: string) => {
      const snapshot = tablet([]);
      return tocilizumab({ ...snapshot, pack: withRules(snapshot.pack, [rule]) }, now);
    };
    expect(at('2021-07-31T12:00:00Z').flags[0]).toEqual({ kind: 'missed', missedBy: 1, per: 'month' });
    expect(fr.flags.missed(1, 'month')).toContain('Mois manqué');
    expect(periodName(at('2021-08-01T12:00:00Z').duties.previous.period.key)).toBe('juillet 2021');
  });

  it('of another region does not bind here', () => {
    const snapshot = tablet([]);
    const pack = withRules(snapshot.pack, [thrice as Rule], ['04']);
    expect(tocilizumab({ ...snapshot, pack }, '2021-06-15T12:00:00Z').flags).toEqual([{ kind: 'none' }]);
  });
});

describe('the floor on the tablet', () => {
  const afterLetter = '2021-11-17T15:00:00Z';
  const contact = { lastContactAt: '2021-11-17T12:00:00Z' };
  const judged = (snapshot: Enrolled, now = afterLetter) => {
    const { floor } = tocilizumab(snapshot, now);
    if (floor?.kind !== 'judged') throw new Error('a floor binds here');
    return floor;
  };
  const countOf = (of80: number, of200: number, of400: number) =>
    counted('2021-11-17T13:00:00Z', vials(of80, of200, of400));

  it('is judged from the last count that stands', () => {
    const { judgement } = judged(
      tablet([countOf(2, 1, 3), counted('2021-11-16T13:00:00Z', vials(0, 0, 9))], contact),
    );
    expect(judgement).toMatchObject({ answer: 'breached', injections: 1, required: 2, shortBy: 1 });
  });

  it('shows the higher threshold too after a day without contact, not before', () => {
    const snapshot = (lastContactAt: string) => tablet([countOf(0, 0, 4)], { lastContactAt });
    expect(judged(snapshot('2021-11-16T16:00:00Z')).ifCompromised).toBeNull();
    expect(judged(snapshot('2021-11-16T14:00:00Z')).ifCompromised).toMatchObject({
      answer: 'breached',
      required: 3,
    });
  });

  it('is unknown where nobody ever counted', () => {
    expect(judged(tablet([], contact))).toMatchObject({ countedAt: null, judgement: { answer: 'unknown' } });
  });

  it('is asked for where nobody said whether the pharmacy does CAR-T, and absent where it does not', () => {
    const as = (carT: 'no' | 'unanswered') =>
      tocilizumab(
        tablet([], {
          identity: { device, facility: { ...cayenne, carT }, enrolledAt: '2021-01-04T12:00:00Z' },
        }),
        afterLetter,
      ).floor;
    expect(as('unanswered')).toEqual({ kind: 'car-t-unanswered' });
    expect(as('no')).toBeNull();
  });

  it('does not bind before its letter, nor without the letter', () => {
    expect(tocilizumab(tablet([]), '2021-06-18T12:00:00Z').floor).toBeNull();
    const pack = { ...firstPack, documents: [] } as ReferencePack;
    expect(tocilizumab(tablet([], { pack }), afterLetter).floor).toBeNull();
  });
});
