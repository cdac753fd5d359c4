import { duration, number, numericDate } from './format.ts';
import { plural, typeset } from './typeset.ts';

/** What a person is told above a reading screen; fetched once one is open. */
export const banners = typeset('banners', {
  storageRefused:
    'Le navigateur pourrait effacer les données de Relevé s’il manque de place. Installez Relevé sur l’écran d’accueil pour les protéger.',
  unread:
    'La mémoire de la tablette ne répond plus : ce qui s’affiche n’est peut-être pas à jour. Rien n’a été effacé. Fermez les autres onglets, vérifiez la place libre, puis rechargez.',
  reload: 'Recharger',
  eventsMissing: (n: number) =>
    `${number(n)} ${plural(n, 'enregistrement de cette tablette a disparu', 'enregistrements de cette tablette ont disparu')} de sa mémoire. Prévenez votre superviseur, et recomptez.`,
  packExpired: (day: string) =>
    `Les règles de cette tablette ne sont plus à jour depuis le ${numericDate(day)}. Continuez à compter : elles servent jusqu’aux suivantes.`,
  packRefused: {
    older: 'Des règles plus anciennes que celles de cette tablette sont arrivées : refusées.',
    'not-signed': 'Des règles mal signées sont arrivées : refusées. Prévenez votre superviseur.',
    invalid: 'Des règles illisibles sont arrivées : refusées. Prévenez votre superviseur.',
  },
  updateReady: 'Une nouvelle version est prête.',
  updateApply: 'L’installer',
  updateAfterDraft:
    'Une nouvelle version est prête : terminez ou effacez la saisie en cours pour l’installer.',
  install: 'Relevé s’installe sur l’écran d’accueil, et s’ouvre alors sans réseau.',
  installApply: 'Installer',
  clockWrong: (ms: number) =>
    `L’horloge de cette tablette ${ms > 0 ? 'retarde' : 'avance'} de ${duration(Math.abs(ms))}. Les heures sont corrigées ; réglez-la dès que possible.`,
  holdUnreachable: (since: string, next: string) =>
    `Pas de réponse du service national depuis ${since}. Continuez à compter ; prochain essai à ${next}.`,
  holdEnrolmentLost:
    'Le service national ne reconnaît plus cette tablette. Continuez à compter : tout est gardé. Pour transmettre, reliez-la de nouveau.',
  holdEnrolmentLostAction: 'Relier',
  holdFacilityBlocked:
    'Le service national refuse les envois de cette pharmacie. Continuez à compter : tout est gardé. Appelez votre superviseur.',
  holdAppTooOld:
    'Cette version est trop ancienne pour transmettre. Continuez à compter : tout est gardé. Installez la nouvelle version dès qu’elle est prête.',
  holdTooLarge: (seq: number) =>
    `L’enregistrement n° ${seq} est trop gros pour être transmis. Il est gardé ; prévenez votre superviseur.`,
  trySend: 'Essayer maintenant',
});
