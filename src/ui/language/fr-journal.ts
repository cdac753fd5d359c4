import type { FacilitySettings } from '../../domain/facility.ts';
import type { FloorAnswer } from '../../domain/floor.ts';
import type { EventKind } from '../../protocol/event.ts';
import { listOf, number, weekdayOfNumber } from './format.ts';
import { plural, typeset } from './typeset.ts';

/** Words of the journal, fetched with it. */
export const journal = typeset('journal', {
  title: 'Journal',
  empty: 'Rien d’enregistré pour l’instant. Chaque comptage aura sa ligne ici.',
  unsentFirst: 'À transmettre',
  others: 'Transmis ou refusés',
  kinds: {
    count: 'Comptage',
    correction: 'Correction',
    void: 'Retrait',
    receipt: 'Réception',
    use: 'Sortie (utilisé)',
    loss: 'Sortie (cassé ou perdu)',
    isolation: 'Sortie (isolé)',
    reservation: 'Sortie (promis ailleurs)',
    settings: 'Réglages de la pharmacie',
    resupply: 'Réapprovisionnement',
    'car-t-check': 'Contrôle avant CAR-T',
  } satisfies Record<EventKind, string>,
  otherTablet: 'autre tablette',
  otherPharmacy: 'autre pharmacie',
  enteredLater: 'saisi après coup',
  enteredLaterAt: (at: string) => `saisi après coup le ${at}`,
  enteredAt: 'Saisi après coup le',
  id: 'Identifiant',
  by: 'Par',
  byTablet: (id: string) => `la tablette ${id}`,
  byPerson: (id: string) => `une personne nommée sur sa tablette, ${id}`,
  countedAt: 'Fait le',
  deviceTime: 'Selon l’horloge de la tablette',
  what: (kind: string, product: string | null) => (product === null ? kind : `${kind} : ${product}`),
  numbered: (n: number, at: string) => `n° ${number(n)}, le ${at}`,
  acknowledgement: 'Accusé de réception',
  noAcknowledgement: 'aucun pour l’instant',
  answers: 'Directive',
  noAnswer: 'aucune : suivi sans cadence',
  fingerprint: 'Empreinte',
  replaces: (id: string) => `Remplace ${id}`,
  voids: (id: string) => `Retire ${id}`,
  line: (name: string, figure: string, usable: string | null, expiry: string | null) =>
    [`${name} : ${figure}`, usable, expiry].filter(Boolean).join(', '),
  usable: (n: number) => `dont ${number(n)} ${plural(n, 'utilisable', 'utilisables')}`,
  expiry: (month: string) => `première péremption fin ${month}`,
  expiryUnknown: 'péremption inconnue',
  carT: {
    yes: 'Fait des CAR-T',
    no: 'Ne fait pas de CAR-T',
    unanswered: 'CAR-T : sans réponse',
  } satisfies Record<FacilitySettings['carT'], string>,
  referenceDose: (mg: number) => `Dose de référence : ${number(mg)} mg`,
  openDays: (days: readonly number[]) => `Ouverte : ${weekdays(days)}`,
  plannedDays: (days: readonly number[]) => `Comptages prévus : ${weekdays(days)}`,
  secondCount: (above: string) => `Second comptage : ${above}`,
  resupplyCompromised: 'Signalé compromis',
  resupplyLifted: 'Signalement levé',
  mayStart: 'Oui : le CAR-T peut débuter',
  mayNotStart: 'Non : pas de CAR-T',
  checkAnswers: {
    met: 'plancher atteint',
    'met-if': 'plancher atteint si les péremptions inconnues sont bonnes',
    breached: 'sous le plancher',
    unknown: 'plancher inconnu',
  } satisfies Record<FloorAnswer, string>,
  checkRests: (answer: string, threshold: number) =>
    `${answer}, à ${number(threshold)} ${plural(threshold, 'injection', 'injections')} par patient`,
  checkCount: (id: string) => `D’après le comptage ${id}`,
  more: (n: number) => `Montrer ${number(n)} de plus`,
  upTo: 'Jusqu’au',
  nothingUpTo: 'Rien ce jour-là ni avant.',
  exportUnsent: 'Exporter ce qui n’est pas transmis',
  asTable: 'Tableau pour Excel (CSV)',
  tableName: (tablet: string, day: string) => `releve-journal-${tablet}-${day}.csv`,
  showAcknowledgement: 'Accusé à imprimer',
  refusal: {
    kept: 'Rien n’est perdu : l’enregistrement reste sur cette tablette, et le service en garde une copie. Mais il ne compte pas comme fait.',
    keptHereAlone:
      'Rien n’est perdu : l’enregistrement reste sur cette tablette. Le service n’en garde pas de copie, et il ne compte pas comme fait.',
    unreadable:
      'Le service n’a pas su lire cet enregistrement. Installez la nouvelle version si elle est prête, puis refaites-le.',
    'hash-mismatch':
      'Ce qui est arrivé ne correspond pas à l’empreinte prise en enregistrant : une donnée s’est abîmée. Recomptez. Si cela se répète, prévenez votre superviseur.',
    'other-device':
      'L’enregistrement porte le nom d’une autre tablette que celle qui l’a envoyé. Prévenez votre superviseur, et recomptez.',
    'other-facility':
      'L’enregistrement porte le nom d’une autre pharmacie que celle à laquelle la tablette est reliée. Prévenez votre superviseur.',
    'schema-unknown':
      'La tablette est plus récente que le service, qui le garde sans le lire. Prévenez votre superviseur.',
    'too-large':
      'L’enregistrement est plus gros que ce que le service accepte. Prévenez votre superviseur, et recomptez en moins de lignes.',
    'person-named':
      'Un champ pouvait désigner un patient : le service ne l’a pas conservé. Recomptez ; si cela se répète, prévenez votre superviseur.',
    'clock-unreadable': 'La date dépasse tout calendrier. Réglez l’horloge de la tablette, puis recomptez.',
    'typed-time': 'L’heure saisie est dans le futur ou remonte à plus de 7 jours. Comptez de nouveau.',
    conflict:
      'Un autre enregistrement porte déjà cet identifiant : les données de cette tablette ont sans doute été copiées sur une autre. Reliez la tablette de nouveau : elle renverra d’elle-même ce qui manque.',
    other: (code: string) => `Le service a donné le motif « ${code} ». Communiquez-le à votre superviseur.`,
  },
});

function weekdays(days: readonly number[]): string {
  return days.length > 0 ? listOf([...days].sort().map(weekdayOfNumber)) : 'aucun jour';
}
