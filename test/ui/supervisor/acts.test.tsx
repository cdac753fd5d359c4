// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SupervisedDevice } from '../../../src/protocol/supervision.ts';
import { at, counted, facility, line, product, viewOf } from './made-up.ts';
import { memoryCache, open } from './mount.tsx';

afterEach(cleanup);

const tablet: SupervisedDevice = {
  device: 'k7qm0000000000000001',
  enrolledAt: '2021-09-02T08:00:00Z',
  revokedAt: null,
  lastHeardAt: '2021-11-22T10:03:00Z',
  outboxSize: 3,
  outboxOldestAt: '2021-11-22T09:03:00Z',
  gaps: [{ from: 4, to: 6 }],
  quarantined: 2,
};
const missed = product({
  state: 'missing',
  since: '2021-11-20',
  previousPeriod: {
    key: '2021-W46',
    required: 3,
    done: ['2021-11-15'],
    state: 'missing',
    wasMissedAtTheTime: true,
  },
  lastCount: counted([line('ra-80', 5, 3)], '2021-11-15'),
});
const ok = {
  kind: 'ok',
  value: viewOf([facility('a', {}, { devices: [tablet], products: [missed] })]),
} as const;
const path = '/superviseur/etablissement/a';
const text = () => document.body.textContent?.replace(/\s/g, ' ') ?? '';
const token = 'A'.repeat(43);

describe('A facility', () => {
  it('tells its weeks, the last count with its acknowledgement, and what each tablet last told', async () => {
    open({ path, view: ok });
    await screen.findByRole('heading', { name: 'Tablettes' });
    for (const words of [
      'semaine 46 : 1 sur 3, compté 15/11',
      'jugée manquée sur le moment',
      'accusé n° 4012',
      'RoActemra 80 mg / 4 mL, flacon5331/03/2022',
      '3 relevés, le plus ancien il y a 4 h',
      'n° 4 à 6',
    ])
      expect(text()).toContain(words);
  });

  it('tells the lots of a presentation that was counted by lot', async () => {
    const expiry = { kind: 'date' as const, date: '2022-03-31' };
    const lots = [
      { lot: 'AB12', expiry, origin: 'state-stock', physical: 4, usable: 2 },
      { lot: null, expiry: { kind: 'unknown' as const }, origin: 'loan', physical: 1, usable: 1 },
    ];
    const byLot = product({ lastCount: counted([{ ...line('ra-80', 5, 3), lots }, line('ra-200', 2)]) });
    open({ path, view: { kind: 'ok', value: viewOf([facility('a', {}, { products: [byLot] })]) } });
    const details = (await screen.findByText(/^2\slots$/)).closest('details');
    expect(
      [...(details?.querySelectorAll('li') ?? [])].map((it) => it.textContent?.replace(/\s/g, ' ')),
    ).toEqual([
      'Lot AB12, fin 03/2022, stock d’État : 4 (dont 2 utilisables)',
      'Sans lot relevé, péremption non lisible, prêt : 1',
    ]);
  });

  it('that is not in the view says so', async () => {
    open({ path: '/superviseur/etablissement/b', view: ok });
    await screen.findByText('Cet établissement n’est pas dans la vue.');
  });

  it('gets a code for a tablet, shown with its link until it expires', async () => {
    const code = {
      code: 'K7QM4X-RD92TB',
      link: 'https://a.invalid/enroler#K7QM4X-RD92TB',
      expiresAt: '2021-11-22T13:13:00Z',
    };
    const enrolmentCode = vi.fn(async () => ({ kind: 'ok', value: code }) as const);
    const { at: tick } = open({ path, view: ok, client: { enrolmentCode } });
    fireEvent.click(await screen.findByText('Code pour une tablette'));
    await screen.findByText('K7QM4X-RD92TB');
    expect(enrolmentCode).toHaveBeenCalledExactlyOnceWith('a');
    expect(text()).toContain('encore 10 min');
    tick('2021-11-22T13:13:00Z');
    await screen.findByText(/Ce code a expiré/);
    expect(text()).not.toContain('K7QM4X-RD92TB');
  });

  it('has a tablet revoked only after saying what that does, and is asked for anew', async () => {
    const revoke = vi.fn(async () => ({ kind: 'ok', value: null }) as const);
    const { answers } = open({ path, view: ok, client: { revoke } });
    fireEvent.click(await screen.findByRole('button', { name: 'Révoquer la tablette K7QM' }));
    await screen.findByText(/à partir de son prochain contact/);
    expect(text()).toContain('restent sur la tablette');
    expect(revoke).not.toHaveBeenCalled();
    const revoked = { ...tablet, revokedAt: at };
    answers.view = { kind: 'ok', value: viewOf([facility('a', {}, { devices: [revoked] })]) };
    fireEvent.click(document.querySelector('dialog .primary') as HTMLElement);
    await screen.findByText(/Révoquée le 22\/11 à 10:03/);
    expect(revoke).toHaveBeenCalledExactlyOnceWith(tablet.device);
  });

  it('is asked for again when a revocation overtakes an answer under way', async () => {
    const waiting: ((reply: typeof ok) => void)[] = [];
    const answer = () => waiting.shift()?.(ok);
    const client = {
      view: () => new Promise<typeof ok>((resolve) => waiting.push(resolve)),
      revoke: async () => ({ kind: 'ok', value: null }) as const,
    };
    open({ path, client });
    answer();
    fireEvent.click(await screen.findByRole('button', { name: 'Révoquer la tablette K7QM' }));
    fireEvent.click(screen.getByText('Actualiser'));
    fireEvent.click(document.querySelector('dialog .primary') as HTMLElement);
    await waitFor(() => expect(document.querySelector('dialog')).toBeNull());
    expect(waiting).toHaveLength(1);
    answer();
    await waitFor(() => expect(waiting).toHaveLength(1));
  });

  it('keeps the dialog and says that nothing is certain when a revocation gets no answer', async () => {
    open({ path, view: ok });
    fireEvent.click(await screen.findByRole('button', { name: 'Révoquer la tablette K7QM' }));
    fireEvent.click(document.querySelector('dialog .primary') as HTMLElement);
    await screen.findByText(/rien n’indique que c’est fait/);
  });
});

