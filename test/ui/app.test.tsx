// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { cayenne, counted, device, stored, tablet, vials } from './made-up.ts';
import { now, openApp as open, text } from './open-app.tsx';

const missing = { device, from: 2, to: 3 };
const blank: Snapshot = { ...tablet([]), identity: null, pack: null };

beforeEach(() => history.replaceState(null, '', '/'));
afterEach(cleanup);

describe('the app', () => {
  it('leads a tablet without a pharmacy to its code, and then home, dropping the code from the address', async () => {
    open(blank, {}, '/enroler#ABC123-DEF456');
    await screen.findByRole('button', { name: 'Commencer' });
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    await waitFor(() => expect(location.pathname + location.hash).toBe('/'));
  });

  it('explains what to do without a code, whatever the address', async () => {
    open(blank, {}, '/compter/tocilizumab-iv');
    await waitFor(() => expect(text()).toContain('ouvrez sur cette tablette le lien reçu'));
  });

  it('opens the count from home', async () => {
    open(tablet([]));
    fireEvent.click(screen.getByRole('link', { name: /^Compter Tocilizumab IV/ }));
    await screen.findByRole('heading', { level: 1, name: /Compter\s: Tocilizumab IV/ });
  });

  it('says what waits and for how long, or when all was transmitted', () => {
    const waiting = tablet([
      counted('2021-06-14T10:00:00Z', vials(1, 1, 1)),
      counted('2021-06-14T11:00:00Z', vials(1, 1, 1)),
    ]);
    open(waiting);
    expect(text()).toContain('2 à transmettre, le plus ancien 2 h');
    cleanup();
    open(
      tablet([counted('2021-06-14T10:00:00Z', vials(1, 1, 1), stored(1, now))], {
        lastContactAt: '2021-06-14T11:03:00Z',
      }),
    );
    expect(text()).toContain('Tout est transmis, 08:03');
  });

  it('judges by the corrected clock, so that a count just made by a slow tablet exists', async () => {
    const sealed = counted('2021-06-14T12:20:00Z', vials(1, 1, 1));
    open(tablet([sealed], { clockOffsetMs: 1_200_000 }));
    expect(text()).toContain('1 sur 3 cette semaine');
    await waitFor(() => expect(text()).toContain('L’horloge de cette tablette retarde de 20 min'));
  });

  it('shows a count sealed since the clock last ticked', () => {
    open(tablet([counted('2021-06-14T12:00:19Z', vials(1, 1, 1))]));
    expect(text()).toContain('1 sur 3 cette semaine');
  });

  it.each([
    [{ kind: 'enrolment-lost', since: now }, 'ne reconnaît plus cette tablette'],
    [{ kind: 'facility-blocked', since: now }, 'refuse les envois de cette pharmacie'],
    [{ kind: 'app-too-old', since: now }, 'trop ancienne pour transmettre'],
    [{ kind: 'event-too-large', since: now, seq: 7 }, 'n° 7 est trop gros'],
  ] as const)('tells what holds the outbox back: %o', async (hold, words) => {
    open(tablet([counted('2021-06-14T10:00:00Z', vials(1, 1, 1))], { hold }));
    await waitFor(() => expect(text()).toContain(words));
    expect(screen.getByRole('link', { name: /^Compter Tocilizumab IV/ })).toBeTruthy();
  });

  it.each([
    ['enrolment-lost', 'Tablette non reconnue'],
    ['facility-blocked', 'Envois refusés'],
    ['app-too-old', 'Version trop ancienne'],
  ] as const)('is not calm while nothing will go out: %s', (kind, words) => {
    const chip = () => document.querySelector('.outbox');
    const sent = counted('2021-06-14T10:00:00Z', vials(1, 1, 1), stored(1, now));
    open(tablet([sent], { hold: { kind, since: now } }));
    expect(chip()?.textContent).toBe(words);
    expect(chip()?.querySelector('.good')).toBeNull();
    cleanup();
    open(tablet([counted('2021-06-14T10:00:00Z', vials(1, 1, 1))], { hold: { kind, since: now } }));
    expect(chip()?.textContent).toMatch(new RegExp(`^${words}1\\sà\\stransmettre`));
  });

  it('never offers a new version over a count under way', async () => {
    const apply = vi.fn();
    const update = { ready: true, apply };
    const draft = { product: 'dexamethasone', lines: {}, savedAt: now };
    open(tablet([], { drafts: [draft] }), { update });
    await waitFor(() => expect(text()).toContain('terminez ou effacez la saisie en cours'));
    expect(screen.queryByRole('button', { name: 'L’installer' })).toBeNull();
    cleanup();
    open(tablet([]), { update });
    fireEvent.click(await screen.findByRole('button', { name: 'L’installer' }));
    expect(apply).toHaveBeenCalledTimes(1);
  });

  it.each(['/', '/journal', '/compter/tocilizumab-iv', '/reception/tocilizumab-iv'])(
    'says « Démonstration » on %s',
    async (path) => {
      open(tablet([]), {}, path);
      await waitFor(() => expect(text()).toContain('Démonstration : données inventées'));
      cleanup();
      const real = { ...cayenne, name: 'Pharmacie', demonstration: false };
      open(tablet([], { identity: { device, facility: real, enrolledAt: now } }), {}, path);
      await screen.findAllByRole('link');
      expect(text()).not.toContain('Démonstration');
    },
  );

  it('says what is wrong, and touches nothing, where it cannot work', async () => {
    open(blank, { secure: false, actions: null, supervision: null, snapshot: null });
    await waitFor(() => expect(text()).toContain('n’est pas protégée'));
    cleanup();
    open(blank, { fatal: { kind: 'newer-database' }, actions: null, supervision: null, snapshot: null });
    await waitFor(() => expect(text()).toContain('cette page n’écrit rien'));
    cleanup();
    open(blank, { fatal: { kind: 'storage-broken', detail: 'UnknownError' } });
    await waitFor(() => expect(text()).toContain('UnknownError'));
    cleanup();
    open(blank, { fatal: { kind: 'storage-silent' }, actions: null, supervision: null, snapshot: null });
    await waitFor(() => expect(text()).toContain('Fermez entièrement le navigateur'));
  });

  it('tells of events that vanished, of storage that may be evicted', async () => {
    open(tablet([]), { missing, storage: 'refused' });
    await waitFor(() => expect(text()).toContain('2 enregistrements de cette tablette ont disparu'));
    expect(text()).toContain('pourrait effacer les données');
  });

  it.each([
    ['has none of them', { gaps: [{ from: 1, to: 5 }], upTo: 5 }, '2 enregistrements'],
    ['has one of them', { gaps: [{ from: 3, to: 4 }], upTo: 5 }, '1 enregistrement'],
    ['has them all', { gaps: [{ from: 1, to: 2 }], upTo: 5 }, null],
    ['has heard of the first alone', { gaps: [], upTo: 2 }, '2 enregistrements'],
  ])('F6: of what vanished, tells what the endpoint lacks too: it %s', async (_, arrivals, said) => {
    open({ ...tablet([]), arrivals }, { missing });
    if (said) await waitFor(() => expect(text()).toContain(said));
    else await waitFor(() => expect(text()).toContain('Tout'));
    expect(text().includes('disparu')).toBe(said !== null);
  });

  it('F6: knows nothing of what vanished under another identity', async () => {
    open(
      { ...tablet([]), arrivals: { gaps: [], upTo: 5 } },
      { missing: { ...missing, device: 'elsewhere' } },
    );
    await waitFor(() => expect(text()).toContain('2 enregistrements'));
  });

  it('goes on with a pack that has run out, and says so; and why another was refused', async () => {
    const calm = tablet([]);
    const pack = { ...calm.pack, expiresAt: '2021-06-14T12:00:00Z' };
    open({ ...calm, pack, packRefusal: { kind: 'not-signed', at: now } });
    await waitFor(() => expect(text()).toContain('ne sont plus à jour depuis le 14/06/2021'));
    expect(text()).toContain('mal signées');
    cleanup();
    open({
      ...calm,
      pack: { ...pack, expiresAt: '2021-06-14T12:00:01Z' },
      packRefusal: { kind: 'older', at: now },
    });
    await waitFor(() => expect(text()).toContain('plus anciennes'));
    expect(text()).not.toContain('ne sont plus à jour');
  });

  it.each([
    ['/produit/tocilizumab-iv', 'Fiche : Tocilizumab IV (RoActemra)'],
    ['/car-t/tocilizumab-iv', 'Contrôle avant CAR\u2011T : Tocilizumab IV (RoActemra)'],
    ['/reglages', 'Réglages de la pharmacie'],
  ])('opens %s', async (path, title) => {
    open(tablet([]), {}, path);
    await waitFor(() => expect(text()).toContain(title));
  });

  it('knows no sheet of a product that it does not follow', () => {
    open(tablet([]), {}, '/produit/nothing');
    expect(text()).toContain('Cette page n’existe pas');
  });
});
