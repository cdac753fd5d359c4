// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CountLine } from '../../src/domain/count.ts';
import type { Lot } from '../../src/domain/lot.ts';
import { catalogue } from '../../src/reference/catalogue.ts';
import type { Draft, KeptEvent } from '../../src/store/snapshot.ts';
import { Counting } from '../../src/ui/screens/counting.tsx';
import { counted, line } from './made-up.ts';

// Fetched later by the screen: loaded once here, or the first test waits for it.
beforeAll(() => import('../../src/ui/parts/lot-panel.tsx'));
afterEach(cleanup);

const product = catalogue.find((it) => it.id === 'tocilizumab-iv');
if (!product) throw new Error('tocilizumab IV is in the catalogue');
const now = '2021-06-14T12:00:00Z';
const march = { kind: 'date' as const, date: '2022-03-31' };
const lotOf = (lot: string | null, physical: number, change: Partial<Lot> = {}): Lot => ({
  lot,
  expiry: march,
  origin: 'own',
  physical,
  usable: physical,
  ...change,
});
const countedByLot = (at: string, ...lots: Lot[]) => {
  const total = lots.reduce((sum, it) => sum + it.physical, 0);
  return counted(at, [{ ...line('roactemra-iv-80', total, march), lots }, line('roactemra-iv-200', 777)]);
};

async function open(options: { events?: KeptEvent[]; draft?: Draft; previous?: [string, number][] } = {}) {
  const drafts: Draft[] = [];
  const onSeal = vi.fn(async (lines: CountLine[]) => counted(now, lines).event);
  const { container } = render(
    <Counting
      products={[]}
      rules={[]}
      product={product as NonNullable<typeof product>}
      previous={new Map(options.previous)}
      extended={[]}
      draft={options.draft ?? null}
      draftSince={options.draft?.savedAt ?? null}
      receipt={null}
      receiptIsDue={false}
      events={options.events ?? []}
      demonstration
      zone="America/Cayenne"
      now={now}
      deviceTime={now}
      onDraft={async (draft) => void drafts.push(draft)}
      onDiscard={async () => undefined}
      secondAbove={null}
      onSeal={onSeal}
      onDone={() => undefined}
    />,
  );
  if (!options.draft) await screen.findByRole('button', { name: /Détailler par lot|Autre lot/ });
  return { drafts, onSeal, container };
}

const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
/** A key by its name, others by how theirs begins; quicker than by role, which works out every name on the screen. */
const button = (name: string) => {
  const nameOf = (it: Element) => plain(it.getAttribute('aria-label') ?? it.textContent);
  const found = [...document.querySelectorAll('button')].find((it) =>
    /^\d$/.test(name) ? nameOf(it) === name : nameOf(it).startsWith(name),
  );
  if (!found) throw new Error(`no button ${name}`);
  return found;
};
const touch = (...names: string[]) => {
  for (const name of names) fireEvent.click(button(name));
};
const type = (text: string) => fireEvent.input(screen.getByRole('textbox'), { target: { value: text } });
const sealWords = () => plain(document.querySelector('.seal')?.textContent);
const sum = () => plain(document.querySelector('.sum')?.textContent);

