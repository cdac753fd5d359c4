import { typeset } from './typeset.ts';

/** Words of the screen that says that the app cannot touch its store, fetched with it. */
export const fatal = typeset('fatal', {
  newerTitle: 'Cette page est plus ancienne que ses données',
  'newer-database':
    'Une version plus récente de Relevé a déjà servi sur cette tablette. Pour ne rien abîmer, cette page n’écrit rien. Fermez tous les onglets de Relevé, puis rouvrez-le en étant connecté au réseau.',
  brokenTitle: 'La mémoire de la tablette ne répond pas',
  'storage-broken':
    'Relevé ne peut ni lire ni enregistrer sur cette tablette pour l’instant. Rien n’a été effacé. Fermez les autres onglets, vérifiez la place libre, puis rechargez.',
  'storage-silent':
    'Le navigateur tient la mémoire de Relevé et ne la rend pas. Rien n’a été effacé. Fermez entièrement le navigateur, ou redémarrez la tablette, puis rouvrez Relevé.',
  'storage-blocked':
    'Un autre onglet de Relevé, plus ancien, tient encore la mémoire. Rien n’a été effacé. Fermez tous les autres onglets de Relevé : cette page s’ouvrira alors d’elle-même.',
  cause: (detail: string) => `Cause donnée par le navigateur : ${detail}`,
  reload: 'Recharger',
});
