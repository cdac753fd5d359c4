// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Event } from '../../src/protocol/event.ts';
import { counted, tablet, vials } from './made-up.ts';
import { now, openApp, text } from './open-app.tsx';

afterEach(cleanup);

const touch = (...names: string[]) => {
  for (const name of names) fireEvent.click(screen.getByRole('button', { name }));
};

describe('a count just sealed', () => {
  const seal = async () => {
    touch('1', '2', 'Suivant', '1', '2', '2', '9', 'Suivant');
    fireEvent.click(screen.getAllByRole('button', { name: /^Dont inutilisables/ })[0] as Element);
    touch('1', 'Suivant', '0 flacon', '0 flacon', 'Enregistrer le comptage');
    await screen.findByText('Enregistré sur cette tablette');
  };

  it('lists what was stated', async () => {
    openApp(tablet([]), {}, '/compter/tocilizumab-iv');
    await seal();
    expect(text()).toContain('Tocilizumab IV (RoActemra)');
    const lines = screen.getAllByRole('listitem').map((it) => it.textContent?.replaceAll('\u00a0', ' '));
    expect(lines).toEqual([
      '80 mg : 12 flacons, dont 1 inutilisable',
      '200 mg : 0 flacon',
      '400 mg : 0 flacon',
    ]);
  });

  it('leads to its own correction', async () => {
    openApp(tablet([]), {}, '/compter/tocilizumab-iv');
    await seal();
    const { href } = screen.getByRole('link', { name: 'Corriger' }) as HTMLAnchorElement;
    expect(href).toMatch(/\/journal\/corriger\/[0-9a-z]{20}\/\d+$/);
  });
});

describe('F5: a store that does not answer', () => {
  afterEach(() => void vi.useRealTimers());
  const wait = (ms: number) =>
    act(async () => {
      await vi.advanceTimersByTimeAsync(ms);
    });

  it('is told of after ten seconds, while the figures stay', async () => {
    let answer = () => {};
    const sealCount = () =>
      new Promise<Event>((resolve) => {
        answer = () => resolve(counted(now, vials(1, 0, 0)).event);
      });
    openApp(tablet([]), {}, '/compter/tocilizumab-iv', { sealCount });
    await screen.findByRole('button', { name: '4' });
    touch('0 flacon', '0 flacon', '0 flacon');
    vi.useFakeTimers();
    touch('Enregistrer le comptage');
    await wait(9_900);
    expect(text()).not.toContain('ne répond pas');
    await wait(200);
    expect(text()).toContain('Pas encore enregistré : la tablette ne répond pas.');
    expect(text()).not.toContain('Enregistré sur cette tablette');
    answer();
    await wait(1);
    expect(text()).toContain('Enregistré sur cette tablette');
    expect(text()).not.toContain('ne répond pas');
  });

  it('is told of by a draft that it does not take', async () => {
    openApp(tablet([]), {}, '/compter/tocilizumab-iv', { saveDraft: () => new Promise<never>(() => {}) });
    await screen.findByRole('button', { name: '4' });
    vi.useFakeTimers();
    touch('1');
    await wait(9_900);
    expect(text()).not.toContain('n’a pas pu être gardée');
    await wait(200);
    expect(text()).toContain('n’a pas pu être gardée');
  });
});

describe('a receipt just sealed', () => {
  it('says what arrived, and leads to the count and nowhere else', async () => {
    const sealMovement = async () => counted(now, []).event;
    openApp(tablet([]), {}, '/reception/tocilizumab-iv', { sealMovement });
    await screen.findByRole('button', { name: '4' });
    touch('4', 'Enregistrer la réception');
    await screen.findByRole('heading', { level: 1, name: /^Réception enregistrée/ });
    expect(text()).toContain('Réception enregistrée : 4 × 80 mg');
    expect(screen.getAllByRole('button')).toHaveLength(1);
    expect(screen.queryByRole('link')).toBeNull();
    touch('Comptez maintenant tout le stock');
    await waitFor(() => expect(location.pathname).toBe('/compter/tocilizumab-iv'));
  });
});
