import type { RuleKind, RuleOf } from '../../domain/directive.ts';
import { listOf, number, numericDate } from './format.ts';
import { plural } from './fr-supervisor.ts';
import { typeset } from './typeset.ts';

/** The screen where directives are read and published. */
export const directives = typeset('directives', {
  title: 'Directives',
  published: 'Versions publiées',
  columns: { version: 'Version', issued: 'Émise', published: 'Publiée' },
  unavailable: 'La liste des versions n’est pas disponible.',
  inUse: (version: number) => `Règles en vigueur : version ${number(version)}`,
  none: 'Aucun texte. Ici s’afficheront les directives publiées, règle par règle.',
  rules: (count: number) => plural(count, 'règle'),
  noRule: 'Aucune règle n’en est tirée.',
  issuer: 'Émis par',
  endorsed: 'En accord avec',
  signed: 'Signé par',
  addressees: 'Destinataires',
  modes: { action: 'pour action', information: 'pour information', unstated: '' },
  zone: 'Zone',
  regions: (codes: readonly string[]) => `régions ${codes.join(', ')}`,
  national: 'nationale',
  references: 'Cite',
  apart: (items: readonly string[]) => items.join(' ; '),
  notHeld: (reference: string) => `${reference} (non détenu)`,
  binding: 'En vigueur',
  bindingFor: (products: readonly string[]) => `En vigueur pour ${listOf(products)} seulement`,
  coming: 'À venir',
  ended: 'N’est plus en vigueur',
  publish: 'Publier une version',
  file: 'Fichier JSON',
  download: (version: number) => `Télécharger la version ${number(version)}`,
  fileHint:
    'Partez de la version en vigueur : changez le fichier, augmentez « version », puis choisissez-le.',
  read: (file: string, version: number, issued: string) =>
    `${file} : version ${number(version)}, émise le ${issued}`,
  expires: (when: string) => `Échéance : ${when}. Après elle, les tablettes continuent et le disent.`,
  tooOld: (version: number) =>
    `Cette version n’est pas plus récente que la version ${number(version)}, déjà publiée. Augmentez « version » dans le fichier.`,
  notNewer:
    'Une version au moins aussi récente est déjà publiée. Actualisez, puis augmentez « version » dans le fichier.',
  tooFarAhead:
    'Numéro de version trop élevé : les versions suivantes devraient toutes le dépasser. Reprenez le numéro qui suit la version publiée.',
  changes: 'Ce qui change',
  ofText: (rule: string, source: string) => `${rule} (${source})`,
  noChange: 'Aucun texte, aucune règle et aucun produit ne change.',
  change: { added: 'Ajout', removed: 'Retrait', changed: 'Modification' },
  what: { document: 'texte', rule: 'règle', product: 'produit' },
  refused: (count: number) => `Refusé : ${plural(count, 'erreur')}. Rien n’est publié.`,
  whole: 'fichier',
  go: (version: number) => `Publier la version ${number(version)}`,
  going: 'Publication…',
  done: (version: number) =>
    `Version ${number(version)} publiée. Chaque tablette la reçoit à sa prochaine transmission.`,
});

type Words<K extends RuleKind> = { [Kind in K]: (rule: RuleOf<Kind>) => string };

const supply: Record<RuleOf<'supply-status'>['status'], string> = {
  tension: 'Tension d’approvisionnement',
  'shortage-risk': 'Risque de rupture',
  quota: 'Contingentement',
  shortage: 'Rupture',
  'limited-return': 'Remise à disposition, stock limité',
  normal: 'Situation normale',
};
const help: Record<RuleOf<'escalation'>['order'][number], string> = {
  'own-stock': 'stock propre',
  wholesaler: 'grossiste',
  region: 'région',
  nation: 'nation',
};
const per: Record<RuleOf<'cadence'>['per'], string> = {
  day: 'jour',
  week: 'semaine',
  month: 'mois',
  year: 'an',
};
const relabelling = { none: '', announced: ', ré-étiquetage à venir', done: ', ré-étiquetée' };

