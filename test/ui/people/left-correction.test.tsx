// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { saveDraft } from '../../../src/store/index.ts';
import { correctionSheet, sheetName } from '../../../src/store/snapshot.ts';
import { text } from '../open-app.tsx';
import { pins, sharedTablet } from './shared-tablet.tsx';

afterEach(cleanup);

const touch = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const savedAt = '2026-11-23T11:30:00.000Z';
const lines = { 'roactemra-iv-80': { physical: 735, unusable: 0, earliestExpiry: null, recounted: true } };

async function open(name: keyof typeof pins) {
  fireEvent.click(await screen.findByRole('button', { name }));
  for (const digit of pins[name]) touch(digit);
  await waitFor(() => expect(text()).toContain(`${name} compte`));
}
const figure = () => document.querySelector('.figure .value')?.textContent;

describe('a correction that lost its owner', () => {
  it('is offered where its count is corrected, without a figure, and taken over', async () => {
    history.replaceState(null, '', '/');
    const { database, seal } = await sharedTablet();
    const event = await seal();
    const product = correctionSheet(event);
    await saveDraft(database, { person: 'removed', product, lines, savedAt });
    await open('Zoé');
    fireEvent.click(screen.getByRole('link', { name: 'Journal' }));
    fireEvent.click(await screen.findByRole('link', { name: 'Corriger' }));
    await screen.findByText(/Une saisie attend, commencée à 08:30/);
    expect(document.body.innerHTML).not.toContain('735');
    touch('La reprendre');
    await waitFor(() => expect(figure()).toBe('735'));
    const ids = (await database.personDrafts.toArray()).map((it) => [it.person.slice(0, 3), it.product]);
    expect(ids).toEqual([['zoe', product]]);
  });

  it('comes over nobody’s own', async () => {
    history.replaceState(null, '', '/');
    const { database, seal } = await sharedTablet();
    const product = correctionSheet(await seal());
    await saveDraft(database, { person: '', product, lines: {}, savedAt });
    await saveDraft(database, { person: 'zoe'.padEnd(20, '0'), product, lines, savedAt });
    await open('Zoé');
    fireEvent.click(screen.getByRole('link', { name: 'Journal' }));
    fireEvent.click(await screen.findByRole('link', { name: 'Corriger' }));
    await waitFor(() => expect(figure()).toBe('735'));
    expect(text()).not.toContain('Une saisie attend');
  });
});

it('a sheet of paper that lost its owner is taken over with the time that was typed', async () => {
  history.replaceState(null, '', '/feuille/tocilizumab-iv/saisir');
  const { database } = await sharedTablet([]);
  const product = sheetName('paper', 'tocilizumab-iv');
  const wallTime = { date: '2026-11-22', digits: '0810', isSecond: false };
  await saveDraft(database, { person: 'removed', product, lines, savedAt, wallTime });
  await screen.findByText(/Une saisie attend/);
  touch('La reprendre');
  await waitFor(() => expect(text()).toContain('Feuille comptée dimanche 22 novembre à 08:10'));
});
