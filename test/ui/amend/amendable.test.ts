import { describe, expect, it } from 'vitest';
import { lineOfLots } from '../../../src/domain/count.ts';
import { fatesOf } from '../../../src/domain/fate.ts';
import { firstPack } from '../../../src/reference/pack.ts';
import type { KeptEvent } from '../../../src/store/snapshot.ts';
import { amendable } from '../../../src/ui/amend/amendable.ts';
import { draftLines } from '../../../src/ui/amend/draft-lines.ts';
import { withdrawalChanges } from '../../../src/ui/amend/withdrawal.ts';
import { toCountLines } from '../../../src/ui/counting/lines.ts';
import { counted, line, received, stated, stored, tablet, vials } from '../made-up.ts';

const product = 'tocilizumab-iv';
const at = '2021-11-15T12:00:00Z';
const sent = stored(1, at);
const ref = ({ event }: KeptEvent) => ({ device: event.device, seq: event.seq });
const correctionOf = (kept: KeptEvent) =>
  stated(at, {
    kind: 'correction',
    body: { product, answers: null, lines: vials(1, 1, 1), replaces: ref(kept) },
  });
const withdrawalOf = (kept: KeptEvent) => stated(at, { kind: 'void', body: { product, voids: ref(kept) } });

const may = (kept: KeptEvent, ...others: KeptEvent[]) => {
  const { correct, withdraw } = amendable(kept, fatesOf([kept, ...others]), 'demo-cayenne');
  return [correct && 'correct', withdraw && 'withdraw'].filter(Boolean).join();
};

describe('what may be amended', () => {
  const count = counted(at, vials(1, 2, 3), sent);

  it('is a count that stands, of this tablet or of another, sent or not', () => {
    expect(may(count)).toBe('correct,withdraw');
    expect(may({ ...count, own: false })).toBe('correct,withdraw');
    expect(may(counted(at, vials(1, 2, 3)))).toBe('correct,withdraw');
  });

  it('is, of a count that was corrected, its last correction', () => {
    const correction = correctionOf(count);
    expect([may(count, correction), may(correction, count)]).toEqual(['', 'correct,withdraw']);
    expect(may(count, withdrawalOf(count))).toBe('');
  });

  it('is withdrawn alone, where it is a receipt, a word on resupply or a count that was refused', () => {
    const word = stated(at, { kind: 'resupply', body: { product, compromised: true, reason: 'transport' } });
    expect([may(received(at, 2)), may(word)]).toEqual(['withdraw', 'withdraw']);
    expect(may(received(at, 2), count)).toBe('withdraw');
    const refused = { state: 'quarantined', number: 2, receivedAt: at, reason: 'too-large' } as const;
    expect(may({ ...count, delivery: refused })).toBe('withdraw');
  });

  it('is nothing of another pharmacy, of a withdrawal, or under an identity that another tablet has', () => {
    expect(may({ ...count, event: { ...count.event, facility: 'demo-lyon' } })).toBe('');
    expect(may(withdrawalOf(count))).toBe('');
    expect(may({ ...count, delivery: { state: 'conflict' } })).toBe('');
  });
});

describe('a count as rows to correct', () => {
  it('comes out as it went in, lots and all', () => {
    const lots = [
      { lot: 'B1', expiry: { kind: 'unknown' as const }, origin: 'loan', physical: 4, usable: 3 },
      {
        lot: null,
        expiry: { kind: 'date' as const, date: '2027-01-31' },
        origin: 'own',
        physical: 2,
        usable: 2,
      },
    ];
    const lines = [
      line('roactemra-iv-80', 5, { kind: 'unknown' }, 2),
      line('roactemra-iv-200', 0),
      lineOfLots('roactemra-iv-400', lots),
    ];
    const [sold] = firstPack.products.filter((it) => it.id === product);
    if (!sold) throw new Error('tocilizumab is followed');
    const scope = { product: sold, previous: new Map(), extended: [], asksExpiry: true };
    expect(toCountLines({ lines: draftLines(lines), focus: null }, scope, '2021-11-15')).toEqual(lines);
  });
});

describe('what a withdrawal changes', () => {
  const now = '2021-11-17T15:00:00Z';
  const monday = counted(at, vials(0, 0, 9), sent);
  const today = counted('2021-11-17T12:00:00Z', vials(0, 0, 2), sent);
  const changes = (kept: KeptEvent, ...others: KeptEvent[]) =>
    withdrawalChanges(tablet([kept, ...others]), kept, product, now);

  it('of a count: its day, the last count, the floor', () => {
    expect(changes(today, monday)).toEqual([
      { kind: 'day', day: '2021-11-17', period: '2021-W46', before: 2, after: 1, required: 3 },
      { kind: 'last-count', at },
      { kind: 'floor', before: { injections: 1, required: 2 }, after: { injections: 4, required: 2 } },
    ]);
    expect(changes(today)).toContainEqual({ kind: 'last-count', at: null });
    expect(changes(today)).toContainEqual({
      kind: 'floor',
      before: { injections: 1, required: 2 },
      after: null,
    });
  });

  it('of a count that answered a receipt: the receipt waits again; of a receipt: it waits no more', () => {
    const receipt = received('2021-11-17T11:00:00Z', 2);
    expect(changes(today, receipt)).toContainEqual({ kind: 'receipt', isOpen: true });
    expect(changes(receipt, monday)).toEqual([{ kind: 'receipt', isOpen: false }]);
  });

  it('of a word on resupply: the threshold', () => {
    const word = stated(now, { kind: 'resupply', body: { product, compromised: true, reason: 'transport' } });
    expect(changes(word, today)).toEqual([
      { kind: 'floor', before: { injections: 1, required: 3 }, after: { injections: 1, required: 2 } },
    ]);
  });

  it('is nothing where another count of that day stands, and that is said', () => {
    const earlier = counted('2021-11-17T10:00:00Z', vials(0, 0, 1), sent);
    expect(changes(earlier, today)).toEqual([]);
  });
});
