import type { Rule, RuleOf } from '../../domain/directive.ts';
import { listOf, monthYear, number, numericDate } from './format.ts';
import { plural, typeset } from './typeset.ts';

type Status = RuleOf<'supply-status'>['status'];
type Mode = 'action' | 'information' | 'unstated';

/** Words of a product's sheet, fetched with it. */
export const sheet = typeset('sheet', {
  title: (product: string) => `Fiche : ${product}`,
  empty: 'Aucun texte connu ne parle de ce produit. Il est suivi, c’est tout.',
  sections: {
    supply: 'Approvisionnement',
    access: 'Statuts réglementaires',
    contacts: 'Qui appeler',
    lots: 'Lots prolongés',
    origins: 'Provenance des flacons',
    counting: 'Comptages et plancher',
    notices: 'À savoir',
    links: 'À lire ailleurs',
    texts: 'Les textes',
  },
  statuses: {
    tension: 'Tension d’approvisionnement',
    'shortage-risk': 'Risque de rupture',
    quota: 'Contingentement',
    shortage: 'Rupture',
    'limited-return': 'Remise à disposition, stock limité',
    normal: 'Approvisionnement normal',
  } satisfies Record<Status, string>,
  since: ({ from, fromPrecision }: Rule) =>
    fromPrecision === 'month' ? `depuis ${monthYear(from)}` : `depuis le ${numericDate(from)}`,
  onlyFor: (labels: string[]) => `Seulement pour ${labels.join(' et pour ')}`,
  approvedBy: (body: string) => `accord : ${body}`,
  forecast: (day: string) => `fin prévue vers le ${numericDate(day)}`,
  forecastPassed: (day: string) => `date prévue dépassée (${numericDate(day)}), non levée`,
  untilDate: (day: string) => `jusqu’au ${numericDate(day)}`,
  untilEvent: (event: string) => `jusqu’à : ${event}`,
  ended: (day: string) => `Expiré depuis le ${numericDate(day)}`,
  regulationOn: 'Régulation nationale en cours',
  regulationOff: 'Pas de régulation nationale',
  resupplyCompromised: 'Réapprovisionnement compromis',
  regimes: { 'in-force': 'en vigueur', requested: 'demandé, pas encore accordé' },
  call: (phone: string) => `Appeler le ${phone}`,
  callWhom: (name: string, phone: string) => `Appeler le ${phone} : ${name}`,
  site: 'Ouvrir le site',
  siteOf: (name: string) => `Ouvrir le site : ${name}`,
  noStockOnly: 'S’affiche quand un comptage dit zéro partout et que vos grossistes n’en ont plus.',
  wholesalersHaveNone: 'Mes grossistes n’en ont plus non plus',
  order: 'Dans quel ordre demander de l’aide',
  lot: (lot: string) => `Lot ${lot}`,
  lotDates: (printed: string, extended: string) =>
    `imprimé fin ${monthYear(printed)}, utilisable jusqu’au ${numericDate(extended)}`,
  lotPassed: 'prolongation dépassée',
  relabelling: { none: '', announced: 'ré-étiquetage à venir', done: 'ré-étiqueté' } satisfies Record<
    RuleOf<'shelf-life-extension'>['relabelling'],
    string
  >,
  allocation: (region: string) => `Dotation du stock de l’État, ${region}`,
  allocationNone: (region: string) => `Aucune dotation du stock de l’État pour ${region}`,
  delivery: (from: string, to: string) => `livraison du ${numericDate(from)} au ${numericDate(to)}`,
  allotted: (units: string, name: string) => `${name} : ${units}`,
  origin: (origin: string) => (origin === 'state-stock' ? 'Stock de l’État' : origin),
  billing: (origin: string, code: string) => `${origin} : à déclarer sous le code ${code}`,
  restricted: (origin: string) => `${origin} : usage réservé`,
  cadence: {
    day: (n: number) => `${n} ${plural(n, 'comptage', 'comptages')} par jour`,
    week: (n: number) => `${n} ${plural(n, 'comptage', 'comptages')} par semaine`,
    month: (n: number) => `${n} ${plural(n, 'comptage', 'comptages')} par mois`,
    year: (n: number) => `${n} ${plural(n, 'comptage', 'comptages')} par an`,
  } satisfies Record<RuleOf<'cadence'>['per'], (n: number) => string>,
  onReceipt: 'Un comptage après chaque réception',
  floor: (usual: number, compromised: number) =>
    `Avant CAR-T : ${number(usual)} injections possibles, ${number(compromised)} si le réapprovisionnement est compromis`,
  binds: {
    pharmacy: '',
    prescriber: 'pour les prescripteurs',
    laboratory: 'pour le laboratoire',
    authority: 'pour les autorités',
  } satisfies Record<NonNullable<Rule['binds']>, string>,
  onlineOnly: 'en ligne seulement',
  addressees: (names: readonly string[], mode: Mode) => `${modes[mode]} : ${listOf(names)}`,
  zone: (codes: readonly string[]) => `Régions ${listOf(codes)} seulement`,
  issuedBy: (issuer: string, day: string) => `${issuer}, le ${numericDate(day)}`,
  endorsedBy: (bodies: readonly string[]) => `En accord avec : ${listOf(bodies)}`,
  signedBy: (offices: readonly string[]) => `Signé : ${listOf(offices)}`,
  reference: (key: string, kind: Reference, isHeld: boolean) =>
    `${references[kind]} ${key}${isHeld ? '' : ' (texte que Relevé n’a pas)'}`,
});

type Reference = 'follows' | 'cites' | 'supersedes' | 'same-day-twin';

const modes: Record<Mode, string> = {
  action: 'Pour action',
  information: 'Pour information',
  unstated: 'Destinataires',
};
const references: Record<Reference, string> = {
  follows: 'Suite de',
  cites: 'Cite',
  supersedes: 'Remplace',
  'same-day-twin': 'Du même jour que',
};
