// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { at, breached, counted, dexa, facility, line, product, viewOf } from './made-up.ts';
import { memoryCache, open } from './mount.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const low = facility(
  'low',
  { name: 'CHU Nord', demonstration: true, carT: 'yes' },
  {
    products: [
      product({
        floor: breached,
        lastCount: counted([line('ra-80', 0), line('ra-200', 4), line('ra-400', 0)]),
      }),
      dexa(),
    ],
  },
);
const mute = facility(
  'mute',
  { name: 'CH Sud', agency: null },
  {
    lastHeardAt: '2021-11-12T12:00:00Z',
    products: [product({ state: 'silent', since: '2021-11-12', lastCount: null })],
  },
);
const view = viewOf([low, mute]);
const ok = { kind: 'ok', value: view } as const;
/** What a browser does when the summary is touched. */
function unfold(summary: RegExp) {
  const details = [...document.querySelectorAll('details')].find((it) =>
    summary.test(it.textContent?.replace(/\s+/g, ' ') ?? ''),
  ) as HTMLDetailsElement;
  details.open = true;
  fireEvent(details, new Event('toggle'));
}
const text = () => document.body.textContent?.replace(/\s/g, ' ') ?? '';

describe('The list', () => {
  it('leaves as a table for a spreadsheet, named by the day of the view', async () => {
    const names: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    open({ path: '/superviseur', view: ok });
    fireEvent.click(await screen.findByRole('button', { name: /^Tableau pour Excel/ }));
    expect(names).toEqual(['releve-superviseurs-2021-11-22.csv']);
    click.mockRestore();
  });

  it('is a captioned table with a header for every column and every facility', async () => {
    open({ path: '/superviseur', view: ok });
    const table = await screen.findByRole('table', { name: /Établissements à appeler/ });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((it) => it.getAttribute('scope')),
    ).toEqual(Array(7).fill('col'));
    expect(
      [...table.querySelectorAll('tbody th')].map((it) => [
        it.getAttribute('scope'),
        it.getAttribute('rowspan'),
      ]),
    ).toEqual([
      ['rowgroup', '2'],
      ['rowgroup', '1'],
    ]);
  });

  it('says of a facility below its floor how far, why, and what would repair it, and that it is a demonstration', async () => {
    open({ path: '/superviseur', view: ok });
    const row = (await screen.findByText('CHU Nord')).closest('tbody') as HTMLElement;
    expect(row.className).toBe('breached');
    unfold(/Pourquoi \? Tocilizumab IV \(RoActemra\) : Sous le plancher/);
    await within(row).findByText('Le calcul');
    const said = row.textContent?.replace(/\s/g, ' ');
    expect(said).toContain('1 injection possible, 2 exigées');
    expect(said).toContain('Comptage du 19/11 : 0 × 80 mg, 4 × 200 mg, 0 × 400 mg.');
    expect(said).toContain('il en manque 1');
    expect(said).toContain('Pour réparer : 1 × 400 mg, ou 1 × 200 mg, ou 3 × 80 mg.');
    expect(said).toContain('Démonstration');
  });

  it('says since when a facility is silent, that it never counted, and whom to ask where there is no agency', async () => {
    open({ path: '/superviseur', view: ok });
    const row = (await screen.findByText('CH Sud')).closest('tbody');
    const said = row?.textContent?.replace(/\s/g, ' ');
    for (const words of [
      'Muet',
      '12/11 (10 j)',
      'il y a 10 j',
      'Jamais compté',
      'jour local lundi 22/11',
      'Aucune ARS',
    ])
      expect(said).toContain(words);
  });

  it('filters when a figure is touched, in the address, and the way back undoes it', async () => {
    open({ path: '/superviseur', view: ok });
    fireEvent.click(await screen.findByRole('link', { name: /Muet/ }));
    await waitFor(() => expect(screen.queryByText('CHU Nord')).toBeNull());
    expect(location.search).toBe('?etat=silent');
    expect(screen.getByText('CH Sud')).toBeTruthy();
    history.replaceState(null, '', '/superviseur');
    fireEvent.popState(window);
    await screen.findByText('CHU Nord');
  });

  it('says what would be here where there is no facility, and when no facility fits', async () => {
    open({ path: '/superviseur', view: { kind: 'ok', value: viewOf([]) } });
    await screen.findByText(/Ici s’affichera/);
    cleanup();
    open({ path: '/superviseur?texte=zzz', view: ok });
    await screen.findByText('Aucun établissement ne correspond à ces filtres.');
  });
});

