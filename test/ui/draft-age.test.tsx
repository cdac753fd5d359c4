// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../src/store/snapshot.ts';
import { Counting } from '../../src/ui/screens/counting.tsx';
import { Today } from '../../src/ui/screens/today.tsx';
import { productToday, snapshotToToday } from '../../src/ui/today.ts';
import { cayenne, counted, tablet } from './made-up.ts';

afterEach(cleanup);

/** 23:02 on a Saturday in Cayenne. */
const begun = '2021-06-13T02:02:00Z';
const sameNight = '2021-06-13T02:30:00Z';
const nextDay = '2021-06-13T12:00:00Z';
const row = { physical: 12, unusable: 0, earliestExpiry: null, recounted: false };
const draft: Draft = { product: 'tocilizumab-iv', lines: { 'roactemra-iv-80': row }, savedAt: begun };
const text = () => document.body.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
const figures = () => [...document.querySelectorAll('.figure .value')].map((it) => it.textContent);
const touch = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

function open(now: string, deviceTime = now) {
  const clockOffsetMs = Date.parse(now) - Date.parse(deviceTime);
  const snapshot = tablet([], { drafts: [draft], clockOffsetMs });
  const product = snapshot.pack.products.find((it) => it.id === 'tocilizumab-iv');
  if (!product) throw new Error('it is followed');
  const saved: Draft[] = [];
  const onDiscard = vi.fn(async () => undefined);
  render(
    <Counting
      products={[]}
      rules={[]}
      product={product}
      previous={new Map()}
      extended={[]}
      draft={draft}
      draftSince={productToday(product, snapshot, now).begun.count}
      receipt={null}
      receiptIsDue={false}
      events={[]}
      demonstration
      zone="America/Cayenne"
      now={now}
      deviceTime={deviceTime}
      onDraft={async (it) => void saved.push(it)}
      onDiscard={onDiscard}
      secondAbove={null}
      onSeal={async (lines) => counted(now, lines).event}
      onDone={() => undefined}
    />,
  );
  return { saved, onDiscard };
}

const asked = () => screen.findByRole('button', { name: 'Garder et continuer' });

describe('a count taken up again', () => {
  it('shows its age on the card, by the corrected clock', () => {
    const show = (now: string, clockOffsetMs = 0) => {
      const { pack, ...rest } = tablet([], { drafts: [draft], clockOffsetMs });
      const products = snapshotToToday({ ...rest, pack }, now);
      render(<Today products={products} facility={cayenne} pack={pack} now={now} />);
    };
    show(nextDay);
    expect(text()).toContain('Saisie commencée samedi 12 juin à 23:02');
    cleanup();
    show(nextDay, 3_600_000);
    expect(text()).toContain('Saisie commencée à 00:02');
  });

  it('goes on the same day without a question, its age in sight', () => {
    open(sameNight);
    expect(figures()).toEqual(['12']);
    expect(text()).toContain('Saisie commencée à 23:02');
  });

  it('is asked about on another local day, before any figure shows or any key types', async () => {
    const { saved } = open(nextDay);
    await asked();
    expect(text()).toContain('Démonstration');
    expect(text()).toContain('Saisie commencée samedi 12 juin à 23:02');
    expect(screen.getAllByRole('button').map((it) => it.textContent)).toEqual([
      'Effacer et recommencer',
      'Garder et continuer',
    ]);
    expect(document.querySelector('.primary')?.textContent).toBe('Effacer et recommencer');
    fireEvent.keyDown(document.body, { key: '7' });
    expect(saved).toEqual([]);
    expect(figures()).toEqual([]);
  });

  it('begins anew with nothing counted and no age', async () => {
    const { onDiscard, saved } = open(nextDay);
    await asked();
    touch('Effacer et recommencer');
    expect(onDiscard).toHaveBeenCalledTimes(1);
    expect(figures()).toEqual([]);
    expect(text()).not.toContain('Saisie commencée');
    touch('4');
    expect(saved.at(-1)?.savedAt).toBe(nextDay);
  });

  it('keeps the time of its first figure when it is kept and goes on', async () => {
    const { onDiscard, saved } = open(nextDay);
    await asked();
    touch('Garder et continuer');
    expect(onDiscard).not.toHaveBeenCalled();
    expect(figures()).toEqual(['12']);
    expect(text()).toContain('Saisie commencée samedi 12 juin à 23:02');
    touch('4');
    expect(saved.at(-1)?.savedAt).toBe(begun);
  });
});
