import type { CadenceRule } from '../../domain/directive.ts';
import type { Presentation } from '../../domain/product.ts';
import { listOf, number, numericDate } from './format.ts';
import { counting } from './fr-counting.ts';
import { plural, typeset } from './typeset.ts';

export const units = typeset('units', {
  vial: (n: number) => plural(n, 'flacon', 'flacons'),
  syringe: (n: number) => plural(n, 'seringue', 'seringues'),
  pen: (n: number) => plural(n, 'stylo', 'stylos'),
  tablet: (n: number) => plural(n, 'comprimé', 'comprimés'),
  ampoule: (n: number) => plural(n, 'ampoule', 'ampoules'),
  box: (n: number) => plural(n, 'boîte', 'boîtes'),
} satisfies Record<Presentation['countUnit'], (n: number) => string>);

type Per = CadenceRule['per'];
const thisPeriod: Record<Per, string> = {
  day: 'aujourd’hui',
  week: 'cette semaine',
  month: 'ce mois',
  year: 'cette année',
};
const missedPeriod: Record<Per, string> = {
  day: 'Jour manqué',
  week: 'Semaine manquée',
  month: 'Mois manqué',
  year: 'Année manquée',
};

/** Every word that the tablet's screens show. */
export const fr = typeset('tablet', {
  common: {
    today: 'Aujourd’hui',
    journal: 'Journal',
    settings: 'Réglages',
    why: 'Pourquoi ?',
    demonstration: 'Démonstration : données inventées',
    notFound: 'Cette page n’existe pas.',
    quantity: (n: number, unit: Presentation['countUnit']) => `${number(n)} ${units[unit](n)}`,
    source: (channel: string, number: string, date: string) => `${channel} ${number}, ${numericDate(date)}`,
    codeToVerify: 'code à vérifier',
  },
  top: {
    tablet: (id: string) => `tablette\u00a0${id}`,
    counts: (name: string) => `${name} compte`,
    change: 'Changer',
    changePerson: 'Changer de personne',
    allSent: (at: string | null) => (at ? `Tout est transmis, ${at}` : 'Tout est transmis'),
    waiting: (n: number, age: string) =>
      n === 1 ? `1 à transmettre, depuis ${age}` : `${number(n)} à transmettre, le plus ancien ${age}`,
    stopped: {
      'enrolment-lost': 'Tablette non reconnue',
      'facility-blocked': 'Envois refusés',
      'app-too-old': 'Version trop ancienne',
    },
    refused: (n: number) => `${number(n)} ${plural(n, 'refusé', 'refusés')}`,
  },
  today: {
    empty: 'Aucun produit suivi. La liste arrive avec la prochaine transmission.',
    count: 'Compter',
    resume: 'Reprendre le comptage',
    receipt: 'Réception',
    leaving: 'Sortie',
    sheet: 'Fiche',
    resumed: {
      receipt: 'Reprendre la réception',
      leaving: 'Reprendre la sortie',
      paper: 'Reprendre la feuille',
    },
    countOf: (product: string) => `Compter ${product}`,
    of: (act: string, product: string) => `${act} de ${product}`,
    holidays: (days: readonly string[]) => `* Férié : ${listOf(days)}. Il n’excuse rien.`,
    useFirst: (names: readonly string[], month: string) =>
      `À utiliser d’abord : ${listOf(names)}, fin ${month}`,
    ofLot: (name: string, lot: string | null) => (lot ? `${name} (lot ${lot})` : name),
    progress: (done: number, required: number, per: Per) => `${done} sur ${required} ${thisPeriod[per]}`,
    lastCounted: (at: string, age: string) => `Dernier comptage : ${at}, il y a ${age}`,
    neverCounted: 'Jamais compté sur cette tablette',
    previousMissed: (period: string, n: number) =>
      `${period} : il a manqué ${n} ${plural(n, 'comptage', 'comptages')}.`,
    previousInvited: (period: string, n: number) =>
      `${period} : ${n} ${plural(n, 'comptage suggéré n’a pas été fait', 'comptages suggérés n’ont pas été faits')}.`,
    previousBeforeTablet: (period: string) =>
      `Avant cela, ${period} : inconnu de cette tablette, reliée depuis.`,
  },
  flags: {
    receiptOverdue: (day: string) => `En retard : réception du ${day} non comptée`,
    receiptDue: (time: string) => `Réception de ${time} : à compter avant ce soir`,
    lastChance: 'Dernier jour possible',
    lastChanceInvited: 'Dernier jour de la période',
    missed: (n: number, per: Per) =>
      `${missedPeriod[per]} : ${n} ${plural(n, 'comptage ne peut plus être fait', 'comptages ne peuvent plus être faits')}`,
    missedInvited: 'Suggéré, non fait',
    due: 'À compter aujourd’hui',
    dueInvited: 'Comptage suggéré aujourd’hui',
    open: (per: Per) => `À compter ${thisPeriod[per]}`,
    openInvited: (per: Per) => `Comptage suggéré ${thisPeriod[per]}`,
    latePlan: (day: string) => `En retard sur votre plan : ${day}`,
    countedToday: {
      sent: 'Mise à jour du jour : faite et transmise',
      unsent: 'Mise à jour du jour : faite, non transmise',
      refused: 'Mise à jour du jour : faite, refusée',
    },
    done: {
      sent: 'Mise à jour faite et transmise',
      unsent: 'Mise à jour faite, non transmise',
      refused: 'Mise à jour faite, refusée',
    },
    none: 'Suivi, sans cadence',
  },
  week: {
    label: (counted: readonly string[]) =>
      counted.length > 0 ? `Semaine : compté ${listOf(counted)}` : 'Semaine : rien de compté',
  },
  counting,
  delivery: {
    waiting: (age: string) => `À transmettre depuis ${age}`,
    sent: (at: string, n: number) => `Transmis à ${at}, n° ${number(n)}`,
    sentOn: (at: string, n: number) => `Transmis le ${at}, n° ${number(n)}`,
    refused: 'Refusé : voyez pourquoi au journal',
    conflict:
      'Refusé : cet identifiant existe déjà avec un autre contenu. Tablette copiée ? Reliez-la de nouveau.',
  },
});
