import { number } from './format.ts';
import { plural, typeset } from './typeset.ts';

/** Words of the export of what is unsent. */
export const carried = typeset('carried', {
  title: 'Exporter ce qui n’est pas transmis',
  back: 'Retour au journal',
  preparing: 'Préparation…',
  failed: 'L’export n’a pas pu être préparé. Fermez les autres onglets de Relevé, puis rechargez.',
  nothing: 'Tout est transmis : rien à exporter.',
  size: (n: number) => `${number(n)} ${plural(n, 'enregistrement', 'enregistrements')} à faire porter.`,
  harmless:
    'Exporter ne change rien ici : tout reste « à transmettre », et partira aussi de lui-même au retour du réseau. Rien ne sera compté deux fois.',
  fileTitle: 'Par un fichier',
  fileHow:
    'Enregistrez le fichier, puis faites-le parvenir à l’administrateur du service national (clé USB, messagerie).',
  save: 'Enregistrer le fichier',
  saved: 'Demandé au navigateur : le fichier est dans ses téléchargements.',
  fileName: (tablet: string, day: string) => `releve-${tablet}-${day}.json`,
  codesTitle: 'Par des codes à photographier',
  codesHow:
    'Avec un téléphone qui a du réseau : lisez chaque code, dans n’importe quel ordre, et envoyez les textes lus à l’administrateur, un par ligne.',
  tooMany: (n: number) => `Il faudrait ${number(n)} codes : prenez le fichier.`,
  code: (n: number, total: number) => `Code ${number(n)} sur ${number(total)}`,
  next: 'Code suivant',
  previous: 'Code précédent',
  play: 'Faire défiler',
  pause: 'Arrêter',
});
