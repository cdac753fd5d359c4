// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSnapshot } from '../../../src/store/read-snapshot.ts';
import { eventsOf } from '../../support/tablet-parts.ts';
import { text } from '../open-app.tsx';
import { pins, sharedTablet } from './shared-tablet.tsx';

beforeEach(() => history.replaceState(null, '', '/'));
afterEach(cleanup);

const touch = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const typePin = (pin: string) => {
  for (const digit of pin) touch(digit);
};

async function open(name: keyof typeof pins, pin = pins[name]) {
  fireEvent.click(await screen.findByRole('button', { name }));
  typePin(pin);
}

async function count(figure: string) {
  fireEvent.click(
    await screen.findByRole('link', { name: /^(Compter|Reprendre le comptage).*Tocilizumab IV/ }),
  );
  await screen.findByRole('heading', { name: /Compter\s: Tocilizumab IV/ });
  for (const digit of figure) touch(digit);
}

describe('a tablet with people', () => {
  it('opens locked: nothing but its pharmacy and their names', async () => {
    await sharedTablet();
    await screen.findByRole('button', { name: 'Marie' });
    expect(screen.getAllByRole('button').map((it) => it.textContent)).toEqual(['Marie', 'Zoé']);
    expect(screen.queryByRole('link', { name: /Compter/ })).toBeNull();
    expect(text()).toContain('Démonstration');
  });

  it('opens for the right code, and says who counts', async () => {
    await sharedTablet();
    await open('Marie');
    await waitFor(() => expect(text()).toContain('Marie compte'));
    expect(location.pathname).toBe('/');
  });

  it('says plainly that a code is wrong, then how long to wait, and lets the wait go by while it is open', async () => {
    const { pass, database } = await sharedTablet();
    await open('Marie', '000000');
    await screen.findByText(/Ce n’est pas ce code. Encore 4\sessais/);
    for (let attempt = 0; attempt < 4; attempt++) {
      await waitFor(() =>
        expect(screen.getByRole<HTMLButtonElement>('button', { name: '1' }).disabled).toBe(false),
      );
      typePin('000000');
      await waitFor(() => expect(screen.queryByText('Vérification…')).toBeNull());
    }
    await screen.findByText(/Trop d’essais. Prochain essai dans 30\ss/);
    expect(screen.queryByRole('button', { name: '1' })).toBeNull();
    const look = () => {
      pass(5_000);
      screen.getByRole('button', { name: '1' });
    };
    await waitFor(look, { timeout: 15_000, interval: 500 });
    typePin(pins.Marie);
    await waitFor(() => expect(text()).toContain('Marie compte'));
    expect(await database.pinTries.count()).toBe(0);
  });

  it('leaves another person of it a way in during a wait', async () => {
    const { database } = await sharedTablet();
    const id = (await database.people.toArray()).find((it) => it.name === 'Marie')?.id ?? '';
    await database.pinTries.put({ person: id, failures: 9, waitLeftMs: 480_000 });
    fireEvent.click(await screen.findByRole('button', { name: 'Marie' }));
    await screen.findByText(/Prochain essai dans 8\smin 00\ss/);
    touch('Une autre personne');
    await open('Zoé');
    await waitFor(() => expect(text()).toContain('Zoé compte'));
  });

  it('takes a code from a keyboard, and shows how many digits, never which', async () => {
    await sharedTablet();
    fireEvent.click(await screen.findByRole('button', { name: 'Marie' }));
    for (const key of ['4', '8', '9', 'Backspace', '2']) fireEvent.keyDown(document.body, { key });
    expect(text()).toContain('3 chiffres sur 6');
    expect(document.querySelectorAll('.typed')).toHaveLength(3);
    expect(document.body.innerHTML).not.toContain('482');
    for (const key of ['9', '1', '3']) fireEvent.keyDown(document.body, { key });
    await waitFor(() => expect(text()).toContain('Marie compte'));
  });
});

describe('S23: what the person before leaves', () => {
  it('is nothing, in the page, the address or the history, from the very moment of locking', async () => {
    const { database } = await sharedTablet();
    await open('Marie');
    await count('735');
    expect(text()).toContain('735');
    fireEvent.click(screen.getByRole('link', { name: /Aujourd/ }));
    touch('Changer de personne');
    // At once: no await stands between the touch and this.
    expect(document.body.innerHTML).not.toContain('735');
    expect(screen.queryByText(/Tocilizumab/)).toBeNull();
    await screen.findByRole('button', { name: 'Zoé' });
    expect(location.pathname + location.search + location.hash).toBe('/');
    expect(history.state).toBeNull();
    expect(JSON.stringify({ ...localStorage, ...sessionStorage }) + document.title).not.toMatch(/735|Marie/);
    await open('Zoé');
    await waitFor(() => expect(text()).toContain('Zoé compte'));
    await count('2');
    await screen.findByText(/Une\ssaisie de Marie est en cours, commencée à 09:00/);
    expect(document.body.innerHTML).not.toContain('735');
    expect((await readSnapshot(database, new Map(), '')).otherDrafts).toHaveLength(2);
  });

  it('a tablet left alone locks itself over a count, keeps it, and gives it back to its owner alone', async () => {
    const { pass, clock } = await sharedTablet();
    await open('Marie');
    await waitFor(() => expect(text()).toContain('Marie compte'));
    await count('735');
    expect(location.pathname).toContain('/compter');
    pass(4 * 60_000);
    fireEvent.pointerDown(document.body);
    pass(4 * 60_000);
    fireEvent.focus(window);
    expect(text()).toContain('735');
    // The tablet slept: its timers stood still, its clock did not.
    clock.advance(6 * 60_000);
    fireEvent.keyDown(document.body, { key: '9' });
    expect(document.body.innerHTML).not.toContain('735');
    await waitFor(() => expect(location.pathname).toBe('/'));
    await open('Marie');
    await count('');
    expect(document.querySelector('.figure .value')?.textContent).toBe('735');
  });
});

