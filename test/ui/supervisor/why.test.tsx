// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { DirectiveDocument } from '../../../src/domain/directive.ts';
import type { SupervisedProduct } from '../../../src/protocol/supervision.ts';
import { queryToFilters } from '../../../src/ui/supervisor/filters.ts';
import { viewToList } from '../../../src/ui/supervisor/list.ts';
import { shownPrevious, shownState } from '../../../src/ui/supervisor/states.ts';
import { breached, counted, dexa, documents, facility, line, product, viewOf } from './made-up.ts';
import { open } from './mount.tsx';

afterEach(cleanup);

const missed = product({
  state: 'missing',
  since: '2021-11-20',
  previousPeriod: {
    key: '2021-W46',
    required: 3,
    done: ['2021-11-15'],
    state: 'missing',
    wasMissedAtTheTime: true,
  },
});
const invitation = { id: 'note-72/weekly', obligation: 'invited' };

/** What the card of the facility's only product says, each text behind « Pourquoi ? » included. */
async function said(only: SupervisedProduct, change: { documents?: DirectiveDocument[] } = {}) {
  const value = viewOf([facility('a', { carT: 'yes' }, { products: [only] })], change);
  open({ path: '/superviseur/etablissement/a', view: { kind: 'ok', value } });
  const card = (await screen.findByRole('heading', { name: only.productLabel })).closest('section');
  return card?.textContent?.replace(/\s/g, ' ') ?? '';
}

describe('« Pourquoi ? » beside a state', () => {
  it('tells the text, its words and our reading, the days, the contact and what to do next', async () => {
    const card = await said(missed);
    for (const words of [
      'NOTE 2021-77, 08/06/2021',
      'Obligatoire.',
      'trois fois par semaine, obligatoirement',
      'Trois jours différents, du lundi au dimanche. Depuis le 08/06/2021. Sans date de fin connue.',
      'Demandé en semaine 46 : 3 jours de comptage différents. Compté : lundi 15 novembre, soit 1. Il en manque 2',
      'Entendu depuis : dernier contact le 22/11 à 07:03.',
      'à l’heure de America/Cayenne, par les règles version 2',
      'Appeler l’établissement',
    ])
      expect(card).toContain(words);
    expect(card).not.toContain('et dès toute réception');
  });

  it('says that not everything has arrived where a tablet was heard, and held something back', async () => {
    const heldBack = await said({ ...missed, state: 'silent', since: '2021-11-17' });
    expect(heldBack).toContain(
      'Tout n’est pas arrivé : au dernier contact, le 22/11 à 07:03, des relevés attendaient encore sur une tablette.',
    );
    expect(heldBack).not.toMatch(/Entendu depuis|Rien entendu/);
    cleanup();
    expect(await said({ ...missed, state: 'silent', since: '2021-11-22' })).toContain('Rien entendu depuis');
  });

  it('tells the rule on receipts while one is open, and who helps where nothing is left', async () => {
    const card = await said({ ...missed, openReceipts: 1, lastCount: counted([line('ra-80', 0)]) });
    expect(card).toContain('et dès toute réception');
    expect(card).toMatch(/stock propre.*grossiste.*La région \(ARS Guyane\).*niveau national/);
  });

  it('says so where no text asks for anything', async () => {
    const none = { ...product(), state: 'none' as const, rule: null };
    expect(await said(none)).toContain('Aucun texte connu ne fixe de rythme');
  });
});

describe('« Pourquoi ? » beside a floor', () => {
  const floor = { ...breached, resupplyCompromised: true, required: 3, shortBy: 2 };

  it('tells the rule, the higher threshold with who raised it, the arithmetic, the repairs and who helps', async () => {
    const resupply = [{ by: 'nation', at: '2021-11-20T09:12:00Z', reason: 'laboratory-quota' } as const];
    const card = await said(product({ floor, resupply }));
    for (const words of [
      'Courrier sans numéro, 14/10/2021',
      'au moins deux injections possibles',
      'Il en faut 3 × 1 patient CAR-T en cours = 3.',
      'Signalé compromis par l’échelon national',
      '20/11 à 06:12',
      'contingentement du laboratoire',
      'Soit 1 injection possible, 3 exigées : il en manque 2.',
      'Pour réparer : 1 × 400 mg',
      'Pas de CAR-T avant que le plancher soit atteint.',
    ])
      expect(card).toContain(words);
    expect(card).toMatch(/stock propre.*grossiste.*La région.*niveau national/);
  });

  it('asks for help in the order that a directive gives', async () => {
    const [first] = documents;
    const base = first?.rules[0];
    const order = { ...base, kind: 'escalation', id: 'x/order', order: ['nation', 'region'] };
    const change = { documents: [...documents, { ...first, id: 'x', rules: [order] } as DirectiveDocument] };
    expect(await said(product({ floor }), change)).toMatch(/niveau national.*La région/);
  });

  it('words a recommended floor as a recommendation', async () => {
    const soft = documents.map((document) => ({
      ...document,
      rules: document.rules.map((rule) => ({ ...rule, obligation: 'recommended' as const })),
    }));
    const card = await said(product({ floor }), { documents: soft });
    expect(card).toContain('Sous le niveau recommandé');
    expect(card).toContain('1 injection possible, 3 recommandées');
    expect(card).not.toMatch(/Pas de CAR-T|exigées|Sous le plancher/);
  });
});

describe('An invitation', () => {
  const invited = (change: Partial<SupervisedProduct> = {}) => ({ ...missed, rule: invitation, ...change });

  it('is never missing, late or silent, on its card, in its reasons or in the figures', async () => {
    const card = await said(invited());
    expect(card).toContain('Suggéré, non fait');
    expect(card).toContain('2 de moins que suggéré');
    expect(card).not.toMatch(/Manquante|Il en manque|jugée manquée|Demandé/);
    for (const state of ['missing', 'late', 'silent'] as const)
      expect(shownState(invited({ state }))).toBe('invited');
    const { tally } = viewToList(viewOf([facility('a', {}, { products: [invited()] })]), queryToFilters({}));
    expect(tally.states).toMatchObject({ invited: 1, missing: 0 });
  });

  it('ranks below every duty that is not done, and above what is', () => {
    const rows = viewToList(
      viewOf([
        facility('invited', {}, { products: [invited({ state: 'silent', since: null })] }),
        facility('fine'),
        facility('late', {}, { products: [dexa({ state: 'late', since: '2021-11-19' })] }),
      ]),
      queryToFilters({}),
    ).groups.flatMap((group) => group.rows.map((row) => row.it.facility.id));
    expect(rows).toEqual(['late', 'invited', 'fine']);
  });

  it('of the period before stays one when a duty follows it, and a duty of then stays a duty', () => {
    const duty = missed.rule;
    const judgedBy = (rule: SupervisedProduct['rule']) => ({ ...missed.previousPeriod, rule });
    expect(shownState({ ...missed, previousPeriod: judgedBy(invitation) })).toBe('invited');
    expect(shownPrevious({ ...missed, previousPeriod: judgedBy(invitation) })).toBe('invited');
    expect(shownState(invited({ previousPeriod: judgedBy(duty) }))).toBe('missing');
    const current = { ...missed.period, missedBy: 2 };
    expect(shownState({ ...missed, period: current, previousPeriod: judgedBy(invitation) })).toBe('missing');
  });

  it('does not soften a receipt left uncounted', () => {
    expect(shownState(invited({ state: 'late', openReceipts: 1 }))).toBe('late');
  });
});
