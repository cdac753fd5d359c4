import type { CadenceRule, FloorRule, Rule, RuleOf } from '../../domain/directive.ts';
import { dayName, listOf, longDate, number, numericDate } from './format.ts';
import { plural, typeset } from './typeset.ts';

type Step = RuleOf<'escalation'>['order'][number];

/** What « Pourquoi ? » says: the rule, its source, its arithmetic, and what to do next. Fetched with it. */
export const reasons = typeset('reasons', {
  source: 'Texte',
  phrase: 'Ce qu’il dit',
  reading: 'Comment Relevé le lit',
  legend:
    'Marques : plein, compté ; anneau épais, prévu ; encadré, aujourd’hui ; hachuré, hors règle ; étoile, férié.',
  arithmetic: 'Le calcul',
  next: 'Que faire',
  obligation: {
    invited: 'Une invitation, pas une obligation.',
    bound: 'Vous y êtes tenu.',
    obligatory: 'Obligatoire.',
    recommended: 'Une recommandation.',
    information: 'Une information.',
  } satisfies Record<Rule['obligation'], string>,
  until: {
    none: 'Directive sans date de fin connue.',
    date: (date: string) => `Jusqu’au ${numericDate(date)}.`,
    forecast: (date: string) => `Fin annoncée vers le ${numericDate(date)}.`,
    forecastPassed: (date: string) => `Date prévue dépassée (${numericDate(date)}), non levée.`,
    event: (event: string) => `Jusqu’à : ${event}.`,
  },
  noCadence: 'Aucun texte connu ne fixe de rythme pour ce produit. Il est suivi, jamais en retard.',
  required: (n: number) => `Demandé : ${n} ${plural(n, 'jour de comptage', 'jours de comptage différents')}.`,
  counted: (days: readonly string[]) =>
    days.length > 0 ? `Compté : ${listOf(days.map(dayName))}.` : 'Compté : aucun jour.',
  usable: (days: readonly string[]) =>
    days.length > 0 ? `Encore possible : ${listOf(days.map(dayName))}.` : 'Plus aucun jour possible.',
  missedBy: (n: number) =>
    `Il en manque ${n}, et ${plural(n, 'il ne peut', 'ils ne peuvent')} plus être ${plural(n, 'rattrapé', 'rattrapés')}.`,
  receipt: (time: string, day: string) =>
    `Réception à ${time} : un comptage fait après elle est attendu le ${dayName(day)}.`,
  previousHeard: {
    late: (period: string) =>
      `${period} : comptages faits à temps, transmis après coup. La nation les a d’abord crus manqués ; les deux jugements restent.`,
    unsent: (period: string) =>
      `${period} : comptages faits à temps, pas encore tous transmis. Pour la nation, ils manquent encore.`,
  },
  judgedOn: (day: string, zone: string) => `Jugé au ${longDate(day)}, à l’heure de ${zone}.`,
  packAge: (version: number, day: string, age: string) =>
    `Règles version ${version}, du ${numericDate(day)}, il y a ${age}.`,
  countNext: 'Comptez chaque présentation de la pharmacie ; un chiffre inchangé compte aussi.',
  countMissedNext: {
    day: 'Comptez dès maintenant : le jour reste manqué, mais le stock redevient connu.',
    week: 'Comptez dès maintenant : la semaine reste manquée, mais le stock redevient connu.',
    month: 'Comptez dès maintenant : le mois reste manqué, mais le stock redevient connu.',
    year: 'Comptez dès maintenant : l’année reste manquée, mais le stock redevient connu.',
  } satisfies Record<CadenceRule['per'], string>,
  dose: (mg: number, isReference: boolean) =>
    `Une injection : des flacons entiers, ${number(mg)} mg au moins${isReference ? ' (dose de référence de cette pharmacie)' : ''}.`,
  threshold: (rule: FloorRule, isCompromised: boolean, patients: number, required: number) => {
    const [applied, other] = [rule.injections, rule.injectionsWhenResupplyCompromised];
    const product = `${isCompromised ? other : applied} × ${patients} ${plural(patients, 'patient', 'patients')} CAR-T en cours = ${number(required)}`;
    return isCompromised
      ? `Exigé, le réapprovisionnement étant compromis : ${product} ; ${applied} sans cela.`
      : `Exigé : ${product} ; ${other} si le réapprovisionnement est compromis.`;
  },
  stock: (items: readonly string[]) =>
    items.length > 0 ? `Utilisable : ${items.join(' + ')}.` : 'Utilisable : aucun flacon.',
  stockItem: (vials: number, mg: number) => `${number(vials)} × ${number(mg)} mg`,
  stockUnverified: (items: readonly string[]) => `Dont péremption inconnue : ${items.join(' + ')}.`,
  injections: (n: number, surely: number) =>
    n === surely
      ? `Cela fait ${number(n)} ${plural(n, 'injection', 'injections')}.`
      : `Cela fait ${number(n)} ${plural(n, 'injection', 'injections')}, dont ${number(surely)} sans compter les péremptions inconnues.`,
  notMilligrams: 'Le total en mg divisé par la dose n’est pas utilisé : on ne partage pas un flacon.',
  steps: {
    'own-stock': () => 'Votre stock, partout dans la pharmacie.',
    wholesaler: () => 'Votre grossiste ou dépositaire.',
    region: (agency: string | null) =>
      agency
        ? `La région : ${agency}, et les pharmacies voisines.`
        : 'Les pharmacies voisines et l’autorité de santé du territoire.',
    nation: () => 'La nation, si la région ne peut pas.',
  } satisfies Record<Step, (agency: string | null) => string>,
  floorHold: 'Pas de CAR-T avant que le plancher soit atteint.',
});
