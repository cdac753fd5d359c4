import type { Presentation } from '../../domain/product.ts';
import { capital } from './format.ts';
import { units } from './fr.ts';
import { typeset } from './typeset.ts';

/** Words of a count on paper: the sheet that is printed, and the screen where it is typed in. */
export const paper = typeset('paper', {
  title: (product: string) => `Feuille de comptage : ${product}`,
  print: 'Imprimer',
  printIt: 'Imprimer une feuille de comptage',
  enter: 'Saisir une feuille',
  back: 'Retour à la fiche',
  alsoPrint: 'Imprimer aussi',
  pharmacy: 'Pharmacie',
  countedBy: 'Compté par',
  date: 'Compté le',
  time: 'à',
  zone: (zone: string) => `heure locale (${zone})`,
  how: 'Comptez toute la pharmacie. Écrivez 0 s’il n’y a rien : une case vide n’est pas zéro. Aucun nom de patient sur cette feuille.',
  howVials:
    'Comptez toute la pharmacie, flacons fermés seulement. Écrivez 0 s’il n’y a rien : une case vide n’est pas zéro. Aucun nom de patient sur cette feuille.',
  enterTitle: (product: string) => `Saisir la feuille : ${product}`,
  enterIntro: 'Quand la feuille a-t-elle été comptée ? Recopiez ce qui y est écrit.',
  whichDay: 'Jour',
  daysBack: ['Aujourd’hui', 'Hier'],
  whichTime: 'Heure',
  timeHint: 'HHMM',
  timeMissing: 'Reste à saisir : l’heure',
  timeToChange: 'Heure à revoir',
  timeProblems: {
    'no-time': 'Quatre chiffres, 0810 pour 08:10.',
    skipped: 'Cette heure n’a pas existé : ce jour-là, l’horloge est passée à l’heure d’été.',
    future: 'Cette heure n’est pas encore passée.',
    'too-old': 'Une feuille se saisit sous 7 jours. Recomptez.',
  },
  twice: (time: string) => `L’horloge a montré ${time} deux fois ce jour-là`,
  beforeChange: 'Avant le changement d’heure',
  afterChange: 'Après le changement d’heure',
  next: 'Saisir les chiffres',
  copy: 'Recopiez la feuille : les chiffres du comptage, et eux seuls. Le chiffre précédent reste caché.',
  countedWhen: (at: string) => `Feuille comptée ${at}`,
  change: 'Changer l’heure',
  lot: 'Lot',
  expiry: 'Péremption (mois/année)',
  units: (unit: Presentation['countUnit']) => capital(units[unit](2)),
  unusable: 'Dont inutilisables',
  origin: 'Origine',
  total: 'Total',
  later: (days: number) =>
    `À saisir sur la tablette sous ${days} jours : Fiche du produit, puis « Saisir une feuille ».`,
  printedAt: (day: string, time: string) => `Imprimée le ${day} à ${time}`,
});
