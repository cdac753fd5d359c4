// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { StandingWord } from '../../../src/protocol/supervision.ts';
import { regionWords } from '../../../src/ui/supervisor/resupply.ts';
import { breached, dexa, facility, product, viewOf } from './made-up.ts';
import { memoryCache, open } from './mount.tsx';

afterEach(cleanup);

const nation: StandingWord = { by: 'nation', at: '2021-11-20T09:12:00Z', reason: 'transport' };
const agency: StandingWord = { by: 'agency', at: '2021-11-21T09:12:00Z', reason: null };
const pharmacy: StandingWord = { by: 'pharmacy', at: '2021-11-19T09:12:00Z', reason: null };
const withWords = (id: string, resupply: StandingWord[], region = '03') =>
  facility(id, { region, regionName: `R${region}` }, { products: [product({ resupply })] });
const done = async () => ({ kind: 'ok', value: null }) as const;
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: 'dialog select' }), { target: { value } });
const confirm = () => document.querySelector('dialog .primary') as HTMLButtonElement;

describe('A word on resupply', () => {
  it('of a facility is raised with a product and a reason, and the view asked for anew', async () => {
    const resupply = vi.fn(done);
    const view = viewOf([facility('a', {}, { products: [dexa(), product({ floor: breached })] })]);
    const { answers } = open({
      path: '/superviseur/etablissement/a',
      view: { kind: 'ok', value: view },
      client: { resupply },
    });
    fireEvent.click(await screen.findByText('Signaler un réapprovisionnement compromis'));
    expect(confirm().disabled).toBe(true);
    choose('Raison', 'laboratory-quota');
    await waitFor(() => expect(confirm().disabled).toBe(false));
    answers.view = { kind: 'ok', value: viewOf([withWords('a', [nation])]) };
    fireEvent.click(confirm());
    await screen.findByText(/Signalé compromis par l’échelon national/);
    expect(resupply).toHaveBeenCalledExactlyOnceWith({
      facility: 'a',
      product: 'toc',
      compromised: true,
      reason: 'laboratory-quota',
    });
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('of a region names the region, and says why where it came to nothing', async () => {
    const resupply = vi.fn(async () => ({ kind: 'offline' }) as const);
    const value = viewOf([withWords('a', []), withWords('b', [], '11')]);
    open({ path: '/superviseur', view: { kind: 'ok', value }, client: { resupply } });
    fireEvent.click(await screen.findByText('Signaler un réapprovisionnement compromis'));
    choose('Raison', 'transport');
    expect(confirm().disabled).toBe(true);
    choose('Région', '11');
    await waitFor(() => expect(confirm().disabled).toBe(false));
    fireEvent.click(confirm());
    await screen.findByText(/rien n’indique que c’est fait/);
    expect(resupply).toHaveBeenCalledExactlyOnceWith({
      region: '11',
      product: 'toc',
      compromised: true,
      reason: 'transport',
    });
  });

  it('is lifted by who raised it, and by nobody else', async () => {
    const resupply = vi.fn(done);
    const value = viewOf([withWords('a', [agency, nation])], { scope: '03', scopeName: 'Guyane' });
    open({ path: '/superviseur/etablissement/a', view: { kind: 'ok', value }, client: { resupply } });
    fireEvent.click(await screen.findByText('Lever'));
    fireEvent.click(confirm());
    await waitFor(() => expect(document.querySelector('dialog')).toBeNull());
    expect(resupply).toHaveBeenCalledExactlyOnceWith({
      facility: 'a',
      product: 'toc',
      compromised: false,
      reason: null,
    });
    cleanup();
    const theirs = viewOf([withWords('a', [nation, pharmacy])], { scope: '03', scopeName: 'Guyane' });
    open({ path: '/superviseur/etablissement/a', view: { kind: 'ok', value: theirs } });
    await screen.findByText(/Signalé compromis par cette pharmacie/);
    expect(screen.queryByText('Lever')).toBeNull();
  });

  it('cannot be said without a network', async () => {
    const view = viewOf([withWords('a', [nation])]);
    open({ path: '/superviseur', cache: memoryCache({ view, at: view.at }) });
    const button = await screen.findByText<HTMLButtonElement>('Signaler un réapprovisionnement compromis');
    expect(button.disabled).toBe(true);
    expect(screen.getByText<HTMLButtonElement>('Lever').disabled).toBe(true);
  });
});

describe('The words that stand above the pharmacies', () => {
  it('are told once a region, or by the facility’s name where one alone is meant, latest first', () => {
    const words = regionWords([
      withWords('a', [nation, pharmacy]),
      withWords('b', [nation]),
      withWords('c', [agency], '11'),
    ]);
    expect(words.map(({ by, place, facilities, target }) => ({ by, place, facilities, target }))).toEqual([
      { by: 'agency', place: 'Pharmacie c', facilities: 1, target: { facility: 'c' } },
      { by: 'nation', place: 'R03', facilities: 2, target: { region: '03' } },
    ]);
  });
});
