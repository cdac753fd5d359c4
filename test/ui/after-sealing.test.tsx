// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { counted, tablet } from './made-up.ts';
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
