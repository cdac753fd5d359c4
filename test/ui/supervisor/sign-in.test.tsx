// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { SignInResult } from '../../../src/protocol/sign-in.ts';
import { supervisionClient } from '../../../src/sync/supervision.ts';
import { at, facility, viewOf } from './made-up.ts';
import { memoryCache, open } from './mount.tsx';

afterEach(cleanup);

const view = viewOf([facility('a', { name: 'CHU Nord' }, {})]);
const text = () => document.body.textContent?.replace(/\s/g, ' ') ?? '';
const link = () => screen.queryByRole('link', { name: 'Se connecter avec Pro Santé Connect' });
const token = 'A'.repeat(43);

describe('The door', () => {
  it('offers the provider where there is one, and where there is none tells of links as before', async () => {
    open({ path: '/superviseur', view: { kind: 'signed-out', provider: true } });
    await waitFor(() => expect(link()?.getAttribute('href')).toBe('/v1/sign-in'));
    // Or the page's own router would look for a screen of that address.
    expect(link()?.getAttribute('target')).toBe('_top');
    cleanup();
    open({ path: '/superviseur', view: { kind: 'signed-out' } });
    await waitFor(() => expect(text()).toContain('demandez un lien à l’administrateur'));
    expect(link()).toBeNull();
  });

  it('shows the last view beside it, without actions', async () => {
    const cache = memoryCache({ view, at });
    open({ path: '/superviseur', view: { kind: 'signed-out', provider: true }, cache });
    await waitFor(() => expect(text()).toContain('CHU Nord'));
    expect(link()).not.toBeNull();
    expect(text()).toContain('La dernière vue reste affichée');
  });

  it('an invitation leads on to the provider, and is not taken for a session', async () => {
    const gone: string[] = [];
    const next = 'https://identities.example/authorize?state=x';
    open({
      path: `/superviseur/entrer#${token}`,
      client: { enter: async () => ({ kind: 'ok', value: { next } }) },
      goOn: (address) => gone.push(address),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Entrer' }));
    await waitFor(() => expect(gone).toEqual([next]));
    expect(location.pathname).toBe('/superviseur/entrer');
  });

  it('an invitation that was used up leaves the provider to those who have a role', async () => {
    const spent = { kind: 'refused', code: 'invite-used', message: '', provider: true } as const;
    open({ path: `/superviseur/entrer#${token}`, client: { enter: async () => spent } });
    fireEvent.click(await screen.findByRole('button', { name: 'Entrer' }));
    await waitFor(() => expect(text()).toContain('Ce lien a déjà servi.'));
    expect(link()).not.toBeNull();
  });

  it('a provider that is away costs no invitation', async () => {
    const away = { kind: 'refused', code: 'provider-away', message: '' } as const;
    open({ path: `/superviseur/entrer#${token}`, client: { enter: async () => away } });
    fireEvent.click(await screen.findByRole('button', { name: 'Entrer' }));
    await waitFor(() =>
      expect(text()).toContain('Pro Santé Connect ne répond pas. Votre lien n’est pas perdu'),
    );
  });
});

describe('Back from the provider', () => {
  it('who entered goes straight on, and nothing stays of who was there before', async () => {
    const cache = memoryCache({ view: viewOf([facility('b', { name: 'CH Sud' }, {})]), at });
    open({ path: '/superviseur/connexion?resultat=entered', cache, view: { kind: 'ok', value: view } });
    await waitFor(() => expect(text()).toContain('CHU Nord'));
    expect(location.pathname).toBe('/superviseur');
    expect(text()).not.toContain('CH Sud');
  });

  it.each([...SignInResult.options.filter((it) => it !== 'entered'), 'no-such-result', 'constructor'])(
    '%s is said in words, with what to do',
    async (result) => {
      open({ path: `/superviseur/connexion?resultat=${result}` });
      const said = (await screen.findByRole('alert')).textContent ?? '';
      expect(said.match(/[.!]/g)?.length).toBeGreaterThan(1);
      expect(said).not.toMatch(/undefined|erreur/);
      expect(link()).not.toBeNull();
    },
  );
});

describe('Leaving', () => {
  it('goes on to end the provider’s session, once nothing of the view is left', async () => {
    const gone: string[] = [];
    const cache = memoryCache();
    const next = 'https://identities.example/end';
    open({
      path: '/superviseur',
      view: { kind: 'ok', value: view },
      cache,
      client: { leave: async () => ({ kind: 'ok', value: { next } }) },
      goOn: (address) => gone.push(address),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Quitter' }));
    await waitFor(() => expect(gone).toEqual([next]));
    expect(cache.kept).toBeNull();
  });

  it('stays where something is left, to say so', async () => {
    const gone: string[] = [];
    const cache = { ...memoryCache(), erase: () => Promise.reject(new Error('kept')) };
    open({
      path: '/superviseur',
      view: { kind: 'ok', value: view },
      cache,
      client: { leave: async () => ({ kind: 'ok', value: { next: 'https://identities.example/end' } }) },
      goOn: (address) => gone.push(address),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Quitter' }));
    await waitFor(() => expect(text()).toContain('n’a pas pu être effacée'));
    expect(gone).toEqual([]);
  });
});

describe('What the endpoint answers', () => {
  const answering = (status: number, body: object) =>
    supervisionClient(async () => new Response(JSON.stringify(body), { status }));
  const error = { code: 'signed-out', message: 'no' };

  it('tells whether there is a provider', async () => {
    const view = await answering(401, { error, provider: true }).view();
    expect(view).toEqual({ kind: 'signed-out', provider: true });
    expect(await answering(401, { error }).view()).toEqual({ kind: 'signed-out' });
  });

  it('leads nowhere but to an address of the web', async () => {
    const script = answering(200, { next: 'javascript:alert(1)' });
    expect([await script.enter(token), await script.leave()]).toEqual([
      { kind: 'offline' },
      { kind: 'offline' },
    ]);
  });
});
