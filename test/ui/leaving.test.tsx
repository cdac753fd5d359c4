// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CountLine } from '../../src/domain/count.ts';
import type { LeavingKind, LeavingLine } from '../../src/domain/leaving.ts';
import type { Lot } from '../../src/domain/lot.ts';
import { catalogue } from '../../src/reference/catalogue.ts';
import type { Draft } from '../../src/store/snapshot.ts';
import { Leaving } from '../../src/ui/screens/leaving.tsx';
import { counted, vials } from './made-up.ts';

afterEach(cleanup);

const product = catalogue.find((it) => it.id === 'tocilizumab-iv');
if (!product) throw new Error('tocilizumab IV is in the catalogue');
const now = '2021-06-14T12:00:00Z';
const used = 'Utilisé ou donné à un service';

interface Options {
  lines?: CountLine[] | null;
  left?: LeavingLine[];
  draft?: Draft;
  onSeal?: (kind: LeavingKind, lines: LeavingLine[]) => Promise<never>;
}

function open({ lines = vials(4, 4, 4), left = [], draft, onSeal }: Options = {}) {
  const drafts: Draft[] = [];
  const onDiscard = vi.fn(async () => undefined);
  const seal = vi.fn(onSeal ?? (async () => counted(now, []).event));
  render(
    <Leaving
      product={product as NonNullable<typeof product>}
      standing={lines && { lines, left }}
      events={[]}
      demonstration
      zone="America/Cayenne"
      now={now}
      deviceTime={now}
      draft={draft ?? null}
      draftSince={draft?.savedAt ?? null}
      onDraft={async (it) => void drafts.push(it)}
      onDiscard={onDiscard}
      onSeal={seal}
      onDone={() => undefined}
      onAgain={() => undefined}
    />,
  );
  return { drafts, seal, onDiscard };
}

const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
const text = () => plain(document.body.textContent);
const touch = (...names: (string | RegExp)[]) => {
  for (const name of names) fireEvent.click(screen.getByRole('button', { name }));
};
const sealButton = () => document.querySelector<HTMLButtonElement>('.seal') as HTMLButtonElement;
const more = 'C’est plus que ce que le dernier comptage a trouvé.';

describe('what left', () => {
  it('is a reason and a figure, asked for until both are there, in whatever order', async () => {
    const { seal } = open();
    expect(plain(sealButton().textContent)).toBe('Choisissez le motif. Tapez au moins une quantité sortie');
    touch('2');
    expect(plain(sealButton().textContent)).toBe('Choisissez le motif');
    expect(sealButton().disabled).toBe(true);
    touch('Cassé ou perdu', used);
    expect(screen.getByRole('button', { name: used }).getAttribute('aria-pressed')).toBe('true');
    touch('Enregistrer la sortie');
    await screen.findByText('Noter une autre sortie');
    expect(seal.mock.calls).toEqual([['use', [{ presentation: 'roactemra-iv-80', units: 2 }]]]);
    expect(text()).toContain('Sortie enregistrée : 2 × 80 mg');
    expect(text()).toContain(used);
  });

  it('is kept as a draft of its own at each touch, reason included, and taken up again', () => {
    const { drafts } = open();
    touch('Isolé (quarantaine)', '1', '2');
    expect(drafts.map((it) => [it.product, it.reason, it.lines['roactemra-iv-80']?.physical])).toEqual([
      ['leaving/tocilizumab-iv', 'isolation', undefined],
      ['leaving/tocilizumab-iv', 'isolation', 1],
      ['leaving/tocilizumab-iv', 'isolation', 12],
    ]);
    cleanup();
    const { onDiscard } = open({ draft: drafts.at(-1) as Draft });
    expect(document.querySelector('.figure .value')?.textContent).toBe('12');
    expect(sealButton().disabled).toBe(false);
    touch('Effacer la saisie', /Tout effacer/);
    expect(onDiscard).toHaveBeenCalledOnce();
    expect(sealButton().disabled).toBe(true);
  });

  it('typed on another day is asked about before any figure of it is shown', () => {
    const savedAt = '2021-06-11T12:00:00Z';
    const row = { physical: 3, unusable: 0, earliestExpiry: null, recounted: false };
    open({ draft: { product: 'leaving/x', lines: { 'roactemra-iv-80': row }, reason: 'use', savedAt } });
    expect(text()).toContain('La garder l’enregistrerait à l’heure de maintenant.');
    expect(document.querySelector('.seal')).toBeNull();
    touch('Garder et continuer');
    expect(sealButton().disabled).toBe(false);
  });

  it('that is more than was counted, less what left already, is warned of and never refused', async () => {
    const { seal } = open({ left: [{ presentation: 'roactemra-iv-80', units: 3 }] });
    touch(used, '1');
    expect(text()).not.toContain(more);
    touch('Effacer le dernier chiffre', '2');
    expect(text()).toContain(more);
    touch('Enregistrer la sortie');
    await screen.findByText('Noter une autre sortie');
    expect(seal).toHaveBeenCalledOnce();
  });

  it('is compared with nothing where nothing was ever counted', () => {
    open({ lines: null });
    touch(used, '9');
    expect(text()).not.toContain(more);
    expect(sealButton().disabled).toBe(false);
  });

  it('stays where storage refuses it', async () => {
    open({ onSeal: () => Promise.reject(new Error('no')) });
    touch(used, '1', 'Enregistrer la sortie');
    await screen.findByText(/Rien n’a été enregistré/);
    expect(document.querySelector('.figure .value')?.textContent).toBe('1');
  });
});

describe('the lot of what left', () => {
  const lotOf = (lot: string | null, physical: number): Lot => ({
    lot,
    expiry: { kind: 'date', date: '2027-03-31' },
    origin: 'own',
    physical,
    usable: physical,
  });
  const lots = [lotOf('AB12', 3), lotOf('GONE', 0), lotOf(null, 1)];
  const byLot = vials(4, 4, 4).map((line) =>
    line.presentation === 'roactemra-iv-80' ? { ...line, lots } : line,
  );

  it('may be named among those that were counted, and what was typed before stays of none', async () => {
    const { seal, drafts } = open({ lines: byLot });
    touch(used, '2', 'Préciser le lot');
    expect(text()).not.toContain('GONE');
    touch('1', 'Enregistrer la sortie');
    await screen.findByText('Noter une autre sortie');
    const { lot, expiry, origin } = lotOf('AB12', 0);
    const presentation = 'roactemra-iv-80';
    expect(seal.mock.calls).toEqual([
      [
        'use',
        [
          { presentation, units: 1, lot: { lot, expiry, origin } },
          { presentation, units: 2 },
        ],
      ],
    ]);
    expect(text()).toContain('Sortie enregistrée : 3 × 80 mg');
    expect(drafts.at(-1)?.lines[presentation]?.lots).toHaveLength(3);
  });

  it('is warned of where that lot never had as many', () => {
    open({ lines: byLot });
    touch('Préciser le lot', '3');
    expect(text()).not.toContain(more);
    touch('Effacer le dernier chiffre', '4');
    expect(text()).toContain(more);
  });

  it('is offered only where the last count told it', () => {
    open({ lines: byLot });
    touch(/^200\smg/);
    expect(screen.queryByRole('button', { name: 'Préciser le lot' })).toBeNull();
  });
});
