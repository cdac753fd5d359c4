// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { counted, tablet, vials } from './made-up.ts';
import { openApp, text } from './open-app.tsx';

afterEach(cleanup);

const people = [{ id: 'k9', name: 'Marie' }];
const held = tablet([counted('2021-06-14T12:00:00Z', vials(7731, 1, 1))], { people });

describe('R069: the note on data', () => {
  it('says what is kept, where, how long, for whom, and whom to ask', async () => {
    openApp(held, {}, '/donnees');
    await screen.findByRole('heading', { level: 1, name: 'Données' });
    const headings = screen.getAllByRole('heading', { level: 2 }).map((it) => it.textContent);
    expect(headings).toEqual([
      'À quoi elles servent',
      'Ce qui n’est jamais demandé',
      'Sur la tablette',
      'Au service national',
      'Qui les voit',
      'À qui s’adresser',
    ]);
    for (const words of [
      'visibilité sur le niveau de stocks',
      'Aucun patient',
      'durée de conservation',
      'CNIL',
    ])
      expect(text()).toContain(words);
  });

  it('opens on a locked tablet too, and shows nothing that is on it', async () => {
    openApp(held, {}, '/donnees');
    await screen.findByRole('heading', { level: 1, name: 'Données' });
    expect(text()).not.toMatch(/Marie|7\s?731|Cayenne/);
  });

  it('is reached from the settings', async () => {
    openApp(tablet([]), {}, '/reglages');
    expect((await screen.findByRole('link', { name: /^Données/ })).getAttribute('href')).toBe('/donnees');
  });
});
