// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { DirectiveDocument } from '../../src/domain/directive.ts';
import type { AppActions } from '../../src/ui/app-props.ts';
import ProductSheet from '../../src/ui/screens/product-sheet.tsx';
import type { Enrolled } from '../../src/ui/today.ts';
import { cayenne, counted, device, tablet, vials } from './made-up.ts';

afterEach(cleanup);

const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';

function open(productId: string, now: string, snapshot: Enrolled = tablet([])) {
  const product = snapshot.pack.products.find((it) => it.id === productId);
  if (!product) throw new Error(`no ${productId}`);
  render(<ProductSheet product={product} snapshot={snapshot} now={now} actions={{} as AppActions} />);
  return plain(document.body.textContent);
}
/** The words of the item under a heading. */
const item = (heading: RegExp) =>
  plain(screen.getAllByRole('heading', { level: 3, name: heading })[0]?.closest('li')?.textContent);

describe('a product’s sheet', () => {
  it('says where supply stands, since when, by whose word, and that a forecast lifts nothing', () => {
    open('tocilizumab-iv', '2021-11-17T15:00:00Z');
    expect(item(/^Tension/)).toMatch(
      /accord : ANSM, depuis le 14\/10\/2021, fin prévue vers le 31\/12\/2021/,
    );
    expect(item(/^Tension/)).not.toContain('dépassée');
    cleanup();
    open('tocilizumab-iv', '2022-03-01T15:00:00Z');
    expect(item(/^Tension/)).toContain('date prévue dépassée (31/12/2021), non levée');
  });

  it('says for which presentations alone a text speaks', () => {
    const now = '2021-11-17T15:00:00Z';
    open('tocilizumab-iv', now);
    expect(item(/^Tension/)).not.toContain('Seulement');
    cleanup();
    const snapshot = structuredClone(tablet([]));
    for (const rule of snapshot.pack.documents.flatMap((it) => it.rules))
      if (rule.kind === 'supply-status') rule.presentations = ['roactemra-iv-80', 'roactemra-iv-400'];
    open('tocilizumab-iv', now, snapshot);
    expect(item(/^Tension/)).toContain(
      'Seulement pour RoActemra 80 mg / 4 mL, flacon et pour RoActemra 400 mg / 20 mL, flacon',
    );
  });

  it('says a month where the source gives no day', () => {
    open('salbutamol-tablets', '2022-03-01T15:00:00Z');
    expect(item(/^Rupture/)).toContain('depuis 12/2021');
    cleanup();
    const text = open('salbutamol-tablets', '2022-06-01T15:00:00Z');
    expect(text).toContain('Remise à disposition, stock limité');
    expect(screen.queryByRole('heading', { name: 'Rupture' })).toBeNull();
  });

  it('shows several regulatory statuses side by side', () => {
    open('ronapreve', '2021-09-01T12:00:00Z');
    expect(item(/ATU de cohorte/)).toContain('en vigueur');
    expect(item(/accès précoce/)).toContain('demandé, pas encore accordé');
  });

  it('gives both dates of an extended lot, and that it will be relabelled', () => {
    open('ronapreve', '2021-09-01T12:00:00Z');
    expect(item(/^Lot N7533B03/)).toMatch(
      /imprimé fin 09\/2021, utilisable jusqu’au 31\/12\/2022, ré-étiquetage à venir/,
    );
  });

  it('opens the laboratory’s line only at zero, once wholesalers have none, and shows it expired afterwards', () => {
    const now = '2021-11-17T15:00:00Z';
    const stockOf = (figure: number) =>
      tablet([counted('2021-11-17T13:00:00Z', vials(figure, 0, 0))], { lastContactAt: now });
    open('tocilizumab-iv', now, stockOf(1));
    const lines = () => screen.queryAllByRole('link', { name: /^Appeler/ }).length;
    const always = lines();
    expect(screen.queryByRole('checkbox')).toBeNull();
    cleanup();
    open('tocilizumab-iv', now, stockOf(0));
    expect(lines()).toBe(always);
    fireEvent.click(screen.getByRole('checkbox'));
    expect(lines()).toBe(always + 1);
    expect(screen.getAllByRole('link', { name: /^Appeler/ })[0]?.getAttribute('href')).toBe('tel:0147614761');
    cleanup();
    // 22:00 on the 31st in Cayenne is the next year in Paris.
    open('tocilizumab-iv', '2022-01-01T01:00:00Z', stockOf(0));
    expect(plain(document.body.textContent)).not.toContain('Expiré');
    cleanup();
    expect(open('tocilizumab-iv', '2022-01-01T04:00:00Z', stockOf(0))).toContain(
      'Expiré depuis le 31/12/2021',
    );
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('gives the region its allotment, the delivery, the code and the use of State stock', () => {
    const text = open('tocilizumab-iv', '2021-06-10T12:00:00Z');
    expect(text).toMatch(
      /Guyane.*livraison du 07\/06\/2021 au 20\/06\/2021.*80 mg : 17 flacons200 mg : 47 flacons400 mg : 0 flacon/,
    );
    expect(text).toContain('Stock de l’État : à déclarer sous le code I000558');
    expect(text).toContain('Stock de l’État : usage réservé');
    cleanup();
    const facility = { ...cayenne, region: '988', regionName: 'Nouvelle-Calédonie' };
    const identity = { device, facility, enrolledAt: '2021-01-04T12:00:00Z' };
    expect(open('tocilizumab-iv', '2021-06-10T12:00:00Z', tablet([], { identity }))).toContain(
      'Aucune dotation du stock de l’État pour Nouvelle-Calédonie',
    );
  });

  it('marks links as online only, and gives each rule its source and its texts their addressees', () => {
    open('ronapreve', '2021-09-01T12:00:00Z');
    expect(item(/^HAS/)).toMatch(/en ligne seulement.*DGS-URGENT 2021_85, 19\/08\/2021/);
    expect(item(/^DGS-URGENT/)).toMatch(
      /Destinataires : .*Pharmacien.*Cite MARS 2021-20 \(texte que Relevé n’a pas\)/,
    );
  });

  it('leaves out what was said to other regions', () => {
    const notice = {
      kind: 'notice',
      id: 'x/1',
      products: ['tocilizumab-iv'],
      obligation: 'information',
      from: '2021-06-01',
      until: { kind: 'none' },
      supersedes: [],
      title: 'Pour l’île seulement',
      phrase: 'a',
      reading: 'b',
      requirements: [],
    } as const;
    const document = { id: 'x', channel: 'ARS', number: '1', date: '2021-06-01', issuer: 'ARS', title: 't' };
    const told = (zone: string[]) => {
      const calm = tablet([]);
      const documents = [{ ...document, zone, rules: [notice] }] as unknown as DirectiveDocument[];
      return open('tocilizumab-iv', '2021-06-10T12:00:00Z', { ...calm, pack: { ...calm.pack, documents } });
    };
    expect(told(['03'])).toContain('Pour l’île seulement');
    cleanup();
    expect(told(['04'])).toContain('Aucun texte connu');
  });
});
