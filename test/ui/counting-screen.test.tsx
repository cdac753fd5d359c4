// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CountLine } from '../../src/domain/count.ts';
import type { Event } from '../../src/protocol/event.ts';
import { catalogue } from '../../src/reference/catalogue.ts';
import type { Draft, KeptEvent } from '../../src/store/snapshot.ts';
import { Counting } from '../../src/ui/screens/counting.tsx';
import { counted, stored } from './made-up.ts';

afterEach(cleanup);

const product = catalogue.find((it) => it.id === 'tocilizumab-iv');
if (!product) throw new Error('tocilizumab IV is in the catalogue');
const now = '2021-06-14T12:00:00Z';

interface Options {
  previous?: [string, number][];
  draft?: Draft;
  draftSince?: string;
  extended?: { lot: string; extendedTo: string }[];
  onDiscard?: () => Promise<void>;
  onSeal?: (lines: CountLine[]) => Promise<Event>;
}

function open(options: Options = {}) {
  const drafts: Draft[] = [];
  const onSeal = vi.fn(options.onSeal ?? (async (lines: CountLine[]) => counted(now, lines).event));
  const show = (events: KeptEvent[]) => (
    <Counting
      products={[]}
      rules={[]}
      product={product as NonNullable<typeof product>}
      previous={new Map(options.previous)}
      extended={options.extended ?? []}
      draft={options.draft ?? null}
      draftSince={options.draftSince ?? options.draft?.savedAt ?? null}
      receipt={null}
      receiptIsDue={false}
      events={events}
      demonstration
      zone="America/Cayenne"
      now={now}
      deviceTime={now}
      onDraft={async (draft) => void drafts.push(draft)}
      onDiscard={options.onDiscard ?? (async () => undefined)}
      secondAbove={null}
      onSeal={onSeal}
      onDone={() => undefined}
    />
  );
  const { container, rerender } = render(show([]));
  return { drafts, onSeal, container, showEvents: (events: KeptEvent[]) => rerender(show(events)) };
}

const touch = (...names: string[]) => {
  for (const name of names) fireEvent.click(screen.getByRole('button', { name }));
};
const eraseKey = 'Effacer le dernier chiffre';
const sealButton = () => document.querySelector<HTMLButtonElement>('.seal') as HTMLButtonElement;
const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
const everything = ['0 flacon', '0 flacon', '2', 'Suivant', 'Non lisible'];