describe('The one-time link', () => {
  it('lets in at a touch, drops the token from the address and forgets whose view was kept', async () => {
    const cache = memoryCache({ view: viewOf([facility('other')]), at });
    const enter = vi.fn(
      async () => ({ kind: 'ok', value: { scope: 'national', scopeName: 'France', expiresAt: at } }) as const,
    );
    open({ path: `/superviseur/entrer#${token}`, view: { kind: 'offline' }, client: { enter }, cache });
    expect(enter).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText('Entrer'));
    await screen.findByText(/aucune vue n’est gardée/);
    expect(enter).toHaveBeenCalledExactlyOnceWith(token);
    expect(location.pathname + location.hash).toBe('/superviseur');
    expect(cache.kept).toBeNull();
  });

  it.each([
    ['invite-used', 'Ce lien a déjà servi.'],
    ['invite-expired', 'Ce lien a expiré.'],
  ])('that is spent (%s) says so and how to get another', async (code, words) => {
    open({
      path: `/superviseur/entrer#${token}`,
      client: { enter: async () => ({ kind: 'refused', code, message: '' }) },
    });
    fireEvent.click(screen.getByText('Entrer'));
    await screen.findByText(words);
    expect(text()).toContain('demandez un lien à l’administrateur');
    expect(screen.queryByText('Entrer')).toBeNull();
    expect(location.hash).toBe('');
  });

  it.each([
    [{ kind: 'offline' } as const],
    [{ kind: 'refused', code: 'database-unavailable', message: '' } as const],
  ])('is kept to be tried again when the endpoint could not answer', async (reply) => {
    open({ path: `/superviseur/entrer#${token}`, client: { enter: async () => reply } });
    fireEvent.click(screen.getByText('Entrer'));
    await screen.findByText(/Votre lien n’est pas perdu/);
    await waitFor(() => expect((screen.getByText('Entrer') as HTMLButtonElement).disabled).toBe(false));
    expect(location.hash).toBe(`#${token}`);
  });

  it('that was cut says so', () => {
    open({ path: '/superviseur/entrer#AAAA' });
    expect(text()).toContain('Ce lien est incomplet.');
    expect(screen.queryByText('Entrer')).toBeNull();
  });
});