describe('counting by lot', () => {
  it('is there for the row in hand, and asks nothing of who counts whole', async () => {
    const { onSeal } = await open();
    expect(screen.getAllByRole('button', { name: 'Détailler par lot' })).toHaveLength(1);
    touch('0 flacon', '0 flacon', '2', 'Suivant', 'Non lisible', 'Enregistrer le comptage');
    expect(onSeal.mock.calls[0]?.[0].map((it) => it.lots)).toEqual([undefined, undefined, undefined]);
  });

  it('offers the lots of the last count by lot, those that were left, without their figures', async () => {
    const { container } = await open({
      events: [
        counted('2021-06-12T12:00:00Z', [line('roactemra-iv-80', 666)]),
        countedByLot('2021-06-10T12:00:00Z', lotOf('B2', 555), lotOf('GONE', 0), lotOf(null, 444)),
        countedByLot('2021-06-08T12:00:00Z', lotOf('OLDER', 333)),
      ],
    });
    touch('Détailler par lot');
    expect(screen.getAllByRole('button', { name: /^\+/ }).map((it) => plain(it.textContent))).toEqual([
      '+ Lot B2, fin 03/2022, achat',
      '+ Autre lot',
      '+ Flacons sans lot relevé',
    ]);
    touch('+ Lot B2');
    expect(button('Lot B2, fin 03/2022, achat pas encore compté').getAttribute('aria-pressed')).toBe('true');
    expect(sealWords()).toBe('Reste à compter : 200 mg et 400 mg. Lots à compter : 80 mg');
    expect(screen.queryByRole('button', { name: /^\+ Lot B2/ })).toBeNull();
    for (const drawing of container.querySelectorAll('svg')) drawing.remove();
    for (const figure of ['333', '444', '555', '666', '777'])
      expect(container.innerHTML).not.toContain(figure);
  });

  it('offers them at once in a row that the last count told by lot, until a figure says that it is counted whole', async () => {
    const { onSeal } = await open({ events: [countedByLot('2021-06-10T12:00:00Z', lotOf('B2', 555))] });
    const offers = () => screen.queryAllByRole('button', { name: /^\+/ });
    expect(offers()).toHaveLength(3);
    touch('5');
    expect(offers()).toHaveLength(0);
    expect(button('Détailler par lot').getAttribute('aria-expanded')).toBe('false');
    touch('Effacer le dernier chiffre', '+ Lot B2', '4', 'Suivant');
    // Of the others nothing was told by lot.
    expect(screen.getAllByRole('button', { name: 'Détailler par lot' })).toHaveLength(1);
    touch('0 flacon', '0 flacon', 'Enregistrer le comptage');
    expect(onSeal.mock.calls[0]?.[0].map((it) => it.lots?.map((lot) => [lot.lot, lot.physical]))).toEqual([
      [['B2', 4]],
      undefined,
      undefined,
    ]);
  });

  it('takes a lot by its text, its figure and its date, and states it', async () => {
    const { onSeal } = await open();
    touch('Détailler par lot', '+ Autre lot');
    type('n7533');
    touch('4', '2');
    expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe('n753342');
    touch('Suivant', '1', '2', 'Suivant', '0', '3', '2', '2');
    touch('+ Flacons sans lot relevé', '3', 'Suivant', 'Non lisible');
    expect(sum()).toBe('15 flacons');
    touch('0 flacon', '0 flacon', 'Enregistrer le comptage');
    await screen.findByText('Enregistré sur cette tablette');
    const lots = [lotOf('n753342', 12), lotOf(null, 3, { expiry: { kind: 'unknown' } })];
    expect(onSeal.mock.calls[0]?.[0][0]).toMatchObject({ physical: 15, usable: 15, lots });
    const said = plain(document.body.textContent);
    expect(said).toContain('Lot n753342, fin 03/2022, achat : 12 flacons');
    expect(said).toContain('Sans lot relevé, péremption non lisible, achat : 3 flacons');
  });

  it('refuses a sign that no lot has, says so, and keeps what was there', async () => {
    await open();
    touch('Détailler par lot', '+ Autre lot');
    type('AB');
    type('AB 1');
    expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe('AB');
    expect(plain(screen.getByRole('alert').textContent)).toContain('sans espace ni accent');
  });

  it('leaves digits typed into a lot’s text alone, and goes on at Enter', async () => {
    await open();
    touch('Détailler par lot', '+ Autre lot');
    // Not prevented: the browser writes it where the cursor is.
    expect(fireEvent.keyDown(screen.getByRole('textbox'), { key: '5' })).toBe(true);
    expect(sum()).toBe('pas encore compté');
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' });
    fireEvent.keyDown(document.body, { key: '5' });
    expect(sum()).toBe('5 flacons');
  });

  it('says the origin in one touch, for the lots that follow too', async () => {
    const { drafts } = await open();
    touch('Détailler par lot', '+ Flacons sans lot relevé', 'Stock d’État', '2', 'Suivant', 'Non lisible');
    expect(drafts.at(-1)?.lines['roactemra-iv-80']).toMatchObject({
      origin: 'state-stock',
      lots: [{ origin: 'state-stock', physical: 2 }],
    });
  });

  it('asks before it takes out a lot that has a figure, and is back to the row’s own then', async () => {
    const { drafts } = await open();
    touch('Détailler par lot', '+ Flacons sans lot relevé', '7', 'Retirer ce lot');
    expect(sum()).toBe('7 flacons');
    touch('Retirer ce lot ?');
    expect(document.querySelector('.sum')).toBeNull();
    expect(drafts.at(-1)?.lines['roactemra-iv-80']?.lots).toBeUndefined();
    expect(sealWords()).toContain('Reste à compter : 80 mg');
  });

  it('saves the draft at every touch, and takes its lots up again', async () => {
    const { drafts } = await open();
    touch('Détailler par lot', '+ Flacons sans lot relevé', '1', '2');
    expect(drafts.map((it) => it.lines['roactemra-iv-80']?.lots?.[0]?.physical)).toEqual([null, 1, 12]);
    cleanup();
    await open({ draft: drafts.at(-1) as Draft });
    expect(sum()).toBe('12 flacons');
    await screen.findByRole('button', { name: /^Sans lot relevé/ });
    expect(sealWords()).toContain('Péremption à dire : 80 mg');
  });

  it('says which line has a twin, and joins the two', async () => {
    await open({ events: [countedByLot('2021-06-10T12:00:00Z', lotOf('B2', 5))] });
    touch('+ Lot B2', '4', '+ Autre lot');
    type('B2');
    touch('Suivant', '3', 'Suivant', '0', '3', '2', '2');
    expect(sealWords()).toContain('Lot en double : 80 mg');
    fireEvent.click(screen.getAllByRole('button', { name: 'Réunir les deux lignes' })[1] as Element);
    expect(sum()).toBe('7 flacons');
    expect(document.querySelectorAll('.lot')).toHaveLength(1);
  });

  it('asks to recount when the sum is a jump, without the previous figure', async () => {
    const { container } = await open({ previous: [['roactemra-iv-80', 777]] });
    touch('Détailler par lot', '+ Flacons sans lot relevé', '7', 'Suivant', 'Non lisible');
    expect(plain(screen.getByRole('alert').textContent)).toContain('7 ? Recomptez');
    touch('C’est bien 7');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(container.innerHTML).not.toContain('777');
  });

  it('says of a lot that has gone by that none of it can be used', async () => {
    const { onSeal } = await open();
    touch('Détailler par lot', '+ Flacons sans lot relevé', '7', 'Suivant', '0', '5', '2', '1', 'Suivant');
    expect(plain(document.querySelector('.lot')?.textContent)).toContain('Périmé : inutilisable');
    touch('0 flacon', '0 flacon', 'Enregistrer le comptage');
    expect(onSeal.mock.calls[0]?.[0][0]).toMatchObject({ physical: 7, usable: 0 });
  });
});
