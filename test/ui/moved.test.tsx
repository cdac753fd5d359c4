// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { drain } from '../../src/sync/drain.ts';
import { instantOf } from '../../src/ui/clock.ts';
import { journalTable } from '../../src/ui/journal-table.ts';
import { recentlyRefused } from '../../src/ui/outbox-chip.ts';
import AcknowledgementSheet from '../../src/ui/screens/acknowledgement-sheet.tsx';
import { type Enrolled, isReady, productToday } from '../../src/ui/today.ts';
import { bordeaux, movedTo } from '../support/moved.ts';
import { count, deviceB, enrolledTablet, signedAnswer } from '../support/tablet-parts.ts';
import { openApp, text } from './open-app.tsx';

afterEach(cleanup);

/** Counted at Cayenne, which « does no CAR-T », then moved to Bordeaux. */
async function moved(result?: 'quarantined'): Promise<{ snapshot: Enrolled; now: string }> {
  const tablet = await enrolledTablet();
  tablet.answer(({ parsed }) => {
    const receivedAt = tablet.clock.now();
    const refusal = { result: 'quarantined' as const, number: 7, receivedAt, reason: 'hash-mismatch' };
    const results = parsed.events.map(({ seq }) => ({ seq, ...refusal }));
    return signedAnswer(tablet, parsed, result ? { results } : {});
  });
  await tablet.seal({
    kind: 'settings',
    body: { carT: 'no', referenceDoseMg: 400, openDays: [1], plannedDays: [1] },
  });
  tablet.clock.advance(1_000);
  await tablet.seal(count([50, 50, 50]));
  await drain(tablet.parts, true);
  tablet.clock.advance(60_000);
  await movedTo(tablet, bordeaux, deviceB);
  const snapshot = await readSnapshot(tablet.database, new Map(), '');
  if (!isReady(snapshot)) throw new Error('not linked');
  return { snapshot, now: tablet.clock.now() };
}

describe('a tablet moved to another pharmacy', () => {
  it('judges nothing there by what was counted, and chosen, at the one before', async () => {
    const { snapshot, now } = await moved();
    const product = snapshot.pack.products.find((it) => it.id === 'tocilizumab-iv');
    if (!product) throw new Error('no such product');
    const today = productToday(product, snapshot, instantOf(snapshot, now));
    expect(today.flags.map((it) => it.kind)).not.toContain('counted-today');
    expect(today).toMatchObject({ lastCountedAt: null, counts: [] });
    expect(today.floor).toMatchObject({ kind: 'judged', count: null, doseMg: bordeaux.referenceDoseMg });
  });

  it('says in its journal what is of another pharmacy, and lets nobody correct it from here', async () => {
    const { snapshot, now } = await moved();
    openApp(snapshot, { now }, '/journal');
    await screen.findByRole('heading', { name: 'Journal' });
    const line = [...document.querySelectorAll('ul.journal > li')].find((it) =>
      /Comptage/.test(it.textContent ?? ''),
    );
    expect(line?.querySelector('summary')?.textContent).toContain('autre pharmacie');
    // Under the zone in which it was made, whatever this one's.
    expect(line?.textContent).toContain('09:00 (America/Cayenne)');
    expect(screen.queryByRole('link', { name: 'Corriger' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Retirer' })).toBeNull();
  });

  it('says so in the table of the journal and on paper', async () => {
    const { snapshot, now } = await moved();
    const [, ...rows] = journalTable(snapshot.journal, snapshot.pack, bordeaux.zone, bordeaux.id);
    expect(rows.every((row) => row.includes('cette tablette, autre pharmacie'))).toBe(true);
    const [kept] = snapshot.journal;
    if (!kept) throw new Error('no journal');
    const { pack } = snapshot;
    const rest = { facility: bordeaux, pack, now, proofOf: async () => null, onPrint: () => undefined };
    render(<AcknowledgementSheet kept={kept} {...rest} />);
    expect(text()).toContain('celle que la tablette servait alors (demo-cayenne)');
    expect(text()).not.toContain(bordeaux.name);
  });

  it('goes on telling what was refused of it', async () => {
    const { snapshot, now } = await moved('quarantined');
    expect(recentlyRefused(snapshot, now)).toBe(2);
    openApp(snapshot, { now }, '/journal');
    fireEvent.focus(window);
    await screen.findByRole('heading', { name: 'Journal' });
    expect(text()).toContain('Refusé : contenu abîmé');
  });
});
