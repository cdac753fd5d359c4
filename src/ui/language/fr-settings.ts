import { duration, numericDate } from './format.ts';
import { typeset } from './typeset.ts';

/** Words of the pharmacy's settings, fetched with them. */
export const settings = typeset('settings', {
  title: 'Réglages de la pharmacie',
  data: 'Données : ce qui est gardé, et pour qui',
  accessibility: 'Accessibilité : non auditée',
  intro: 'Ils valent pour toutes les tablettes de la pharmacie, et pour ses superviseurs.',
  carT: 'Cette pharmacie fait-elle des CAR-T ?',
  yes: 'Oui',
  no: 'Non',
  dose: 'Dose de référence d’une injection, en mg',
  doseHint: '800 mg est le plafond du produit.',
  doseBad: 'Un nombre entier de 1 à 2000',
  openDays: 'Jours d’ouverture',
  openHint: 'La tablette prévient le dernier jour où la pharmacie est ouverte.',
  plannedDays: 'Jours de comptage prévus',
  plannedHint: 'Ils servent de rappel, et ne changent rien à ce qui est demandé.',
  seal: 'Enregistrer les réglages',
  sealing: 'Enregistrement…',
  lastSealed: (at: string) => `Derniers réglages enregistrés : ${at}`,
  resupplyOf: (product: string) => `Réapprovisionnement : ${product}`,
  resupplyWhy: 'Compromis, il relève le plancher avant CAR-T. Chacun ne lève que son propre signalement.',
  reason: 'Motif',
  chooseReason: 'Choisissez un motif',
  raise: 'Signaler qu’il est compromis',
  lift: 'Lever notre signalement',
  pack: 'Règles de cette tablette',
  packIs: (version: number, day: string, ageMs: number) =>
    `Version ${version}, du ${numericDate(day)}, il y a ${duration(ageMs)}.`,
  packExpires: (day: string) => `Valables jusqu’au ${numericDate(day)}.`,
  packExpired: (day: string) => `Échues depuis le ${numericDate(day)}, elles servent jusqu’aux suivantes.`,
  packForever: 'Sans échéance.',
  packRefused: (day: string, why: string) => `Le ${numericDate(day)} : ${why}`,
});
