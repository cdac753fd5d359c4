import { describe, expect, it } from 'vitest';
import { everyRow, fewRows, filtersToPath, queryToFilters } from '../../../src/ui/supervisor/filters.ts';
import { viewToList } from '../../../src/ui/supervisor/list.ts';
import { breached, counted, dexa, facility, ig, line, met, product, viewOf } from './made-up.ts';

const all = queryToFilters({});
const namesOf = (list: ReturnType<typeof viewToList>) =>
  list.groups.map((group) => group.rows.map((row) => row.it.facility.id));

const unanswered = { ...met, answer: 'car-t-unanswered' as const };
const doubtful = { ...met, answer: 'unknown' as const };

const mixed = viewOf([
  facility('fine'),
  facility('late', {}, { products: [product({ state: 'late', since: '2021-11-19' })] }),
  facility('received-late', {}, { products: [product({ state: 'on-time-received-late' })] }),
  facility('missing', {}, { products: [product({ state: 'missing', since: '2021-11-20' })] }),
  facility('silent-10', {}, { products: [product({ state: 'silent', since: '2021-11-12' })] }),
  facility('silent-3', {}, { products: [product({ state: 'silent', since: '2021-11-19' })] }),
  facility('never-heard', {}, { products: [product({ state: 'silent', since: null })] }),
  facility('below-floor', {}, { products: [product({ floor: breached })] }),
  facility('floor-unknown', {}, { products: [product({ floor: doubtful })] }),
  facility('unasked', {}, { products: [ig()] }),
]);

describe('The list of whom to call', () => {
  it('puts a breached floor first, then the worst state, the longest silence before the shorter, who never had a tablet after them, and what is quiet last', () => {
    expect(namesOf(viewToList(mixed, all))).toEqual([
      [
        'below-floor',
        'silent-10',
        'silent-3',
        'missing',
        'never-heard',
        'late',
        'floor-unknown',
        'received-late',
        'fine',
        'unasked',
      ],
    ]);
  });

  it('counts a facility once in each state of its products, and says which are below, in doubt or unanswered', () => {
    const { tally } = viewToList(
      viewOf([
        facility(
          'a',
          {},
          { products: [product({ state: 'missing', floor: breached }), dexa({ state: 'missing' }), ig()] },
        ),
        facility('b', {}, { products: [product({ floor: unanswered }), dexa({ state: 'late' })] }),
        facility('c', {}, { products: [product({ floor: { ...met, answer: 'met-if' } })] }),
      ]),
      all,
    );
    expect(tally.facilities).toBe(3);
    expect(tally.states).toMatchObject({ missing: 1, late: 1, 'on-time': 2, none: 1, silent: 0 });
    expect(tally.floors).toEqual({ breached: 1, doubtful: 1, unanswered: 1 });
  });

  it('says what each state would show even while another is chosen', () => {
    const list = viewToList(mixed, { ...all, state: 'missing' });
    expect(namesOf(list)).toEqual([['missing']]);
    expect(list.tally.states.silent).toBe(3);
  });

  it('shows of a facility the products that the filters leave, and only those', () => {
    const view = viewOf([facility('a', {}, { products: [product(), dexa({ state: 'late' })] })]);
    const shown = (change: object) =>
      viewToList(view, { ...all, ...change }).groups[0]?.rows.map((row) =>
        row.products.map((one) => one.product),
      );
    expect(shown({})).toEqual([['dexa', 'toc']]);
    expect(shown({ state: 'late' })).toEqual([['dexa']]);
    expect(shown({ product: 'toc', state: 'late' })).toEqual([]);
  });

  it('leaves out products without cadence beside others, but shows them alone or when asked for', () => {
    const view = viewOf([facility('a', {}, { products: [product(), ig()] })]);
    const row = (change: object) => viewToList(view, { ...all, ...change }).groups[0]?.rows[0];
    expect(row({})).toMatchObject({ quiet: 1, products: [{ product: 'toc' }] });
    expect(row({ state: 'none' })).toMatchObject({ quiet: 0, products: [{ product: 'ig' }] });
  });

  it('finds a facility by its name, number, region or agency, without accents or capitals', () => {
    const view = viewOf([
      facility('a', { name: 'Hôpital Émile-Roux', finess: '940100027', regionName: 'Île-de-France' }),
      facility('b', { agency: null }),
    ]);
    for (const text of ['emile roux', 'EMILE', '940100027', 'ile-de hopital'])
      expect(namesOf(viewToList(view, { ...all, text }))).toEqual([['a']]);
    expect(namesOf(viewToList(view, { ...all, text: 'roux guyane' }))).toEqual([['a']]);
    expect(viewToList(view, { ...all, text: 'zzz' }).rows).toBe(0);
  });

  it('groups by region with the figures of each, and by product with a line for each facility and product', () => {
    const view = viewOf([
      facility('a', {}, { products: [product({ state: 'late' }), dexa()] }),
      facility(
        'b',
        { region: '11', regionName: 'Île-de-France' },
        { products: [product(), dexa({ state: 'missing' })] },
      ),
    ]);
    const byRegion = viewToList(view, { ...all, by: 'region' });
    expect(byRegion.groups.map((group) => [group.label, group.rows.length, group.tally.states.late])).toEqual(
      [
        ['Guyane', 1, 1],
        ['Île-de-France', 1, 0],
      ],
    );
    const byProduct = viewToList(view, { ...all, by: 'product' });
    expect(byProduct.rows).toBe(4);
    expect(byProduct.groups.map((group) => group.rows.map((row) => row.it.facility.id))).toEqual([
      ['b', 'a'],
      ['a', 'b'],
    ]);
  });

  it('draws few rows of many, and counts them all', () => {
    const view = viewOf(Array.from({ length: 2_500 }, (_, index) => facility(String(index))));
    const list = viewToList(view, all);
    expect(list.rows).toBe(2_500);
    expect(list.groups[0]?.rows).toHaveLength(fewRows);
    expect(list.groups[0]?.tally.facilities).toBe(2_500);
    expect(viewToList(view, { ...all, shown: everyRow }).groups[0]?.rows).toHaveLength(2_500);
  });

  it('is empty without facilities', () => {
    expect(viewToList(viewOf([]), all)).toMatchObject({ rows: 0, tally: { facilities: 0 } });
  });
});

describe('The address of a list', () => {
  it('brings back what was filtered', () => {
    const filters = {
      ...all,
      region: '03',
      product: 'toc',
      state: 'late',
      floor: 'breached',
      text: 'a & b',
      by: 'product',
      shown: 120,
    } as const;
    const path = filtersToPath(filters);
    const query = Object.fromEntries(new URL(path, 'https://a.invalid').searchParams);
    expect(queryToFilters(query)).toEqual(filters);
  });

  it('is bare when nothing is filtered, and takes no nonsense', () => {
    expect(filtersToPath(all)).toBe('/superviseur');
    expect(queryToFilters({ etat: 'dead', plancher: 'x', par: 'y', lignes: '-3' })).toEqual(all);
  });
});

describe('A count of zero', () => {
  it('ranks like any other count: it excuses nothing and raises nothing', () => {
    const zero = product({ lastCount: counted([line('ra-80', 0)]) });
    const view = viewOf([facility('a'), facility('b', {}, { products: [zero] })]);
    expect(namesOf(viewToList(view, all))).toEqual([['a', 'b']]);
  });
});
