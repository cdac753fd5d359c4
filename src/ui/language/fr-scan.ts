import type { PackProblemCode } from '../../domain/scanned-pack.ts';
import { numericDate } from './format.ts';
import { typeset } from './typeset.ts';

/** What of the pack a problem is about, by its application identifier. */
const fields: Record<string, string> = {
  '01': 'Le code du produit',
  '10': 'Le lot',
  '17': 'La péremption',
  '21': 'Le numéro de série',
};
const field = (ai: string | null) => fields[ai ?? ''] ?? 'Une partie du code';

/** Words of the scanner, fetched with it. */
export const scan = typeset('scan', {
  region: 'Scanner les boîtes',
  start: 'Scanner',
  stop: 'Fermer la caméra',
  light: 'Lampe',
  manual: 'Saisir à la main',
  retry: 'Réessayer',
  wedge: 'Ou utilisez la douchette, sans rien toucher ici.',
  opening: 'La caméra s’ouvre…',
  picture: 'Image de la caméra',
  aim: 'Montrez le carré de points imprimé sur la boîte.',
  aimLong: 'Rien de lisible encore. Approchez la boîte, tenez-la immobile, éclairez-la.',
  camera: {
    refused:
      'La caméra est interdite à Relevé. Autorisez-la dans les réglages du navigateur, ou saisissez à la main.',
    absent: 'Pas de caméra sur cette tablette. Scannez avec une douchette, ou saisissez à la main.',
    busy: 'La caméra sert à une autre application. Fermez-la, puis réessayez, ou saisissez à la main.',
    broken: 'La lecture s’est arrêtée. Réessayez, ou saisissez à la main.',
  },
  pack: (name: string, lot: string | null, expiry: string | null) =>
    `Boîte lue : ${[name, lot === null ? 'lot non lu' : `lot ${lot}`, expiry === null ? 'péremption non lue' : `péremption ${numericDate(expiry)}`].join(', ')}`,
  extended: (printed: string) => `Imprimée ${numericDate(printed)}, prolongée par une directive.`,
  seen: (name: string) => `Déjà scanné : cette boîte de ${name} est dans le comptage. Rien n’a été ajouté.`,
  maybeSeen: (name: string) =>
    `Ce code de ${name} a déjà été lu, sans numéro de série sûr. Rien n’a été ajouté. Si c’est une autre boîte, saisissez-la à la main.`,
  otherProduct: (product: string) =>
    `Cette boîte est d’un autre produit : ${product}. Rien n’a été ajouté. Comptez-la avec ce produit.`,
  capsLock:
    'La touche Verr. Maj est active : la douchette écrit les lettres de travers. Éteignez-la, puis scannez de nouveau.',
  notAdded: 'Rien n’a été ajouté.',
  restUnread: 'La suite du code est illisible.',
  copy: 'Recopiez ce qui est imprimé sur la boîte.',
  noSerial: 'Si cette boîte est scannée une deuxième fois, Relevé ne le verra pas.',
  problems: {
    empty: (ai) =>
      ai === null
        ? 'Le lecteur n’a rien envoyé. Scannez de nouveau.'
        : `${field(ai)} est vide sur cette boîte.`,
    'not-gs1': () =>
      'Ce code n’est pas celui d’une boîte de médicament, ou il est abîmé. Visez le carré de points près du lot.',
    'check-digit': () => 'Le code du produit a été mal lu : sa clé est fausse. Scannez de nouveau.',
    indicator: () => 'C’est le code d’un carton de plusieurs boîtes. Scannez une boîte.',
    'unknown-product': () => 'Cette boîte n’est d’aucun produit suivi ici.',
    'no-product': () => 'Ce code ne dit pas de quel produit il s’agit.',
    'bad-date': () => 'La péremption du code n’est pas une date.',
    'bad-characters': (ai) => `${field(ai)} contient un caractère interdit.`,
    'too-long': (ai) => `${field(ai)} est trop long.`,
    ambiguous: (ai) =>
      ai === '01' || ai === '17'
        ? `${field(ai)} est deux fois dans le code, et pas le même.`
        : `${field(ai)} peut se lire de plusieurs façons.`,
    expired: () => 'Périmée : à compter parmi les inutilisables.',
  } satisfies Record<PackProblemCode, (ai: string | null) => string>,
});