describe('the counting screen', () => {
  it('counts with one key, and says what is missing until nothing is', () => {
    open();
    expect(plain(sealButton().textContent)).toBe('Reste à compter : 80 mg, 200 mg et 400 mg');
    expect(screen.getAllByText('pas encore compté')).toHaveLength(3);
    touch('3', 'Suivant', 'Suivant', '0 flacon');
    expect(plain(sealButton().textContent)).toBe(
      'Reste à compter : 400 mg. Péremption à dire : 80 mg (ou Non lisible)',
    );
    expect(sealButton().disabled).toBe(true);
    touch('0 flacon', 'Non lisible');
    expect(sealButton().textContent).toBe('Enregistrer le comptage');
    expect(sealButton().disabled).toBe(false);
  });

  it('never puts the previous figure on the page, not even when it asks to recount', () => {
    const { container } = open({ previous: [['roactemra-iv-80', 777]] });
    touch('3', '0', 'Suivant');
    expect(plain(screen.getAllByRole('alert')[0]?.textContent ?? '')).toContain('30 ? Recomptez');
    expect(container.innerHTML).not.toContain('777');
  });

  it('accepts the figure typed a second time', () => {
    open({ previous: [['roactemra-iv-80', 3]] });
    touch('3', '0', 'Suivant');
    expect(plain(sealButton().textContent)).toContain('À recompter : 80 mg');
    touch('3', '0', 'Suivant', 'Non lisible');
    expect(plain(sealButton().textContent)).toBe('Reste à compter : 200 mg et 400 mg');
  });

  it('saves the draft at every touch, and takes it up again', () => {
    const { drafts } = open();
    touch('1', '2');
    expect(drafts.map((draft) => draft.lines['roactemra-iv-80']?.physical)).toEqual([1, 12]);
    cleanup();
    open({ draft: drafts[1] as Draft });
    expect(document.querySelector('.value')?.textContent).toBe('12');
    expect(plain(sealButton().textContent)).toContain('Reste à compter : 200 mg et 400 mg');
  });

  it('takes digits, Enter and Backspace from a keyboard', () => {
    open();
    for (const key of ['1', '5', 'Backspace', 'Enter']) fireEvent.keyDown(document.body, { key });
    expect(document.querySelector('.value')?.textContent).toBe('1');
    expect(document.querySelector('[aria-pressed=true]')?.textContent).toContain('Première péremption');
  });

  it('makes one event however often the seal is touched', async () => {
    const { onSeal } = open();
    touch(...everything);
    const button = sealButton();
    // Both before the page has drawn anything: a button shown as busy comes too late for a double touch.
    button.click();
    button.click();
    await screen.findByText('Enregistré sur cette tablette');
    expect(onSeal).toHaveBeenCalledTimes(1);
    expect(onSeal.mock.calls[0]?.[0].map((line) => line.physical)).toEqual([0, 0, 2]);
  });

  it('asks before sealing when the last figure typed is a jump', () => {
    const { onSeal } = open({ previous: [['roactemra-iv-400', 2]] });
    touch(...everything);
    fireEvent.click(document.querySelectorAll('.figure button')[2] as Element);
    touch('9', '9');
    expect(sealButton().disabled).toBe(false);
    fireEvent.click(sealButton());
    expect(onSeal).not.toHaveBeenCalled();
    expect(plain(sealButton().textContent)).toBe('À recompter : 400 mg');
  });

  it('loses nothing when sealing fails, says so, and can try again', async () => {
    let isBroken = true;
    const { onSeal } = open({
      onSeal: async (lines) => {
        if (isBroken) throw new DOMException('no room', 'QuotaExceededError');
        return counted(now, lines).event;
      },
    });
    touch(...everything);
    fireEvent.click(sealButton());
    await screen.findByText(/plus de place/);
    expect(screen.queryByText('Enregistré sur cette tablette')).toBeNull();
    expect([...document.querySelectorAll('.figure .value')].map((it) => it.textContent)).toEqual([
      '0',
      '0',
      '2',
    ]);
    isBroken = false;
    fireEvent.click(sealButton());
    await screen.findByText('Enregistré sur cette tablette');
    expect(onSeal).toHaveBeenCalledTimes(2);
  });

  it('says « recorded » first, and « transmitted » only once it is', async () => {
    const sealed = counted(now, []);
    const { showEvents } = open({ onSeal: async () => sealed.event });
    touch(...everything);
    fireEvent.click(sealButton());
    await screen.findByText('Enregistré sur cette tablette');
    expect(document.body.textContent).toContain('À transmettre');
    showEvents([{ ...sealed, delivery: stored(4512, '2021-06-14T12:00:09Z') }]);
    expect(plain(document.body.textContent)).toContain('Transmis à 09:00, n° 4 512');
  });

  it('offers the lots that a directive extends, once the date typed has gone by, and records the one chosen', () => {
    const extended = [
      { lot: 'N7533B03', extendedTo: '2022-12-31' },
      { lot: 'OVER', extendedTo: '2021-05-31' },
    ];
    const { onSeal } = open({ extended });
    touch('3', 'Suivant', '0', '6', '2', '1');
    // June 2021 is not over yet.
    expect(screen.queryByRole('button', { name: /^Lot/ })).toBeNull();
    touch(eraseKey, '0');
    touch(eraseKey, eraseKey, eraseKey, eraseKey, '0', '5', '2', '1');
    expect(document.body.textContent).toContain('Déjà périmé');
    expect(screen.queryByRole('button', { name: /OVER/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /^Lot N7533B03.*fin 12\/2022/ }));
    expect(document.body.textContent).not.toContain('Déjà périmé');
    touch('Suivant', '0 flacon', '0 flacon', 'Enregistrer le comptage');
    expect(onSeal.mock.calls[0]?.[0][0]?.earliestExpiry).toEqual({
      kind: 'date',
      date: '2021-05-31',
      lot: 'N7533B03',
    });
  });

  it('takes a lot back at a second touch, and offers none for a pack in date', () => {
    const { onSeal } = open({ extended: [{ lot: 'N7533B03', extendedTo: '2022-12-31' }] });
    touch('3', 'Suivant', '0', '5', '2', '1');
    fireEvent.click(screen.getByRole('button', { name: /^Lot/ }));
    fireEvent.click(screen.getByRole('button', { name: /^Lot/ }));
    touch('Suivant', '0 flacon', '0 flacon');
    expect(plain(sealButton().textContent)).toBe('Périmé, à compter parmi les inutilisables : 80 mg');
    fireEvent.click(screen.getByRole('button', { name: /^Dont inutilisables/ }));
    touch('1', 'Enregistrer le comptage');
    expect(onSeal.mock.calls[0]?.[0][0]?.earliestExpiry).toEqual({ kind: 'date', date: '2021-05-31' });
  });

  it('says why a date keeps the focus', () => {
    open();
    touch('3', 'Suivant', '0', '6', '2', 'Suivant');
    expect(document.querySelector('[aria-pressed=true]')?.textContent).toContain('06/2_');
    expect(plain(document.body.textContent)).toContain('Quatre chiffres, 1229 pour 12/2029');
    touch(eraseKey, eraseKey, eraseKey, '1', '3', '2', '6');
    expect(plain(document.body.textContent)).toContain('Mois de 01 à 12');
  });

  it('scrolls the whole row into sight, again when it asks for more', () => {
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined);
    open({ previous: [['roactemra-iv-80', 3]] });
    for (const step of [['3', '0'], ['Suivant'], ['C’est bien 30']]) {
      scrolled.mockClear();
      touch(...step);
      const rows = scrolled.mock.contexts as Element[];
      expect(rows.map((it) => it.querySelector('h2')?.textContent?.slice(0, 2))).toContain('80');
      expect(rows.every((it) => it.className.startsWith('row'))).toBe(true);
    }
    scrolled.mockRestore();
  });
});
