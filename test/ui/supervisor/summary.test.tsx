// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { queryToFilters } from '../../../src/ui/supervisor/filters.ts';
import { textsOn, viewToSummary } from '../../../src/ui/supervisor/summary.ts';
import { breached, counted, dexa, documents, facility, ig, line, product, viewOf } from './made-up.ts';
import { open } from './mount.tsx';

afterEach(cleanup);

const region = { region: '973', regionName: 'Guyane' };
const low = facility(
  'low',
  { name: 'CHU Nord', ...region, demonstration: true },
  {
    products: [
      product({
        floor: breached,
        lastCount: counted([line('ra-80', 3, 2), line('ra-200', 4)], '2021-11-18'),
      }),
    ],
  },
);
const fine = facility('fine', { name: 'CH Est', ...region }, { products: [product(), dexa(), ig()] });
const mute = facility(
  'mute',
  { name: 'CH Sud', region: '974', regionName: 'La Réunion' },
  { products: [product({ state: 'silent', since: '2021-11-12', lastCount: null })] },
);
const view = viewOf([low, fine, mute]);
const namesOf = (query: Record<string, string>, id: string) =>
  viewToSummary(view, queryToFilters(query))
    .find(({ group }) => group.key === id)
    ?.group.rows.map((row) => row.it.facility.name);

describe('the summary that is passed on', () => {
  it('names whom to call, worst first, and nobody who is up to date', () => {
    expect(namesOf({}, 'toc')).toEqual(['CHU Nord', 'CH Sud']);
    expect(namesOf({}, 'dexa')).toEqual([]);
    expect(namesOf({ region: '974' }, 'toc')).toEqual(['CH Sud']);
  });

  it('is narrowed by product and region alone: what else the list was cut by would hide somebody', () => {
    const whole = viewToSummary(view, queryToFilters({ produit: 'toc' }));
    expect(
      viewToSummary(
        view,
        queryToFilters({ produit: 'toc', etat: 'missing', plancher: 'breached', texte: 'nord' }),
      ),
    ).toEqual(whole);
    expect(whole.map(({ group }) => group.key)).toEqual(['toc']);
    expect(viewToSummary(view, queryToFilters({ region: '974' })).map(({ group }) => group.key)).toEqual([
      'toc',
    ]);
  });

  it('adds up last counts by presentation, with how many there are and how old the oldest is', () => {
    const [toc] = viewToSummary(view, queryToFilters({ produit: 'toc' }));
    expect(toc?.invented).toBe(1);
    expect(toc?.stock.map(({ label: _, ...it }) => it)).toEqual([
      { presentation: 'ra-80', physical: 15, usable: 14, counted: 2, oldest: '2021-11-18' },
      { presentation: 'ra-200', physical: 8, usable: 8, counted: 2, oldest: '2021-11-18' },
      { presentation: 'ra-400', physical: 6, usable: 6, counted: 1, oldest: '2021-11-19' },
    ]);
    const [none] = viewToSummary(viewOf([mute]), queryToFilters({}));
    expect(none?.stock[0]).toMatchObject({ physical: 0, counted: 0, oldest: null });
  });

  it('loses no vial between regions', () => {
    const some = fc.array(fc.tuple(fc.constantFrom('973', '974', '976'), fc.nat(99)), { minLength: 1 });
    fc.assert(
      fc.property(some, (counts) => {
        const made = counts.map(([code, vials], at) =>
          facility(
            `f${at}`,
            { region: code, regionName: code },
            { products: [product({ lastCount: counted([line('ra-80', vials)]) })] },
          ),
        );
        const vialsIn = (query: Record<string, string>) =>
          viewToSummary(viewOf(made), queryToFilters(query))[0]?.stock[0]?.physical ?? 0;
        const parts = ['973', '974', '976'].reduce((sum, code) => sum + vialsIn({ region: code }), 0);
        expect(vialsIn({})).toBe(parts);
        expect(parts).toBe(counts.reduce((sum, [, vials]) => sum + vials, 0));
      }),
    );
  });

  it('says by which texts, of the region and of the day', () => {
    const [cadence] = documents;
    if (!cadence) throw new Error('there are some');
    const [rule] = cadence.rules;
    const status = {
      ...rule,
      kind: 'supply-status',
      id: 'local/tension',
      status: 'tension',
      approvedBy: null,
    };
    const local = { ...cadence, id: 'local', zone: ['974'], rules: [status] } as typeof cadence;
    const told = { ...view, documents: [...documents, local] };
    const idsOf = (place: string | null, day: string) =>
      textsOn(told, 'toc', place, day).documents.map((it) => it.id);
    expect(idsOf('974', '2021-11-22')).toEqual(['local', 'note-77', 'letter']);
    expect(idsOf('973', '2021-11-22')).toEqual(['note-77', 'letter']);
    expect(idsOf(null, '2021-07-01')).toEqual(['local', 'note-77']);
    expect(textsOn(told, 'toc', '974', '2021-11-22').status).toHaveLength(1);
  });

  it('is opened from the list with its region and product, and printed', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    open({ path: '/superviseur?region=973&produit=toc', view: { kind: 'ok', value: view } });
    fireEvent.click(await screen.findByRole('link', { name: 'Résumé à transmettre' }));
    await screen.findByRole('heading', { name: 'Résumé daté', level: 1 });
    const text = document.body.textContent?.replace(/\s/g, ' ') ?? '';
    expect(text).toContain('région Guyane');
    expect(text).toContain('1 établissement de démonstration compris');
    expect(text).toContain('2 sur 2');
    expect(text).toContain('CHU Nord');
    expect(text).not.toContain('CH Sud');
    fireEvent.click(screen.getByRole('button', { name: 'Imprimer' }));
    expect(print).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});
