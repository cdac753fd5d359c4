import { listOf, number } from './format.ts';
import { plural } from './typeset.ts';

/** Words of the counting and receipt screens; set with the rest by the dictionary that holds them. */
export const counting = {
  title: (product: string) => `Compter : ${product}`,
  blind: 'Comptez toute la pharmacie, flacons fermés seulement. Le chiffre précédent reste caché.',
  blindOther: 'Comptez toute la pharmacie. Le chiffre précédent reste caché.',
  notCounted: 'pas encore compté',
  recount: (figure: number) => `${number(figure)} ? Recomptez`,
  recountHow: 'Recomptez, puis retapez le chiffre.',
  recountLots: 'Recomptez, puis corrigez ou ajoutez des lots.',
  recountConfirm: (figure: number) => `C’est bien ${number(figure)}`,
  expiry: 'Première péremption',
  expiryHint: 'MM/AA',
  expiryShown: (month: string) => `fin ${month}`,
  expiryBad: 'Mois de 01 à 12, ou Non lisible.',
  expiryUnfinished: 'Quatre chiffres, 1229 pour 12/2029, ou Non lisible.',
  expiryPassed: 'Déjà périmé : comptez ces unités parmi les inutilisables.',
  lotAsked: (lot: string, month: string) => `Lot ${lot} ? prolongé jusqu’à fin ${month}`,
  lotIs: (lot: string, month: string) => `Lot ${lot}, prolongé jusqu’à fin ${month}`,
  illegible: 'Non lisible',
  illegibleShown: 'non lisible',
  unusable: 'Dont inutilisables',
  unusableExplained: 'Dont inutilisables (périmés, isolés, abîmés)',
  unusableTooMany: (physical: number) => `Plus que les ${number(physical)} comptés`,
  next: 'Suivant',
  erase: 'Effacer le dernier chiffre',
  keypad: 'Pavé de saisie',
  clear: 'Effacer la saisie',
  clearSure: 'Tout effacer ?',
  seal: 'Enregistrer le comptage',
  sealing: 'Enregistrement…',
  missing: {
    uncounted: (names: readonly string[]) => `Reste à compter : ${listOf(names)}`,
    lots: (names: readonly string[]) => `Lots à compter : ${listOf(names)}`,
    recount: (names: readonly string[]) => `À recompter : ${listOf(names)}`,
    expiry: (names: readonly string[]) => `Péremption à dire : ${listOf(names)} (ou Non lisible)`,
    expired: (names: readonly string[]) => `Périmé, à compter parmi les inutilisables : ${listOf(names)}`,
    unusable: (names: readonly string[]) => `Inutilisables à revoir : ${listOf(names)}`,
    twins: (names: readonly string[]) => `Lot en double : ${listOf(names)}`,
  },
  draftKept: 'Saisie gardée sur cette tablette à chaque touche.',
  draftFailed:
    'La saisie en cours n’a pas pu être gardée. Ne fermez pas cette page avant d’avoir enregistré.',
  sealSilent:
    'Pas encore enregistré : la tablette ne répond pas. Gardez cette page ouverte et notez vos chiffres. Sans effet après une minute, rechargez la page, puis vérifiez le journal avant de recompter.',
  sealFailed: (cause: string) =>
    `Rien n’a été enregistré, et rien n’est perdu : votre saisie est toujours là. Réessayez. Sans effet, notez vos chiffres et rechargez la page. Cause : ${cause}`,
  sealFailedFull:
    'Rien n’a été enregistré : la tablette n’a plus de place. Votre saisie est toujours là. Libérez de la place, puis réessayez. Sans effet, notez vos chiffres et rechargez la page.',
  recorded: 'Enregistré sur cette tablette',
  recordedLine: (name: string, quantity: string, unusable: number) =>
    `${name} : ${quantity}${unusable > 0 ? `, dont ${number(unusable)} ${plural(unusable, 'inutilisable', 'inutilisables')}` : ''}`,
  correct: 'Corriger',
  draftSince: (at: string) => `Saisie commencée ${at}`,
  draftAsk: 'Le stock a pu changer depuis : mieux vaut recommencer.',
  recordedAt: (time: string, id: string) => `${time}, identifiant ${id}`,
  backToday: 'Retour à Aujourd’hui',
  receiptRecorded: (time: string) => `Réception de ${time} enregistrée.`,
  countNow: (product: string, due: boolean) =>
    `Comptez maintenant : ${product}${due ? ', avant ce soir' : ''}.`,
  volume: (unit: string, ml: number) => `${unit} de ${number(ml)} mL`,
};
