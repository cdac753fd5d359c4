// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correctionSheet, sheetName } from '../../../src/store/snapshot.ts';
import { text } from '../open-app.tsx';
import { pins, sharedTablet } from './shared-tablet.tsx';

beforeEach(() => history.replaceState(null, '', '/reglages'));
afterEach(cleanup);

const touch = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (pin: string) => {
  for (const digit of pin) touch(digit);
};
const savedAt = '2026-11-23T11:30:00.000Z';

async function addPerson(name: string, pin: string) {
  fireEvent.click(await screen.findByRole('button', { name: 'Ajouter une personne' }));
  fireEvent.input(screen.getByLabelText('Prénom ou initiales'), { target: { value: name } });
  touch('Choisir son code');
  type(pin);
  await screen.findByText('Retapez le même code.');
  type(pin);
}

async function openSettings(names: (keyof typeof pins)[]) {
  const tablet = await sharedTablet(names);
  const first = names[0];
  if (!first) return tablet;
  fireEvent.click(await screen.findByRole('button', { name: first }));
  type(pins[first]);
  fireEvent.click(await screen.findByRole('link', { name: 'Réglages' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Modifier' }));
  type(pins[first]);
  await screen.findByRole('button', { name: 'Ajouter une personne' });
  return tablet;
}

describe('the people of the tablet, in its settings', () => {
  it('the first one added is who counts from then on, and may add others', async () => {
    const { database } = await openSettings([]);
    await addPerson('Marie L.', '482913');
    await screen.findByText('Marie L. peut compter sur cette tablette.');
    await screen.findByText('Marie L. compte');
    await addPerson('Zoé', '775310');
    await screen.findByText('Zoé peut compter sur cette tablette.');
    const people = await database.people.toArray();
    expect(people.map((it) => it.name).sort()).toEqual(['Marie L.', 'Zoé']);
    expect(text()).toContain('Marie L. c’est vous');
  });

  it('warns that a name is a colleague’s, stays here, and that a code does not encrypt', async () => {
    await openSettings([]);
    fireEvent.click(await screen.findByRole('button', { name: 'Ajouter une personne' }));
    expect(text()).toContain('jamais un patient');
    expect(text()).toContain('Les noms ne quittent pas cette tablette');
    expect(text()).toContain('Il ne chiffre pas');
  });

  it('refuse a name that is taken, a code too easy, and two that differ', async () => {
    const { database } = await openSettings(['Marie']);
    touch('Ajouter une personne');
    fireEvent.input(screen.getByLabelText('Prénom ou initiales'), { target: { value: 'marie' } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Choisir son code' }).disabled).toBe(true);
    expect(text()).toContain('Ce nom est déjà pris');
    fireEvent.input(screen.getByLabelText('Prénom ou initiales'), { target: { value: 'Zoé' } });
    touch('Choisir son code');
    type('123456');
    await screen.findByText(/Trop facile à deviner/);
    type('775310');
    await screen.findByText('Retapez le même code.');
    type('775311');
    await screen.findByText(/Les deux codes diffèrent/);
    expect(await database.people.count()).toBe(1);
  });

  it('are closed until one’s own code is given: a tablet may lie open on a bench', async () => {
    const { database } = await sharedTablet(['Marie', 'Zoé']);
    fireEvent.click(await screen.findByRole('button', { name: 'Marie' }));
    type(pins.Marie);
    fireEvent.click(await screen.findByRole('link', { name: 'Réglages' }));
    await screen.findByRole('button', { name: 'Modifier' });
    expect(screen.queryByRole('button', { name: /Retirer|Changer le code|Ajouter/ })).toBeNull();
    touch('Modifier');
    type(pins.Zoé);
    await screen.findByText(/Ce n’est pas ce code/);
    expect(screen.queryByRole('button', { name: /Retirer/ })).toBeNull();
    expect((await database.pinTries.toArray()).map((it) => it.failures)).toEqual([1]);
  });

  it('give somebody who forgot theirs a new code, which ends their wait', async () => {
    const { database } = await openSettings(['Marie', 'Zoé']);
    const zoe = (await database.people.toArray()).find((it) => it.name === 'Zoé');
    await database.pinTries.put({ person: zoe?.id ?? '', failures: 8, waitLeftMs: 240_000 });
    touch('Changer le code de Zoé');
    type('301246');
    await screen.findByText('Retapez le même code.');
    type('301246');
    await screen.findByText('Zoé a un nouveau code.');
    expect(await database.pinTries.count()).toBe(0);
    touch('Changer de personne');
    fireEvent.click(await screen.findByRole('button', { name: 'Zoé' }));
    type('301246');
    await screen.findByText('Zoé compte');
  });

  it('ask what becomes of a count under way before they remove its owner', async () => {
    const { database } = await openSettings(['Marie', 'Zoé']);
    const zoe = (await database.people.toArray()).find((it) => it.name === 'Zoé')?.id ?? '';
    await database.personDrafts.put({ person: zoe, product: 'tocilizumab-iv', lines: {}, savedAt });
    touch('Retirer Zoé');
    await waitFor(() => expect(text()).toContain('Sa saisie en cours : Tocilizumab IV'));
    touch('Annuler');
    expect(await database.people.count()).toBe(2);
    touch('Retirer Zoé');
    touch('Retirer, garder la saisie');
    await waitFor(async () => expect(await database.people.count()).toBe(1));
    expect(await database.personDrafts.count()).toBe(1);
  });

  it('tell a sheet of paper from a correction there', async () => {
    const { database } = await openSettings(['Marie', 'Zoé']);
    const person = (await database.people.toArray()).find((it) => it.name === 'Zoé')?.id ?? '';
    for (const product of [sheetName('paper', 'tocilizumab-iv'), correctionSheet({ device: 'x', seq: 1 })])
      await database.personDrafts.put({ person, product, lines: {}, savedAt });
    touch('Retirer Zoé');
    const told = /Ses saisies en cours : une correction et Feuille : Tocilizumab IV/;
    await waitFor(() => expect(text()).toMatch(told));
  });

  it('lock the tablet when they remove who is looking, and free it when they remove the last', async () => {
    await openSettings(['Marie', 'Zoé']);
    touch('Retirer Marie');
    touch('Retirer Marie');
    fireEvent.click(await screen.findByRole('button', { name: 'Zoé' }));
    type(pins.Zoé);
    fireEvent.click(await screen.findByRole('link', { name: 'Réglages' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Modifier' }));
    type(pins.Zoé);
    fireEvent.click(await screen.findByRole('button', { name: 'Retirer Zoé' }));
    touch('Retirer Zoé');
    await waitFor(() => expect(text()).toContain('Relevé s’ouvre sans code'));
    expect(screen.queryByRole('button', { name: 'Changer de personne' })).toBeNull();
  });

  it('let them choose after how long the tablet locks', async () => {
    const { database } = await openSettings(['Marie']);
    expect(screen.getByLabelText<HTMLInputElement>(/^5\smin$/).checked).toBe(true);
    fireEvent.click(screen.getByLabelText(/^2\smin$/));
    await waitFor(async () => expect(await database.meta.get('lock-minutes')).toBe(2));
  });
});