describe('drafts of several people', () => {
  it('are sealed each by its owner', async () => {
    const { database } = await sharedTablet();
    await open('Zoé');
    await count('3');
    touch('Suivant');
    touch('Non lisible');
    touch('0 flacon');
    touch('0 flacon');
    touch('Enregistrer le comptage');
    await screen.findByText('Enregistré sur cette tablette');
    expect((await eventsOf(database)).map((it) => it.actor)).toEqual(['zoe'.padEnd(20, '0')]);
  });

  it('one that is nobody’s is offered before a count of its product, without a figure, and taken over', async () => {
    const { database } = await sharedTablet();
    const lines = {
      'roactemra-iv-80': { physical: 735, unusable: 0, earliestExpiry: null, recounted: true },
    };
    const savedAt = '2026-11-23T11:30:00.000Z';
    await database.personDrafts.put({ person: '', product: 'tocilizumab-iv', lines, savedAt });
    await open('Zoé');
    fireEvent.click(await screen.findByRole('link', { name: /^Compter.*Tocilizumab IV/ }));
    await screen.findByText(/Une saisie attend, commencée à 08:30/);
    expect(document.body.innerHTML).not.toContain('735');
    touch('La reprendre');
    await waitFor(() => expect(document.querySelector('.figure .value')?.textContent).toBe('735'));
  });

  it('one that is nobody’s comes neither over one’s own count nor over what was just sealed', async () => {
    const { database } = await sharedTablet();
    await open('Zoé');
    await count('3');
    const savedAt = '2026-11-23T11:30:00.000Z';
    await database.personDrafts.put({ person: '', product: 'tocilizumab-iv', lines: {}, savedAt });
    fireEvent.click(screen.getByRole('link', { name: /Aujourd/ }));
    await screen.findByText(/Saisie commencée/);
    await count('');
    expect(document.querySelector('.figure .value')?.textContent).toBe('3');
    touch('0 flacon');
    touch('0 flacon');
    touch('Non lisible');
    touch('Enregistrer le comptage');
    await screen.findByText('Enregistré sur cette tablette');
    await waitFor(() => expect(text()).toContain('À transmettre'));
    expect(text()).not.toContain('Une saisie attend');
  });

  it('one of what left, that is nobody’s, is offered before another, and comes over no count', async () => {
    const { database } = await sharedTablet();
    const lines = {
      'roactemra-iv-80': { physical: 735, unusable: 0, earliestExpiry: null, recounted: false },
    };
    const savedAt = '2026-11-23T11:30:00.000Z';
    await database.personDrafts.put({ person: '', product: 'leaving/tocilizumab-iv', lines, savedAt });
    await open('Zoé');
    await count('');
    expect(text()).not.toContain('Une saisie attend');
    fireEvent.click(screen.getByRole('link', { name: /Aujourd/ }));
    fireEvent.click(await screen.findByRole('link', { name: /^Sortie.*Tocilizumab IV/ }));
    await screen.findByText(/Une saisie attend, commencée à 08:30/);
    expect(document.body.innerHTML).not.toContain('735');
    touch('La reprendre');
    await waitFor(() => expect(document.querySelector('.figure .value')?.textContent).toBe('735'));
    expect(await database.personDrafts.where(':id').equals(['', 'leaving/tocilizumab-iv']).count()).toBe(0);
  });

  it('one that is nobody’s is erased only when asked twice', async () => {
    const { database } = await sharedTablet();
    await database.personDrafts.put({
      person: '',
      product: 'tocilizumab-iv',
      lines: {},
      savedAt: '2026-11-23T11:30:00.000Z',
    });
    await open('Zoé');
    fireEvent.click(await screen.findByRole('link', { name: /^Compter.*Tocilizumab IV/ }));
    await screen.findByText(/Une saisie attend/);
    touch('L’effacer');
    expect(await database.personDrafts.count()).toBe(1);
    touch('L’effacer pour de bon ?'.replace(' ?', '\u202f?'));
    await screen.findByText(/Reste à compter/);
    expect(await database.personDrafts.count()).toBe(0);
  });
});
