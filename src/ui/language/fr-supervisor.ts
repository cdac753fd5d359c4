import type { Product } from '../../domain/product.ts';
import type { FloorFilter } from '../supervisor/filters.ts';
import type { ShownState } from '../supervisor/states.ts';
import { dayName, listOf, number, numericDate } from './format.ts';
import { typeset } from './typeset.ts';

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

const injections = (count: number, required: number, invited = false) =>
  `${plural(count, 'injection possible', 'injections possibles')}, ${number(required)} ${invited ? 'recommandée' : 'exigée'}${required < 2 ? '' : 's'}`;

const mostGapsShown = 3;
/** More than a tablet ever counts in a year: a number that jumped, and no such loss. */
const longestGap = 10_000;

function gapText({ from, to }: { from: number; to: number }): string {
  if (to - from >= longestGap) return `numérotation qui saute après le n° ${from - 1}`;
  return from === to ? `n° ${from}` : `n° ${from} à ${to}`;
}

const newLink =
  'Pour entrer de nouveau, demandez un lien à l’administrateur du service. Chaque lien ne sert qu’une fois.';

export const fr = typeset('supervisor', {
  title: 'Supervision',
  pageTitle: 'Relevé — supervision',
  data: 'Données : ce qui est gardé, et pour qui',
  accessibility: 'Accessibilité : non auditée',
  summary: 'Résumé à transmettre',
  newLink,
  newLinkHow:
    'L’administrateur crée un lien par la commande « npm run -s releve -- supervisor invite --scope national », ou avec le nom d’une région.',
  scope: (name: string) => `Périmètre : ${name}`,
  loading: 'Chargement de la vue…',
  partMissing: 'Cette partie n’a pas pu être chargée. Rechargez la page avec le réseau.',
  demonstration: 'Démonstration',
  states: {
    silent: 'Muet',
    missing: 'Manquante',
    late: 'En retard',
    invited: 'Suggéré, non fait',
    'on-time-received-late': 'À jour, reçu tard',
    'on-time': 'À jour',
    none: 'Sans cadence',
  } satisfies Record<ShownState, string>,
  stateMeans: {
    silent: 'Mises à jour manquées, et plus aucun contact depuis.',
    missing: 'Mises à jour manquées, alors que l’établissement a été entendu depuis.',
    late: 'Jour prévu non compté ou réception non suivie d’un comptage ; la semaine peut encore être tenue.',
    invited: 'Comptage suggéré par une invitation ou une recommandation. Rien n’est dû.',
    'on-time-received-late': 'Compté à temps, mais reçu après avoir été jugé manquant.',
    'on-time': 'Rien ne manque à ce jour.',
    none: 'Suivi, sans cadence imposée.',
  } satisfies Record<ShownState, string>,
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
    providerAway:
      'Pro Santé Connect ne répond pas. Votre lien n’est pas perdu : attendez une minute, puis recommencez.',
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
    directives: 'Directives',
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
    enteredLater: 'saisi après coup',
    receivedOn: (when: string) => `reçu le ${when}`,
    noAgency: 'Aucune ARS : niveau national',
    noTablet: 'Aucune tablette',
    unanswered: (count: number) => `CAR-T : réponse attendue de ${plural(count, 'établissement')}`,
    unansweredMeans:
      'Tant que l’établissement n’a pas dit s’il pratique les CAR-T, son plancher ne peut pas être jugé.',
    showUnanswered: 'Voir la liste',
  },

  table: {
    save: 'Tableau pour Excel (CSV)',
    name: (day: string) => `releve-superviseurs-${day}.csv`,
    columns: {
      facility: 'Établissement',
      finess: 'N° FINESS',
      region: 'Région',
      zone: 'Fuseau horaire',
      product: 'Produit',
      state: 'État',
      since: 'Depuis',
      heardOn: 'Dernier contact le',
      heardAt: 'Dernier contact à',
      heard: 'Dernier contact (UTC)',
      countedOn: 'Compté le',
      countedAt: 'Compté à',
      counted: 'Compté (UTC)',
      age: 'Âge du comptage, en jours',
      count: 'Dernier comptage',
      remarks: 'Remarques',
      floor: 'Plancher CAR-T',
      injections: 'Injections possibles',
      required: 'Injections exigées',
      contact: 'À contacter',
      demonstration: 'Données inventées',
    },
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
    recommended: 'Sous le niveau recommandé',
    injections,
    dose: (mg: number) => `Dose de référence : ${number(mg)} mg par injection, en flacons entiers.`,
    threshold: (each: number, patients: number, required: number) =>
      `Il en faut ${number(each)} × ${plural(patients, 'patient')} CAR-T en cours = ${number(required)}.`,
    stock: (day: string, lines: string) => `Comptage du ${day} : ${lines}.`,
    sum: (count: number, required: number, shortBy: number, invited: boolean) =>
      `Soit ${injections(count, required, invited)}${shortBy > 0 ? ` : il en manque ${number(shortBy)}` : ''}.`,
    repairs: (each: string[]) => `Pour réparer : ${each.join(', ou ')}.`,
    repair: (vials: number, mg: number) => `${number(vials)} × ${number(mg)} mg`,
    unverified: (vials: number) =>
      `Tenu seulement si ${plural(vials, 'flacon')} sans péremption relevée ${vials < 2 ? 'est bon' : 'sont bons'}.`,
    unknown: 'Le dernier comptage manque ou est trop ancien pour juger. À recompter.',
    unanswered: 'L’établissement n’a pas encore dit s’il pratique les CAR-T.',
    hold: 'Pas de CAR-T avant que le plancher soit atteint. Qui peut aider, dans l’ordre :',
    wanting: 'À compléter avant un CAR-T, selon cette recommandation.',
    ask: 'Demander à l’établissement s’il pratique les CAR-T ; il répond dans les réglages de sa tablette.',
    recount: 'Demander à l’établissement de recompter aujourd’hui.',
    check: 'Demander à l’établissement de relever les péremptions inconnues.',
  },

  why: {
    label: 'Pourquoi ?',
    about: (product: string, state: string) => `${product} : ${state}`,
    source: 'Texte',
    phrase: 'Ce qu’il dit',
    reading: 'Comment Relevé le lit',
    sum: 'Le calcul',
    next: 'Que faire',
    noCadence: 'Aucun texte connu ne fixe de rythme pour ce produit. Il est suivi, jamais en retard.',
    required: (name: string, count: number, invited: boolean) =>
      `${invited ? 'Suggéré' : 'Demandé'} en ${name} : ${plural(count, 'jour de comptage', 'jours de comptage différents')}.`,
    nothing: (name: string) => `Rien de demandé en ${name}.`,
    counted: (days: readonly string[]) =>
      days.length > 0
        ? `Compté : ${listOf(days.map(dayName))}, soit ${days.length}.`
        : 'Compté : aucun jour.',
    missedBy: (count: number) => `Il en manque ${number(count)}, et il ne reste plus assez de jours.`,
    undone: (count: number) => `${number(count)} de moins que suggéré.`,
    planned: (days: readonly string[]) =>
      `Jours prévus par la pharmacie : ${listOf(days)}. Ils ne changent pas l’obligation.`,
    heard: {
      silent: (when: string) => `Rien entendu depuis : dernier contact le ${when}.`,
      unsent: (when: string) =>
        `Tout n’est pas arrivé : au dernier contact, le ${when}, des relevés attendaient encore sur une tablette.`,
      missing: (when: string) => `Entendu depuis : dernier contact le ${when}. Ce n’est donc pas le réseau.`,
    },
    neverHeard: 'Cet établissement n’a jamais été entendu.',
    judged: (day: string, zone: string, version: number) =>
      `Jugé au ${numericDate(day)}, à l’heure de ${zone}, par les règles version ${number(version)}.`,
    first: {
      silent: 'Appeler l’établissement : tablette, réseau ou personne pour compter ?',
      missing:
        'Appeler l’établissement : compter dès aujourd’hui rend le stock connu, même si la période reste manquée.',
      late: 'Rappeler de compter : la période peut encore être tenue.',
      invited: 'Proposer un comptage : utile, mais non dû.',
      'on-time-received-late': 'Rien n’est dû. Si cela se répète, vérifier le réseau de la tablette.',
    },
    steps: {
      'own-stock': 'Le stock propre de l’établissement.',
      wholesaler: 'Son grossiste ou dépositaire.',
      region: (agency: string | null) =>
        `La région${agency ? ` (${agency})` : ''} : dépannage entre établissements, sans faire passer le donneur sous son plancher.`,
      nation: 'Le niveau national, si la région ne peut pas.',
    },
  },

  resupply: {
    none: 'Aucun réapprovisionnement signalé comme compromis par une ARS ou le niveau national.',
    byDirective: 'Réapprovisionnement compromis par directive.',
    place: (product: string, place: string, facilities: number) =>
      `${product}, ${place}${facilities > 1 ? `, ${plural(facilities, 'établissement')}` : ''}`,
    raise: 'Signaler un réapprovisionnement compromis',
    lift: 'Lever',
    liftOf: (place: string) => `Lever : ${place}`,
    effect: 'Le plancher avant CAR-T passe à son niveau renforcé, à la prochaine transmission des tablettes.',
    lifted: 'Votre signalement prend fin. Celui de la pharmacie ou d’un autre niveau reste en place.',
    product: 'Produit',
    region: 'Région',
    reason: 'Raison',
    choose: 'Choisir',
    confirm: 'Signaler',
  },

  facility: {
    back: 'Retour à la liste',
    unknown: 'Cet établissement n’est pas dans la vue.',
    finess: (finess: string) => `FINESS ${finess}`,
    contact: (agency: string) => `À contacter : ${agency}`,
    zone: (zone: string, day: string) => `${zone}, jour local ${day}`,
    planned: (days: readonly string[]) => `Jours de comptage prévus : ${listOf(days)}`,
    holidays: (days: readonly string[]) =>
      `Férié cette semaine ou la précédente : ${listOf(days)}. Cela n’excuse rien.`,
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
    corrected: 'corrigé depuis',
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
    imported: (at: string, madeAt: string | null) =>
      `fichier importé le ${at}${madeAt ? `, fait le ${madeAt} à l’horloge de la tablette` : ''}`,
    gaps: (gaps: readonly { from: number; to: number }[]) => {
      const others = gaps.length - mostGapsShown;
      const shown = gaps.slice(0, mostGapsShown).map(gapText).join(', ');
      return others > 0 ? `${shown} et ${plural(others, 'autre')}` : shown;
    },
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
  },

  dialog: { asking: 'Envoi…', cancel: 'Annuler' },

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
