import type { Rule, RuleKind, RuleOf } from '../../domain/directive.ts';
import type { ResupplyReason } from '../../domain/resupply.ts';
import { listOf, monthYear, number, numericDate } from './format.ts';
import { plural, typeset } from './typeset.ts';

type Words<K extends RuleKind> = { [Kind in K]: (rule: RuleOf<Kind>) => string };

const counted = (count: number, one: string, many = `${one}s`) =>
  `${number(count)} ${plural(count, one, many)}`;

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

/** A document and its rules, read in words. */
export const ruleWords = typeset({
  kinds: {
    cadence: ({ updates, per: each }) =>
      `Compter ${number(updates)} fois par ${per[each]}${updates > 1 ? ', à des jours différents' : ''}`,
    'on-receipt': () => 'Compter après chaque réception, le jour même',
    floor: ({ injections, injectionsWhenResupplyCompromised: more }) =>
      `Avant un CAR-T, ${counted(injections, 'injection possible', 'injections possibles')} au moins, ${number(more)} si le réapprovisionnement est compromis`,
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
      `Stock État : ${counted(
        quantities.reduce((sum, it) => sum + it.units, 0),
        'unité',
      )} pour ${counted(new Set(quantities.map((it) => it.region)).size, 'région')}, du ${numericDate(deliveryFrom)} au ${numericDate(deliveryTo)}`,
    'billing-code': ({ code, origin }) => `Code ${code} pour : ${origin}`,
    'origin-restriction': ({ origin }) => `Usage limité : ${origin}`,
    escalation: ({ order }) => `Aide, dans l’ordre : ${listOf(order.map((it) => help[it]))}`,
  } satisfies Words<RuleKind> as Words<RuleKind>,
  obligation: {
    invited: 'Une invitation, pas une obligation.',
    bound: 'Les établissements y sont tenus.',
    obligatory: 'Obligatoire.',
    recommended: 'Une recommandation, pas une obligation.',
    information: 'Une information.',
  } satisfies Record<Rule['obligation'], string>,
  from: ({ from, fromPrecision }: Rule) =>
    fromPrecision === 'month' ? `Depuis ${monthYear(from)}.` : `Depuis le ${numericDate(from)}.`,
  until: {
    none: 'Sans date de fin connue.',
    date: (date: string) => `Jusqu’au ${numericDate(date)}.`,
    forecast: (date: string) => `Fin annoncée vers le ${numericDate(date)}.`,
    forecastPassed: (date: string) => `Date prévue dépassée (${numericDate(date)}), non levée.`,
    event: (event: string) => `Jusqu’à : ${event}.`,
    eventPast: (event: string, date: string) => `Levée le ${numericDate(date)} : ${event}.`,
  },
  source: ({ channel, number: no, date }: { channel: string; number: string; date: string }) =>
    `${channel} ${no}, ${numericDate(date)}`,
  unknownRule: (id: string) => `Règle ${id}, absente de cette vue. Actualisez.`,
  reasons: {
    'laboratory-quota': 'Contingentement du laboratoire',
    'laboratory-shortage': 'Rupture au laboratoire',
    'wholesaler-shortage': 'Rupture chez le grossiste',
    transport: 'Transport',
    'no-transfer-possible': 'Aucun dépannage possible entre établissements',
  } satisfies Record<ResupplyReason, string>,
});

/** Errors of a pack, by what the checks say with the quoted value left out; others are told as they are. */
const problems: Record<string, (value: string) => string> = {
  'not JSON': () => 'Ce fichier n’est pas du JSON',
  'Invalid input': () => 'Valeur absente ou non admise',
  'not an instant': () => 'N’est pas un instant (2021-06-08T10:00:00Z)',
  'is there twice': (id) => `« ${id} » y est deux fois`,
  'is not a calendar date': (date) => `« ${date} » n’est pas une date du calendrier`,
  'is not in this pack': (id) => `« ${id} » n’est pas dans ce fichier`,
  'ends before it begins': () => 'Finit avant de commencer',
  'extends nothing': () => 'Ne prolonge rien',
  'below the ordinary floor': () => 'Plus bas que le plancher ordinaire',
  'binds on the same days as ; one must supersede the other': (id) =>
    `S’applique les mêmes jours que « ${id} » : l’une doit remplacer l’autre`,
};

export function problemText(message: string): string {
  const value = /« (.*) »/.exec(message)?.[1] ?? '';
  const key = message.replace(/« .* »/, '').trim();
  const known = Object.hasOwn(problems, key) ? problems[key] : undefined;
  return typeset({ text: known?.(value) ?? message }).text;
}
