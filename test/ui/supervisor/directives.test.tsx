// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DirectiveDocument } from '../../../src/domain/directive.ts';
import type { Product } from '../../../src/domain/product.ts';
import type { ReferencePack } from '../../../src/protocol/pack.ts';
import { packChanges } from '../../../src/ui/supervisor/pack-changes.ts';
import { documents, facility, presentations, viewOf } from './made-up.ts';
import { open, type Scene } from './mount.tsx';

afterEach(cleanup);

const productOf = (id: string): Product => ({
  id,
  label: id,
  substance: id,
  brand: null,
  route: 'IV',
  countGoesStaleAfterDays: 4,
  presentations: presentations
    .filter((it) => it.product === id)
    .map((it) => ({
      id: it.id,
      label: it.label,
      countUnit: it.countUnit as 'vial',
      cip13: null,
      ucd13: null,
      strengthMg: 80,
      volumeMl: null,
      unitsPerPack: null,
      approvedForCrs: 'yes',
      codeToVerify: false,
    })),
});
const pack: ReferencePack = {
  version: 3,
  issuedAt: '2021-11-22T08:00:00Z',
  expiresAt: null,
  products: ['toc', 'dexa', 'ig'].map(productOf),
  documents,
};
const [first, ...others] = documents as [DirectiveDocument, ...DirectiveDocument[]];
const daily = { ...first.rules[0], updates: 1, per: 'day' } as DirectiveDocument['rules'][0];
const changed = { ...pack, documents: [{ ...first, rules: [daily] }, ...others] };
const view = viewOf([facility('a')]);
const published = { version: 2, issuedAt: '2021-10-14T08:00:00Z', publishedAt: '2021-10-15T08:00:00Z' };
const packs = async () => ({ kind: 'ok' as const, value: { packs: [published] } });

async function openDirectives(scene: Partial<Scene> = {}) {
  open({
    path: '/superviseur/directives',
    view: { kind: 'ok', value: view },
    ...scene,
    client: { packs, ...scene.client },
  });
  await screen.findByRole('heading', { name: 'Directives' });
}
function give(content: object | string) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const file = new File([text], 'pack.json', { type: 'application/json' });
  fireEvent.change(screen.getByLabelText('Fichier JSON'), { target: { files: [file] } });
}
const text = () => document.body.textContent?.replace(/\s/g, ' ') ?? '';

describe('The directives', () => {
  it('are read in words, each rule with its phrase, its reading and whether it is in force', async () => {
    await openDirectives();
    for (const words of [
      'Règles en vigueur : version 2',
      'NOTE 2021-77, 08/06/2021 Mise à jour des stocks 2 règles',
      'Compter 3 fois par semaine, à des jours différents',
      'En vigueur Tocilizumab IV (RoActemra). Obligatoire.',
      'trois fois par semaine, obligatoirement',
    ])
      expect(text()).toContain(words);
    const row = (await screen.findByText(/15\/10 à/)).closest('tr');
    expect(within(row as HTMLElement).getByRole('rowheader').textContent).toBe('2');
  });

  it('can be published by the nation alone', async () => {
    const regional = viewOf([facility('a')], { scope: '03', scopeName: 'Guyane' });
    await openDirectives({ view: { kind: 'ok', value: regional } });
    expect(screen.queryByLabelText('Fichier JSON')).toBeNull();
    expect(text()).toContain('Règles en vigueur : version 2');
  });
});

describe('A pack to publish', () => {
  it('is shown with what it changes before it is sent whole, and then said to be published', async () => {
    const publish = vi.fn(async () => ({ kind: 'ok', value: { version: 3 } }) as const);
    await openDirectives({ client: { publish } });
    give(changed);
    await screen.findByText('Publier la version 3');
    expect(text()).toContain('Modification, règle Compter 1 fois par jour (NOTE 2021-77, 08/06/2021)');
    expect(text()).toContain('Retrait, règle Compter après chaque réception, le jour même');
    expect(publish).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText('Publier la version 3'));
    await screen.findByText(/Version 3 publiée\. Chaque tablette/);
    expect(publish).toHaveBeenCalledExactlyOnceWith(changed);
  });

  it('that is invalid is refused with each error and its path, and cannot be sent', async () => {
    await openDirectives();
    give({ ...pack, documents: [{ ...first, date: '2021-02-30' }, first] });
    await screen.findByText('documents[0].date');
    expect(text()).toContain('« 2021-02-30 » n’est pas une date du calendrier');
    expect(text()).toContain('documents[1].id « note-77 » y est deux fois');
    expect(screen.queryByText(/Publier la version/)).toBeNull();
    give('{');
    await screen.findByText('Ce fichier n’est pas du JSON');
  });

  it('that is not newer than the one in use says so, and cannot be sent', async () => {
    await openDirectives();
    give({ ...pack, version: 2 });
    await screen.findByText(/n’est pas plus récente que la version 2/);
    expect((screen.getByText('Publier la version 2') as HTMLButtonElement).disabled).toBe(true);
  });

  it('that the endpoint refuses shows the endpoint’s errors, or that another was first', async () => {
    const refused = { kind: 'refused', message: '' } as const;
    const problems = [{ path: 'documents[0].rules[0].from', message: 'ends before it begins' }];
    const publish = vi
      .fn()
      .mockResolvedValueOnce({ ...refused, code: 'pack-not-newer' })
      .mockResolvedValueOnce({ ...refused, code: 'pack-too-far-ahead' })
      .mockResolvedValueOnce({ ...refused, code: 'pack-invalid', problems });
    await openDirectives({ client: { publish } });
    give(pack);
    fireEvent.click(await screen.findByText('Publier la version 3'));
    await screen.findByText(/Une version au moins aussi récente est déjà publiée/);
    fireEvent.click(screen.getByText('Publier la version 3'));
    await screen.findByText(/Numéro de version trop élevé/);
    fireEvent.click(screen.getByText('Publier la version 3'));
    await screen.findByText('documents[0].rules[0].from');
    expect(text()).toContain('Finit avant de commencer');
  });
});

describe('What a pack changes', () => {
  it('is nothing where only its version is another', () => {
    expect(packChanges(pack, view)).toEqual([]);
  });

  it('is each text, rule and product that comes, goes or reads otherwise', () => {
    const next = {
      ...pack,
      products: [productOf('toc'), productOf('dexa'), { ...productOf('toc'), id: 'new' }],
      documents: [{ ...first, title: 'Autre titre' }, others[0] as DirectiveDocument],
    };
    expect(packChanges(next, view).map(({ what, change }) => `${change} ${what}`)).toEqual([
      'changed document',
      'removed document',
      'removed rule',
      'removed product',
      'added product',
    ]);
  });
});
