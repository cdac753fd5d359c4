// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppActions } from '../../src/ui/app-props.ts';
import { PaperSheet } from '../../src/ui/screens/paper-sheet.tsx';
import { counted, line, tablet } from './made-up.ts';

afterEach(cleanup);

const now = '2021-06-16T12:00:00Z';
const expiry = { kind: 'date' as const, date: '2027-06-30' };
const lots = [
  { lot: 'B2044H01', expiry, origin: 'state-stock', physical: 7731, usable: 7731 },
  { lot: 'GONE', expiry, origin: 'own', physical: 0, usable: 0 },
];
const last = counted('2021-06-14T12:00:00Z', [
  { ...line('roactemra-iv-80', 7731, expiry), lots },
  line('roactemra-iv-200', 8842),
  line('roactemra-iv-400', 9953),
]);

function open(events = [last]) {
  const snapshot = tablet(events);
  const product = snapshot.pack.products.find((it) => it.id === 'tocilizumab-iv');
  if (!product) throw new Error('no product');
  render(<PaperSheet product={product} snapshot={snapshot} now={now} actions={{} as AppActions} />);
}
const sheets = () => screen.getAllByRole('article');

describe('a sheet to count on', () => {
  it('has a table a presentation, known lots written in, and room for more', () => {
    open();
    const tables = within(sheets()[0] as HTMLElement).getAllByRole('table');
    expect(tables.map((it) => it.querySelector('caption strong')?.textContent)).toEqual([
      '80\u00a0mg',
      '200\u00a0mg',
      '400\u00a0mg',
    ]);
    expect(tables.map((it) => it.querySelectorAll('tbody tr').length)).toEqual([5, 5, 5]);
    const cells = [...(tables[0]?.querySelectorAll('tbody tr:first-child td') ?? [])];
    expect(cells.map((it) => it.textContent?.replaceAll(/\s/g, ' '))).toEqual([
      'B2044H01',
      'fin 06/2027',
      '',
      '',
      'stock d’État',
    ]);
  });

  it('holds no figure of the last count, and no lot of which none was left', () => {
    open();
    expect(document.body.innerHTML).not.toMatch(/7\s?731|8\s?842|9\s?953|GONE/);
  });

  it('leaves who counted and when to be written, with the pharmacy’s zone', () => {
    open([]);
    for (const words of ['Compté par', 'Compté le', 'America/Cayenne', 'Aucun nom de patient'])
      expect(document.body.textContent).toContain(words);
  });

  it('prints other products beside it where somebody asks', () => {
    open();
    expect(sheets()).toHaveLength(1);
    fireEvent.click(screen.getByLabelText(/Ronapreve/));
    expect(sheets()).toHaveLength(2);
  });
});
