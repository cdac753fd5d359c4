// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { TimeOutOfReach } from '../../src/store/index.ts';
import type { Draft } from '../../src/store/snapshot.ts';
import type { AppActions } from '../../src/ui/app.tsx';
import { cayenne, counted, device, tablet, vials } from './made-up.ts';
import { now, openApp, text } from './open-app.tsx';

afterEach(cleanup);

const sheet = 'paper/tocilizumab-iv';
const path = '/feuille/tocilizumab-iv/saisir';
const touch = (...names: (string | RegExp)[]) => {
  for (const name of names) fireEvent.click(screen.getAllByRole('button', { name })[0] as HTMLElement);
};
const figures = ['4', 'Suivant', '1', '2', '2', '9', 'Suivant', '0 flacon', '0 flacon'];

/** The tablet at that screen; what it keeps and seals is told. */
function open(snapshot = tablet([]), acts: Partial<AppActions> = {}) {
  const drafts: Draft[] = [];
  const sealed: unknown[] = [];
  const app = openApp(snapshot, {}, path, {
    saveDraft: async (draft) => void drafts.push(structuredClone(draft)),
    sealCount: async (product, lines, { typedTime } = {}) => {
      sealed.push([product, lines.map((it) => it.physical), typedTime]);
      return counted(now, lines).event;
    },
    ...acts,
  });
  return { ...app, drafts, sealed };
}

describe('typing a sheet in', () => {
  it('asks for the day and time first, and seals the figures under them', async () => {
    const { drafts, sealed } = open();
    await screen.findByText('Jour');
    touch('Hier', '0', '8', '1', '0');
    expect(drafts.at(-1)).toMatchObject({
      product: sheet,
      wallTime: { date: '2021-06-13', digits: '0810', isSecond: false },
      lines: {},
    });
    touch('Saisir les chiffres');
    await waitFor(() => expect(text()).toContain('Feuille comptée dimanche 13 juin à 08:10'));
    touch(...figures);
    expect(drafts.at(-1)).toMatchObject({ product: sheet, wallTime: { digits: '0810' } });
    touch('Enregistrer le comptage');
    await screen.findByRole('heading', { name: 'Enregistré sur cette tablette' });
    expect(sealed).toEqual([['tocilizumab-iv', [4, 0, 0], '2021-06-13T11:10:00.000Z']]);
  });

  it('goes on where it was left, and touches no count under way', async () => {
    const lines = { 'roactemra-iv-80': { physical: 7, unusable: 0, earliestExpiry: null, recounted: false } };
    const wallTime = { date: '2021-06-13', digits: '0810', isSecond: false };
    const ofCount = { product: 'tocilizumab-iv', lines: {}, savedAt: now };
    const ofSheet = { product: sheet, lines, savedAt: now, wallTime };
    const { drafts } = open(tablet([], { drafts: [ofCount, ofSheet] }));
    await waitFor(() => expect(text()).toContain('Feuille comptée dimanche 13 juin à 08:10'));
    expect(text()).toContain('7 flacons');
    touch('Changer l’heure', '0', '9', '0', '0', 'Saisir les chiffres');
    await waitFor(() => expect(text()).toContain('à 09:00'));
    expect(drafts.at(-1)).toMatchObject({ product: sheet, lines, wallTime: { digits: '0900' } });
    expect(drafts.every((it) => it.product === sheet)).toBe(true);
  });

  it('keeps the time of a sheet whose figures were thrown away, and none of them', async () => {
    const { drafts } = open();
    await screen.findByText('Jour');
    touch('Hier', '0', '8', '1', '0', 'Saisir les chiffres');
    await waitFor(() => expect(text()).toContain('Feuille comptée'));
    touch('4', 'Effacer la saisie', /^Tout effacer/);
    expect(drafts.at(-1)).toMatchObject({ lines: {}, wallTime: { digits: '0810' } });
    touch('Changer l’heure', '0', '9', '0', '0');
    expect(drafts.at(-1)).toMatchObject({ lines: {}, wallTime: { digits: '0900' } });
  });

  it.each([
    [['1', '2', '0', '0'], 'Cette heure n’est pas encore passée'],
    [['2', '5', '0', '0'], 'Quatre chiffres'],
    [['Lundi 7', '0', '8', '0', '0'], 'sous 7 jours'],
  ])('does not go on with %j', async (touches, words) => {
    open();
    await screen.findByText('Jour');
    touch(...touches);
    expect(text()).toContain(words);
    expect(screen.queryByRole('button', { name: 'Saisir les chiffres' })).toBeNull();
  });

  it('asks which of two, where the clock was put back over the hour', async () => {
    const paris = { ...cayenne, zone: 'Europe/Paris' };
    const snapshot = tablet([], { identity: { device, facility: paris, enrolledAt: now } });
    history.replaceState(null, '', path);
    const drafts: Draft[] = [];
    openApp(snapshot, { now: '2021-10-31T12:00:00Z' }, path, {
      saveDraft: async (draft) => void drafts.push(draft),
    });
    await screen.findByText('Jour');
    touch('0', '2', '3', '0', 'Après le changement d’heure');
    expect(drafts.at(-1)?.wallTime).toEqual({ date: '2021-10-31', digits: '0230', isSecond: true });
  });

  it('compares with the count before it, and offers no scanner', async () => {
    const newer = counted('2021-06-14T11:00:00Z', vials(99, 0, 0));
    const older = counted('2021-06-12T11:00:00Z', vials(4, 0, 0));
    open(tablet([newer, older]));
    await screen.findByText('Jour');
    touch('Hier', '0', '8', '1', '0', 'Saisir les chiffres');
    await waitFor(() => expect(text()).toContain('Recopiez la feuille'));
    touch('4', 'Suivant');
    expect(text()).not.toContain('Recomptez');
    expect(screen.queryByRole('button', { name: /Scanner/ })).toBeNull();
  });

  it('offers a sheet that somebody removed had begun, before another is', async () => {
    const people = [{ id: 'k9', name: 'Marie' }];
    const otherDrafts = [{ person: 'gone', product: sheet, savedAt: now }];
    open(tablet([], { people, person: 'k9', otherDrafts }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'La reprendre' })).not.toBeNull());
    expect(screen.queryByText('Jour')).toBeNull();
  });

  it('says so and keeps all where its week ran out while it was typed', async () => {
    open(tablet([]), { sealCount: () => Promise.reject(new TimeOutOfReach('too old')) });
    await screen.findByText('Jour');
    touch('Hier', '0', '8', '1', '0', 'Saisir les chiffres');
    await waitFor(() => expect(text()).toContain('Feuille comptée'));
    touch(...figures, 'Enregistrer le comptage');
    await waitFor(() => expect(text()).toContain('Rien n’a été enregistré, et rien n’est perdu'));
  });
});
