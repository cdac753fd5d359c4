import { number } from './format.ts';
import { typeset } from './typeset.ts';

/** Words of an acknowledgement on paper. */
export const acknowledgement = typeset('acknowledgement', {
  title: (n: number) => `Accusé de réception n° ${number(n)}`,
  received: 'Le service national a reçu et conservé cet enregistrement.',
  setAside: (reason: string) => `Le service national a mis cet enregistrement de côté : ${reason}.`,
  none: 'Le service national n’a pas encore accusé réception de cet enregistrement.',
  pharmacy: 'Pharmacie',
  otherPharmacy: (id: string) => `celle que la tablette servait alors (${id})`,
  tablet: 'Tablette',
  event: 'Enregistrement',
  doneAt: 'Fait le',
  receivedAt: 'Reçu le',
  at: (date: string, time: string, zone: string) => `${date} à ${time} (${zone})`,
  proof: 'Preuve',
  fingerprint: 'Empreinte (SHA-256)',
  signedText: 'Texte signé',
  signature: 'Signature (ECDSA P-256)',
  key: 'Clé du service (x, y)',
  checking: 'Vérification de la signature…',
  holds: 'Signature vérifiée par cette tablette avec la clé du service.',
  fails:
    'Signature non vérifiée : elle ne correspond pas à la clé du service que cette tablette connaît. Communiquez cet accusé à votre superviseur.',
  unsigned: 'Accusé sans signature propre : le service qui l’a donné n’en mettait pas encore.',
  check:
    'Pour vérifier : le code porte le texte signé et sa signature ; la commande « releve verify » du service national dit si la signature est la sienne.',
  codeLabel: 'Code du texte signé et de sa signature',
  print: 'Imprimer l’accusé',
  printedAt: (at: string) => `Imprimé le ${at}`,
  back: 'Retour au journal',
});
