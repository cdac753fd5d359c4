import { listOf, number } from './format.ts';
import { plural, typeset } from './typeset.ts';

/** Words of the floor before CAR-T; fetched where one is shown. */
export const floor = typeset('floor', {
  title: 'Plancher avant CAR-T',
  ask: 'Cette pharmacie fait-elle des CAR-T ?',
  answer: 'À renseigner',
  check: 'Contrôle avant CAR-T',
  resupplyCompromised: 'Réapprovisionnement compromis : seuil relevé.',
  possible: (n: number, required: number) =>
    `${number(n)} ${plural(n, 'injection possible', 'injections possibles')}, ${number(required)} ${plural(required, 'exigée', 'exigées')}`,
  met: 'Plancher atteint',
  metIf: (n: number) =>
    `Plancher atteint seulement si ${number(n)} ${plural(n, 'flacon à péremption inconnue est bon', 'flacons à péremption inconnue sont bons')}`,
  breached: (n: number) =>
    `Sous le plancher : il manque ${number(n)} ${plural(n, 'injection', 'injections')}`,
  unknown: 'Plancher inconnu',
  unknownNever: 'Le stock n’a jamais été compté ici : comptez pour savoir.',
  unknownStale: (age: string) => `Le dernier comptage a ${age} : trop ancien pour répondre. Recomptez.`,
  repairs: (items: readonly string[]) => `Pour y remédier : ${listOf(items, 'or')}`,
  repair: (vials: number, mg: number) => `${number(vials)} × ${number(mg)} mg`,
  age: (at: string, age: string) => `Dernier comptage : ${at}, il y a ${age}.`,
  left: (items: readonly string[]) =>
    items.length > 0
      ? `Sorti depuis, déduit : ${listOf(items)}.`
      : 'Aucune sortie notée depuis : ce qui n’est pas noté n’est pas déduit.',
  leftItem: (n: number, name: string) => `${number(n)} × ${name}`,
  leftOf: (name: string, counted: number, left: number) =>
    `${name} : compté ${number(counted)}, sorti ${number(left)} depuis.`,
  leftReading:
    'Une sortie dont le lot n’est pas dit est retirée des flacons les plus sûrs d’abord : le plancher n’est jamais surestimé.',
  overdrawn: 'Plus de sorties notées que de stock compté : recomptez.',
  compromised: (age: string, answer: string) =>
    `Sans nouvelles du service depuis ${age}. Si le réapprovisionnement était compromis : ${answer}.`,
  compromisedMet: (required: number) => `${number(required)} exigées, plancher encore atteint`,
  compromisedMetIf: (required: number) =>
    `${number(required)} exigées, atteint si les péremptions inconnues sont bonnes`,
  compromisedBreached: (required: number, by: number) =>
    `${number(required)} exigées, il en manquerait ${number(by)}`,
  injection: (n: number) => `Injection ${number(n)}`,
  injectionOf: (n: number, vials: string) => `Injection ${number(n)} : ${vials}`,
  ungathered: 'Insuffisant pour une de plus',
  emptyShelf: 'Étagère vide',
  more: (n: number) => `+ ${number(n)} ${plural(n, 'injection', 'injections')}`,
  expiryUnknown: 'Pointillé : péremption inconnue',
  pictured: (groups: readonly string[], rest: string | null) =>
    `${groups.join(' ; ')}${rest ? `. Reste : ${rest}` : ''}`,
});