/** A rule in words. */
export const kinds = typeset('ruleKinds', {
  cadence: ({ updates, per: each }) =>
    `Compter ${number(updates)} fois par ${per[each]}${updates > 1 ? ', à des jours différents' : ''}`,
  'on-receipt': () => 'Compter après chaque réception, le jour même',
  floor: ({ injections, injectionsWhenResupplyCompromised: more }) =>
    `Avant un CAR-T, ${plural(injections, 'injection possible', 'injections possibles')} au moins, ${number(more)} si le réapprovisionnement est compromis`,
  'shelf-life-extension': (rule) =>
    `Lot ${rule.lot} : ${numericDate(rule.printedExpiry)} imprimé, utilisable jusqu’au ${numericDate(rule.extendedTo)}${relabelling[rule.relabelling]}`,
  'supply-status': ({ status, approvedBy }) =>
    supply[status] + (approvedBy ? `, en accord avec ${approvedBy}` : ''),
  'regulatory-status': ({ regime, state }) =>
    `${regime} : ${state === 'requested' ? 'demandée' : 'en vigueur'}`,
  'national-regulation': ({ on }) => (on ? 'Régulation nationale en place' : 'Pas de régulation nationale'),
  'resupply-compromised': () => 'Réapprovisionnement compromis',
  contact: ({ name, phone, condition }) =>
    name + (phone ? ` : ${phone}` : '') + (condition === 'no-stock' ? ', une fois le stock épuisé' : ''),
  notice: ({ title }) => title,
  link: ({ label }) => label,
  allocation: ({ quantities, deliveryFrom, deliveryTo }) =>
    `Stock État : ${plural(
      quantities.reduce((sum, it) => sum + it.units, 0),
      'unité',
    )} pour ${plural(new Set(quantities.map((it) => it.region)).size, 'région')}, du ${numericDate(deliveryFrom)} au ${numericDate(deliveryTo)}`,
  'billing-code': ({ code, origin }) => `Code ${code} pour : ${origin}`,
  'origin-restriction': ({ origin }) => `Usage limité : ${origin}`,
  escalation: ({ order }) => `Aide, dans l’ordre : ${listOf(order.map((it) => help[it]))}`,
} satisfies Words<RuleKind>) as Words<RuleKind>;

export function ruleText<K extends RuleKind>(rule: RuleOf<K>): string {
  return kinds[rule.kind as K](rule);
}

/** Errors of a pack, by what the checks say with the quoted value left out; others are told as they are. */
export const problems = typeset('packProblems', {
  'not JSON': () => 'Ce fichier n’est pas du JSON',
  'Invalid input': () => 'Valeur absente ou non admise',
  'not an instant': () => 'N’est pas un instant (2021-06-08T10:00:00Z)',
  '… is there twice': (id) => `« ${id} » y est deux fois`,
  '… is not a calendar date': (date) => `« ${date} » n’est pas une date du calendrier`,
  '… is not in this pack': (id) => `« ${id} » n’est pas dans ce fichier`,
  '… is not a presentation of these products': (id) => `« ${id} » n’est pas une présentation de ces produits`,
  'a rule of kind … binds whole products': (kind) =>
    `Une règle « ${kind} » vaut pour des produits entiers : pas de « presentations »`,
  '… speaks of more presentations than the rule that supersedes it': (rule) =>
    `« ${rule} » parle de plus de présentations que la règle qui la remplace`,
  '… says nothing of …': (rule, product) => `« ${rule} » ne dit rien de « ${product} »`,
  "… is not a region's INSEE code": (code) => `« ${code} » n’est pas un code INSEE de région`,
  'names no region': () => 'Ne nomme aucune région',
  'is known by its month only, and must be its first day': () =>
    'Connu au mois près : le premier jour du mois est attendu',
  'a rule cannot supersede itself': () => 'Une règle ne peut pas se remplacer elle-même',
  'ends before it begins': () => 'Finit avant de commencer',
  'extends nothing': () => 'Ne prolonge rien',
  'below the ordinary floor': () => 'Plus bas que le plancher ordinaire',
  'binds on the same days as …; one must supersede the other': (id) =>
    `S’applique les mêmes jours que « ${id} » : l’une doit remplacer l’autre`,
} as Record<string, (value: string, other: string) => string>);

export function problemText(message: string): string {
  const [value = '', other = ''] = [...message.matchAll(/« (.*?) »/g)].map((match) => match[1] ?? '');
  const key = message.replace(/« .*? »/g, '…');
  const known = Object.hasOwn(problems, key) ? problems[key] : undefined;
  return known?.(value, other) ?? message;
}
