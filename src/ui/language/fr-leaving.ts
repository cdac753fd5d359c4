import type { LeavingKind } from '../../domain/leaving.ts';
import { listOf } from './format.ts';
import { typeset } from './typeset.ts';

/** Words of the screen of what left, fetched with it. */
export const leaving = typeset('leaving', {
  title: (product: string) => `Sortie : ${product}`,
  intro: 'Notez ce qui quitte le stock utilisable, dès qu’il le quitte.',
  reason: 'Motif',
  reasons: {
    use: 'Utilisé ou donné à un service',
    loss: 'Cassé ou perdu',
    isolation: 'Isolé (quarantaine)',
    reservation: 'Promis à un autre établissement',
  } satisfies Record<LeavingKind, string>,
  none: 'rien de saisi',
  byLot: 'Préciser le lot',
  anyLot: 'Lot non précisé',
  more: 'C’est plus que ce que le dernier comptage a trouvé. Vérifiez, ou recomptez ensuite.',
  seal: 'Enregistrer la sortie',
  missing: 'Tapez au moins une quantité sortie',
  missingReason: 'Choisissez le motif',
  sealed: (lines: readonly string[]) => `Sortie enregistrée : ${listOf(lines)}`,
  overdrawn: 'Plus de sorties notées que de stock compté : recomptez.',
  another: 'Noter une autre sortie',
  draftAsk: 'La garder l’enregistrerait à l’heure de maintenant.',
});
