import type { DifferenceReason, SecondCountAbove } from '../../domain/second-count.ts';
import { listOf } from './format.ts';
import { typeset } from './typeset.ts';

/** Words of the second count, of the journal's and the supervisors' lines on it, and of its setting. */
export const second = typeset('second', {
  title: (product: string) => `Second comptage : ${product}`,
  askTitle: 'Faites compter une autre personne',
  ask: (names: readonly string[]) =>
    `${listOf(names)} : un chiffre tapé n’est pas celui attendu. Une autre personne compte, sans voir le vôtre.`,
  askWho: 'Qui compte ?',
  nobodyElse: 'Personne d’autre n’est là ?',
  alone: 'Enregistrer sans second comptage',
  aloneTitle: 'Un chiffre tapé n’est pas celui attendu',
  aloneWhy: (names: readonly string[]) =>
    `${listOf(names)} : dites pourquoi, si vous le savez. Personne d’autre n’a de code sur cette tablette : le comptage portera « sans second comptage ».`,
  review: 'Revoir mon comptage',
  code: (name: string) => `Code de ${name}`,
  other: 'Une autre personne',
  intro: (name: string) =>
    `${name}, comptez toute la pharmacie, périmés et abîmés compris, sans regarder le premier comptage.`,
  done: 'J’ai fini de compter',
  differTitle: 'Les deux comptages diffèrent',
  differ: (names: readonly string[]) =>
    `À recompter : ${listOf(names)}. L’un de vous deux recompte, jusqu’à trouver le même chiffre.`,
  toRecount: (names: readonly string[]) => `À recompter : ${listOf(names)}.`,
  toReview: (names: readonly string[]) =>
    `Corrigez ce qui est mal tapé. Le second comptage reste demandé : ${listOf(names)}.`,
  recount: (name: string) => `${name} recompte`,
  first: 'La première personne',
  gone: 'quelqu’un qui n’est plus ici',
  agreedTitle: 'Les deux comptages sont d’accord',
  agreed: (names: readonly string[]) =>
    `${listOf(names)} : pourquoi un chiffre tapé n’est-il pas celui attendu ?`,
  why: 'Pourquoi cet écart ?',
  reasons: {
    'used-unrecorded': 'Utilisé sans être noté',
    'received-unrecorded': 'Reçu sans être noté',
    'lost-or-broken': 'Perdu ou cassé',
    'expired-removed': 'Périmé et retiré',
    'transferred-unrecorded': 'Cédé ou prêté sans être noté',
    'last-count-wrong': 'Comptage d’avant faux',
    unexplained: 'Sans explication',
  } satisfies Record<DifferenceReason, string>,
  chooseReason: 'Dites pourquoi',
  seal: 'Enregistrer le comptage',
  told: (reason: string) => `Second comptage d’accord. Écart : ${reason}`,
  toldAlone: (reason: string) => `Sans second comptage. Écart : ${reason}`,
  by: 'Second comptage par',
  setting: 'Faire compter une seconde personne',
  settingHint: 'Quand un comptage s’écarte du précédent, augmenté de ce qui a été reçu depuis.',
  above: {
    0: 'Au moindre écart',
    2: 'Au-delà de 2 unités d’écart',
    5: 'Au-delà de 5 unités d’écart',
    10: 'Au-delà de 10 unités d’écart',
    never: 'Jamais',
  } satisfies Record<SecondCountAbove, string>,
});

/** What a reason that a later version added is called until then: its own code. */
export function reasonText(reason: string): string {
  return (second.reasons as Record<string, string>)[reason] ?? reason;
}
