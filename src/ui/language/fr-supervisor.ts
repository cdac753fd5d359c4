import type { Product } from '../../domain/product.ts';
import type { SupervisedState } from '../../domain/supervision.ts';
import type { FloorFilter } from '../supervisor/filters.ts';
import { number } from './format.ts';

/** A dictionary typed with plain spaces, put under French typography: no-break ones before signs and units. */
function typeset<T>(words: T): T {
  if (typeof words === 'string') {
    return words
      .replace(/ (?=[;?!])/g, '\u202f')
      .replace(/ (?=[:»×])/g, '\u00a0')
      .replace(/([«×°]) |(\d) (?=(?:h|j|min|mg)\b)/g, '$1$2\u00a0') as T;
  }
  if (typeof words === 'function') return ((...given: unknown[]) => typeset(words(...given))) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, typeset(value)])) as T;
}

/** 0 and 1 are singular in French. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)}\u00a0${Math.abs(count) < 2 ? one : many}`;
}

type CountUnit = Product['presentations'][number]['countUnit'];

const units: Record<CountUnit, string> = {
  vial: 'flacon',
  syringe: 'seringue',
  pen: 'stylo',
  tablet: 'comprimé',
  ampoule: 'ampoule',
  box: 'boîte',
};

const injections = (count: number, required: number) =>
  `${plural(count, 'injection possible', 'injections possibles')}, ${number(required)} ${required < 2 ? 'exigée' : 'exigées'}`;

const newLink =
  'Pour entrer de nouveau, demandez un lien à l’administrateur du service. Chaque lien ne sert qu’une fois.';

export const fr = typeset({
  title: 'Supervision',
  pageTitle: 'Relevé — supervision',
  newLink,
  newLinkHow:
    'L’administrateur crée un lien par la commande « npm run -s releve -- supervisor invite --scope national », ou avec le nom d’une région.',
  scope: (name: string) => `Périmètre : ${name}`,
  loading: 'Chargement de la vue…',
  demonstration: 'Démonstration',
  states: {
    silent: 'Muet',
    missing: 'Manquante',
    late: 'En retard',
    'on-time-received-late': 'À jour, reçu tard',
    'on-time': 'À jour',
    none: 'Sans cadence',
  } satisfies Record<SupervisedState, string>,
  stateMeans: {
    silent: 'Mises à jour manquées, et plus aucun contact depuis.',
    missing: 'Mises à jour manquées, alors que l’établissement a été entendu depuis.',
    late: 'Jour prévu non compté ou réception non suivie d’un comptage ; la semaine peut encore être tenue.',
    'on-time-received-late': 'Compté à temps, mais reçu après avoir été jugé manquant.',
    'on-time': 'Rien ne manque à ce jour.',
    none: 'Suivi, sans cadence imposée.',
  } satisfies Record<SupervisedState, string>,
  floors: {
    breached: 'Sous le plancher',
    doubtful: 'Plancher à vérifier',
    unanswered: 'CAR-T : sans réponse',
  } satisfies Record<FloorFilter, string>,

  link: {
    title: 'Entrer dans la supervision',
    explain: 'Ce lien ouvre une session sur cet ordinateur. Il ne sert qu’une fois.',
    enter: 'Entrer',
    entering: 'Ouverture de la session…',
    incomplete: 'Ce lien est incomplet. Ouvrez-le en entier, tel que vous l’avez reçu.',
    /** By the endpoint's codes. */
    spent: {
      'invite-used': 'Ce lien a déjà servi.',
      'invite-expired': 'Ce lien a expiré.',
      'invite-unknown': 'Le service ne connaît pas ce lien.',
    } as Record<string, string>,
    failed: (code: string) =>
      `Le service n’a pas pu répondre (${code}). Votre lien n’est pas perdu : attendez une minute, puis recommencez.`,
    offline: 'Pas de réponse du service. Votre lien n’est pas perdu : vérifiez le réseau, puis recommencez.',
  },

  signedOut: {
    title: 'Session fermée',
    halfTitle: 'Session à refermer',
    expired: 'La session de supervision est fermée ou a expiré.',
    kept: 'La dernière vue reste affichée, sans action possible ; « Quitter » l’efface de cet ordinateur.',
    erased: 'La vue gardée sur cet ordinateur est effacée.',
    notErased:
      'La vue gardée sur cet ordinateur n’a pas pu être effacée. Effacez les données de ce site dans le navigateur.',
    untold:
      'Le service n’a pas pu être prévenu : la session reste ouverte sur cet ordinateur jusqu’à son échéance. Quittez de nouveau dès que le réseau revient.',
    leaveAgain: 'Quitter de nouveau',
  },

  status: {
    view: (time: string, age: string) => `Vue du ${time}, ${age}`,
    offline: (time: string, age: string) => `Vue du ${time}, ${age} — sans réseau`,
    nothingOffline: 'Pas de réponse du service, et aucune vue n’est gardée sur cet ordinateur.',
    refused: (code: string) => `Le service n’a pas donné de nouvelle vue (${code}).`,
    older: 'Le service a renvoyé une vue plus ancienne : elle est ignorée.',
    refresh: 'Actualiser',
    leave: 'Quitter',
    noActions: {
      offline: 'Sans réseau : action impossible pour l’instant.',
      'signed-out': 'Session fermée : action impossible.',
      asking: 'Vue en cours d’actualisation : un instant.',
    },
  },

  list: {
    title: 'Qui appeler',
    caption: 'Établissements à appeler, du plus urgent au moins urgent',
    captionOf: (group: string) => `${group} : établissements à appeler, du plus urgent au moins urgent`,
    facilities: (count: number) => plural(count, 'établissement'),
    tally: 'Établissements par état (un établissement compte une fois dans chaque état de ses produits)',
    all: 'Tous',
    columns: {
      facility: 'Établissement',
      state: 'État par produit',
      since: 'Depuis',
      heard: 'Dernier contact',
      count: 'Dernier comptage',
      floor: 'Plancher CAR-T',
      contact: 'À contacter',
    },
    overview: { region: 'Par région', product: 'Par produit' },
    overviewColumns: { region: 'Région', product: 'Produit' },
    overviewTotal: 'Établissements',
    filters: 'Filtrer',
    region: 'Région',
    everyRegion: 'Toutes les régions',
    product: 'Produit',
    everyProduct: 'Tous les produits',
    by: 'Regrouper',
    groupings: { facility: 'Par établissement', region: 'Par région', product: 'Par produit' },
    text: 'Chercher',
    textHint: 'Nom, FINESS ou ARS',
    clear: 'Effacer les filtres',
    noFacility:
      'Aucun établissement dans votre périmètre. Ici s’affichera la liste de ceux qu’il faut appeler, du plus urgent au moins urgent.',
    noMatch: 'Aucun établissement ne correspond à ces filtres.',
    shown: (shown: number, all: number) => `${number(shown)} lignes affichées sur ${number(all)}`,
    more: (count: number) => `Afficher ${number(count)} de plus`,
    everything: 'Tout afficher',
    quiet: (count: number) => `+ ${plural(count, 'produit')} sans cadence`,
    localDay: (day: string) => `jour local ${day}`,
    progress: (done: number, required: number) => `${done}\u00a0sur\u00a0${required}`,
    openReceipts: (count: number) =>
      plural(count, 'réception à suivre d’un comptage', 'réceptions à suivre d’un comptage'),
    on: (when: string) => `le ${when}`,
    never: 'Jamais',
    neverHeard: 'Jamais entendu',
    neverCounted: 'Jamais compté',
    zero: 'Zéro compté',
    uncertain: 'heure incertaine',
    receivedOn: (when: string) => `reçu le ${when}`,
    noAgency: 'Aucune ARS : niveau national',
    noTablet: 'Aucune tablette',
    unanswered: (count: number) => `CAR-T : réponse attendue de ${plural(count, 'établissement')}`,
    unansweredMeans:
      'Tant que l’établissement n’a pas dit s’il pratique les CAR-T, son plancher ne peut pas être jugé.',
    showUnanswered: 'Voir la liste',
  },

  count: {
    line: (count: number, label: string) => `${number(count)} × ${label}`,
    usable: (count: number) => `(dont ${plural(count, 'utilisable')})`,
    units: (unit: string, count: number) => plural(count, unit in units ? units[unit as CountUnit] : 'unité'),
  },

  floor: {
    answers: {
      met: 'Tenu',
      'met-if': 'Tenu sous réserve',
      breached: 'Sous le plancher',
      unknown: 'Inconnu',
      'car-t-unanswered': 'CAR-T : sans réponse',
    },
    none: 'Sans objet',
    injections,
    why: 'Pourquoi ?',
    dose: (mg: number) => `Dose de référence : ${number(mg)} mg par injection, en flacons entiers.`,
    stock: (day: string, lines: string) => `Comptage du ${day} : ${lines}.`,
    sum: (count: number, required: number, shortBy: number) =>
      shortBy > 0
        ? `Soit ${injections(count, required)} : il en manque ${number(shortBy)}.`
        : `Soit ${injections(count, required)}.`,
    repairs: (each: string[]) => `Pour réparer : ${each.join(', ou ')}.`,
    repair: (vials: number, mg: number) => `${number(vials)} × ${number(mg)} mg`,
    help: 'Dans l’ordre : stock propre et grossiste, puis la région (ARS, dépannage entre établissements), puis le niveau national.',
    unverified: (vials: number) =>
      `Tenu seulement si ${plural(vials, 'flacon')} sans péremption relevée ${vials < 2 ? 'est bon' : 'sont bons'}.`,
    unknown: 'Le dernier comptage manque ou est trop ancien pour juger. À recompter.',
    unanswered: 'L’établissement n’a pas encore dit s’il pratique les CAR-T.',
    rule: 'Le nombre exigé vient de la directive en vigueur, multiplié par les patients CAR-T en cours.',
  },

  facility: {
    back: 'Retour à la liste',
    unknown: 'Cet établissement n’est pas dans la vue.',
    finess: (finess: string) => `FINESS ${finess}`,
    contact: (agency: string) => `À contacter : ${agency}`,
    zone: (zone: string, day: string) => `${zone}, jour local ${day}`,
    heard: 'Dernier contact :',
    products: 'Produits suivis',
    devices: 'Tablettes',
    noProducts: 'Aucun produit suivi.',
    noDevices: 'Aucune tablette reliée. Donnez un code à l’établissement pour qu’il en relie une.',
    since: 'depuis le',
    now: 'Cette période',
    before: 'Période précédente',
    period: (name: string, done: number, required: number) => `${name} : ${done} sur ${required}`,
    noDuty: (name: string) => `${name} : aucune mise à jour exigée`,
    missedBy: (count: number) => `il en manque ${number(count)}, plus assez de jours`,
    days: (days: string) => `compté ${days}`,
    wasMissed: 'jugée manquée sur le moment',
    lastCount: (when: string, age: string) => `Compté le ${when}, ${age}`,
    acknowledgement: (count: number, when: string) => `accusé n° ${count}, reçu le ${when}`,
    countColumns: {
      presentation: 'Présentation',
      physical: 'Présents',
      usable: 'Utilisables',
      expiry: 'Péremption',
    },
    expiry: { unknown: 'non relevée', none: '—' },
    expired: (day: string) => `${day}, dépassée`,
    deviceColumns: {
      device: 'Tablette',
      enrolled: 'Reliée',
      heard: 'Dernier contact',
      outbox: 'À transmettre, à son dernier contact',
      gaps: 'Jamais arrivés',
      quarantined: 'Refusés',
      action: 'Action',
    },
    outbox: (count: number, age: string | null) =>
      count === 0 ? 'Rien' : `${plural(count, 'relevé')}${age ? `, le plus ancien ${age}` : ''}`,
    gap: (from: number, to: number) => (from === to ? `n° ${from}` : `n° ${from} à ${to}`),
    nothing: 'Aucun',
    revokedOn: (when: string) => `Révoquée le ${when}`,
    code: 'Code pour une tablette',
    revoke: 'Révoquer',
    revokeOf: (device: string) => `Révoquer la tablette ${device}`,
  },

  codeDialog: {
    title: 'Code pour une tablette',
    explain:
      'Sur la tablette, ouvrez le lien ou tapez le code. Il ne sert qu’une fois, et ne sera plus montré.',
    asking: 'Création du code…',
    copy: 'Copier le lien',
    copied: 'Lien copié',
    until: (time: string, left: string) => `Valable jusqu’au ${time}, encore ${left}.`,
    expired: 'Ce code a expiré. Fermez, puis demandez-en un autre.',
    close: 'Fermer',
  },

  revokeDialog: {
    title: (device: string) => `Révoquer la tablette ${device} ?`,
    effect: 'Elle ne pourra plus rien transmettre, à partir de son prochain contact avec le service.',
    kept: 'Ses comptages non transmis restent sur la tablette ; un nouveau code permettra de les envoyer.',
    asking: 'Révocation…',
    cancel: 'Annuler',
  },

  /** Why an action came to nothing, as far as anybody here can tell. */
  undone: {
    offline: 'Pas de réponse du service : rien n’indique que c’est fait. Recommencez avec le réseau.',
    'signed-out': 'Session fermée. Entrez de nouveau avec un lien.',
    refused: (code: string) => `Le service a refusé (${code}). Actualisez la vue, puis recommencez.`,
  },

  when: {
    at: (day: string, time: string) => `${day} à ${time}`,
    ago: (duration: string) => `il y a ${duration}`,
    justNow: 'à l’instant',
  },
});
