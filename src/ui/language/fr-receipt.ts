import { listOf, number } from './format.ts';
import { typeset } from './typeset.ts';

/** Words of the screen of a receipt, fetched with it. */
export const receipt = typeset('receipt', {
  title: (product: string) => `Réception : ${product}`,
  intro: 'Tapez ce qui vient d’arriver.',
  none: 'rien de saisi',
  seal: 'Enregistrer la réception',
  missing: 'Tapez au moins une quantité reçue',
  sealed: (lines: readonly string[]) => `Réception enregistrée : ${listOf(lines)}`,
  line: (n: number, name: string) => `${number(n)}\u00a0×\u00a0${name}`,
  countNow: 'Comptez maintenant tout le stock',
  draftAsk: 'La garder l’enregistrerait à l’heure de maintenant.',
});