describe('Without a network', () => {
  const kept = { view, at };
  const path = '/superviseur/etablissement/low';

  it('shows the kept view with its age, and bars what could not be done', async () => {
    const { at: tick } = open({ path: '/superviseur', cache: memoryCache(kept) });
    await screen.findByText('CHU Nord');
    tick('2021-11-22T15:10:00Z');
    await waitFor(() => expect(text()).toMatch(/Vue du 22\/11 à \d\d:03, il y a 2 h — sans réseau/));
    cleanup();
    open({ path, cache: memoryCache(kept) });
    const button = (await screen.findByText('Code pour une tablette')) as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    expect(text()).toContain('Sans réseau : action impossible');
  });

  it('says so when nothing is kept', async () => {
    open({ path: '/superviseur' });
    await screen.findByText(/aucune vue n’est gardée/);
  });

  it('F27: asks again every minute while it is seen, and never shows an older answer', async () => {
    vi.useFakeTimers();
    const { answers } = open({ path: '/superviseur', view: ok });
    await vi.advanceTimersByTimeAsync(1);
    expect(text()).toContain('CHU Nord');
    answers.view = { kind: 'ok', value: viewOf([], { at: '2021-11-22T12:00:00Z' }) };
    await vi.advanceTimersByTimeAsync(60_000);
    expect(text()).toContain('CHU Nord');
    expect(text()).toContain('vue plus ancienne');
    answers.view = { kind: 'ok', value: viewOf([facility('new')], { at: '2021-11-22T14:00:00Z' }) };
    await vi.advanceTimersByTimeAsync(60_000);
    expect(text()).not.toContain('CHU Nord');
  });

  it('keeps a fresh view for the next time', async () => {
    const cache = memoryCache();
    open({ path: '/superviseur', view: ok, cache });
    await waitFor(() => expect(cache.kept?.view).toBe(view));
  });
});

describe('A session that ends', () => {
  it('by itself keeps the view, bars actions and says how to come in again', async () => {
    const cache = memoryCache({ view, at });
    open({ path: '/superviseur/etablissement/low', view: { kind: 'signed-out' }, cache });
    await screen.findByText(/demandez un lien à l’administrateur/);
    expect(((await screen.findByText('Code pour une tablette')) as HTMLButtonElement).disabled).toBe(true);
    expect(cache.kept).not.toBeNull();
  });

  it('by leaving erases the view from this computer', async () => {
    const cache = memoryCache();
    open({
      path: '/superviseur',
      view: ok,
      cache,
      client: { leave: async () => ({ kind: 'ok', value: null }) },
    });
    await screen.findByText('CHU Nord');
    await waitFor(() => expect(cache.kept).not.toBeNull());
    fireEvent.click(screen.getByText('Quitter'));
    await screen.findByText('La vue gardée sur cet ordinateur est effacée.');
    expect(cache.kept).toBeNull();
    expect(text()).not.toContain('CHU Nord');
  });

  it('by leaving without a network says that the session is still open', async () => {
    open({ path: '/superviseur', view: ok });
    await screen.findByText('CHU Nord');
    fireEvent.click(screen.getByText('Quitter'));
    await screen.findByText(/la session reste ouverte/);
    expect(screen.getByText('Quitter de nouveau')).toBeTruthy();
  });
});

describe('The page of a facility', () => {
  const path = '/superviseur/etablissement/est';
  const est = (change = {}, over = {}) =>
    viewOf([facility('est', { region: '44', zone: 'Europe/Paris', ...change }, over)]);

  it('names the days that the pharmacy plans to count on, and none where it plans none', async () => {
    open({ path, view: { kind: 'ok', value: est({ plannedDays: [5, 2] }) } });
    await screen.findByText('Produits suivis');
    expect(text()).toContain('Jours de comptage prévus : mardi et vendredi');
    cleanup();
    open({ path, view: { kind: 'ok', value: est({ plannedDays: [] }) } });
    await screen.findByText('Produits suivis');
    expect(text()).not.toContain('Jours de comptage prévus');
  });

  it('shows the holidays of its place in the two weeks judged, which excuse nothing', async () => {
    const easter = { localDate: '2021-04-07' };
    open({ path, view: { kind: 'ok', value: est({ department: '67' }, easter) } });
    await waitFor(() =>
      expect(text()).toContain(
        'Férié cette semaine ou la précédente : vendredi 2 avril (Vendredi saint) et lundi 5 avril (Lundi de Pâques). Cela n’excuse rien.',
      ),
    );
    cleanup();
    open({ path, view: { kind: 'ok', value: est({ department: '51' }, easter) } });
    await waitFor(() => expect(text()).toContain('précédente : lundi 5 avril (Lundi de Pâques)'));
    cleanup();
    open({ path, view: { kind: 'ok', value: est({ department: '67' }, { localDate: '2021-04-19' }) } });
    await screen.findByText('Produits suivis');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(text()).not.toContain('Férié');
  });

  it('keeps both judgements of a period that was met and heard of too late', async () => {
    const previousPeriod = {
      ...product().previousPeriod,
      state: 'on-time-received-late' as const,
      wasMissedAtTheTime: true,
    };
    open({ path, view: { kind: 'ok', value: est({}, { products: [product({ previousPeriod })] }) } });
    await screen.findByText('Produits suivis');
    expect(text()).toMatch(/semaine 46 : 3 sur 3.*À jour, reçu tard.*jugée manquée sur le moment/);
  });
});
