import type { Presentation } from '../../domain/product.ts';
import { duration, listOf, number, numericDate } from './format.ts';
import { counting } from './fr-counting.ts';
import { plural, typeset } from './typeset.ts';

export const units = {
  vial: (n: number) => plural(n, 'flacon', 'flacons'),
  syringe: (n: number) => plural(n, 'seringue', 'seringues'),
  pen: (n: number) => plural(n, 'stylo', 'stylos'),
  tablet: (n: number) => plural(n, 'comprimé', 'comprimés'),
  ampoule: (n: number) => plural(n, 'ampoule', 'ampoules'),
  box: (n: number) => plural(n, 'boîte', 'boîtes'),
} satisfies Record<Presentation['countUnit'], (n: number) => string>;

/** Every word that the tablet's screens show. */
export const fr = typeset({
  common: {
    today: 'Aujourd’hui',
    journal: 'Journal',
    why: 'Pourquoi ?',
    demonstration: 'Démonstration : données inventées',
    notFound: 'Cette page n’existe pas.',
    quantity: (n: number, unit: Presentation['countUnit']) => `${number(n)} ${units[unit](n)}`,
    source: (channel: string, number: string, date: string) => `${channel} ${number}, ${numericDate(date)}`,
    codeToVerify: 'code à vérifier',
  },
  top: {
    tablet: (id: string) => `tablette\u00a0${id}`,
    allSent: (at: string | null) => (at ? `Tout est transmis, ${at}` : 'Tout est transmis'),
    waiting: (n: number, age: string) =>
      n === 1 ? `1 à transmettre, depuis ${age}` : `${number(n)} à transmettre, le plus ancien ${age}`,
    refused: (n: number) => `${number(n)} ${plural(n, 'refusé', 'refusés')}`,
  },
  banners: {
    storageRefused:
      'Le navigateur pourrait effacer les données de Relevé s’il manque de place. Installez Relevé sur l’écran d’accueil pour les protéger.',
    eventsMissing: (n: number) =>
      `${number(n)} ${plural(n, 'enregistrement de cette tablette a disparu', 'enregistrements de cette tablette ont disparu')} de sa mémoire. Prévenez votre superviseur, et recomptez.`,
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
  },
  today: {
    empty: 'Aucun produit suivi. La liste arrive avec la prochaine transmission.',
    count: 'Compter',
    resume: 'Reprendre le comptage',
    receipt: 'Réception',
    countOf: (product: string) => `Compter ${product}`,
    receiptOf: (product: string) => `Réception de ${product}`,
    progress: (done: number, required: number, per: 'day' | 'week' | 'month' | 'year') =>
      `${done} sur ${required} ${{ day: 'aujourd’hui', week: 'cette semaine', month: 'ce mois', year: 'cette année' }[per]}`,
    lastCounted: (at: string, age: string) => `Dernier comptage : ${at}, il y a ${age}`,
    neverCounted: 'Jamais compté sur cette tablette',
    previousMissed: (period: string, n: number) =>
      `En ${period}, il a manqué ${n} ${plural(n, 'comptage', 'comptages')}.`,
    previousInvited: (period: string, n: number) =>
      `En ${period}, ${n} ${plural(n, 'comptage suggéré n’a pas été fait', 'comptages suggérés n’ont pas été faits')}.`,
    previousBeforeTablet: (period: string) =>
      `Avant cela, en ${period} : inconnu de cette tablette, reliée depuis.`,
  },
  flags: {
    receiptOverdue: (day: string) => `En retard : réception du ${day} non comptée`,
    receiptDue: (time: string) => `Réception de ${time} : à compter avant ce soir`,
    lastChance: 'Dernier jour possible',
    lastChanceInvited: 'Dernier jour de la période',
    missed: (n: number) =>
      `Semaine manquée : ${n} ${plural(n, 'comptage ne peut plus être fait', 'comptages ne peuvent plus être faits')}`,
    missedInvited: 'Suggéré, non fait',
    due: 'À compter aujourd’hui',
    dueInvited: 'Comptage suggéré aujourd’hui',
    open: 'À compter cette semaine',
    openInvited: 'Comptage suggéré cette semaine',
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
  floor: {
    title: 'Plancher avant CAR-T',
    ask: 'Cette pharmacie fait-elle des CAR-T ? Réponse attendue : à renseigner auprès de votre superviseur.',
    possible: (n: number, required: number) =>
      `${number(n)} ${plural(n, 'injection possible', 'injections possibles')}, ${number(required)} ${plural(required, 'exigée', 'exigées')}`,
    met: 'Plancher atteint',
    metIf: (n: number) =>
      `Plancher atteint seulement si ${number(n)} ${plural(n, 'flacon à péremption inconnue est bon', 'flacons à péremption inconnue sont bons')}`,
    breached: (n: number) =>
      `Sous le plancher : il manque ${number(n)} ${plural(n, 'injection', 'injections')}`,
    unknown: 'Plancher inconnu',
    unknownNever: 'Le stock n’a jamais été compté ici : comptez pour savoir.',
    unknownStale: (age: string) => `Le dernier comptage a ${age} : trop ancien pour répondre. Recomptez.`,
    repairs: (items: readonly string[]) => `Pour y remédier : ${listOf(items, 'ou')}`,
    repair: (vials: number, mg: number) => `${number(vials)} × ${number(mg)} mg`,
    age: (at: string, age: string) =>
      `Dernier comptage : ${at}, il y a ${age}. L’usage depuis n’est pas déduit.`,
    compromised: (age: string, answer: string) =>
      `Sans nouvelles du service depuis ${age}. Si le réapprovisionnement était compromis : ${answer}.`,
    compromisedMet: (required: number) => `${number(required)} exigées, plancher encore atteint`,
    compromisedMetIf: (required: number) =>
      `${number(required)} exigées, atteint si les péremptions inconnues sont bonnes`,
    compromisedBreached: (required: number, by: number) =>
      `${number(required)} exigées, il en manquerait ${number(by)}`,
    injection: (n: number) => `Injection ${number(n)}`,
    ungathered: 'Insuffisant pour une de plus',
    emptyShelf: 'Étagère vide',
    more: (n: number) => `+ ${number(n)} ${plural(n, 'injection', 'injections')}`,
    expiryUnknown: 'Pointillé : péremption inconnue',
    pictured: (groups: readonly string[], rest: string | null) =>
      `${groups.join(' ; ')}${rest ? `. Reste : ${rest}` : ''}`,
  },
  counting,
  delivery: {
    waiting: (age: string) => `À transmettre depuis ${age}`,
    sent: (at: string, n: number) => `Transmis à ${at}, n° ${number(n)}`,
    sentOn: (at: string, n: number) => `Transmis le ${at}, n° ${number(n)}`,
    refused: (reason: string) => `Refusé : ${reason}`,
    reasons: {
      unreadable: 'contenu illisible pour le service, qui le garde tel quel',
      'hash-mismatch': 'contenu abîmé ; recomptez',
      'other-device': 'il vient d’une autre tablette que celle qui l’envoie',
      'other-facility': 'il porte le nom d’une autre pharmacie que celle de la tablette',
      'schema-unknown': 'version que le service ne lit pas encore ; il le garde',
      'too-large': 'trop gros pour le service',
      'clock-unreadable': 'date hors de toute vraisemblance ; réglez l’horloge de la tablette et recomptez',
      conflict: 'cet identifiant existe déjà avec un autre contenu',
    } as Record<string, string>,
    reasonOther: (code: string) => `motif ${code} ; communiquez-le à votre superviseur`,
    conflict:
      'Refusé : cet identifiant existe déjà avec un autre contenu. Tablette copiée ? Reliez-la de nouveau.',
  },
  insecure: {
    title: 'Cette adresse n’est pas protégée',
    why: 'L’adresse commence par http:// et non https://. Le navigateur refuse alors de garder une clé et de fonctionner sans réseau : Relevé ne peut pas compter ici.',
    todo: 'Ouvrez la même adresse en https :',
    ask: 'Si elle ne répond pas, demandez à qui gère le service d’activer HTTPS.',
  },
  fatal: {
    newerTitle: 'Cette page est plus ancienne que ses données',
    newer:
      'Une version plus récente de Relevé a déjà servi sur cette tablette. Pour ne rien abîmer, cette page n’écrit rien. Fermez tous les onglets de Relevé, puis rouvrez-le en étant connecté au réseau.',
    brokenTitle: 'La mémoire de la tablette ne répond pas',
    broken:
      'Relevé ne peut ni lire ni enregistrer sur cette tablette pour l’instant. Rien n’a été effacé. Fermez les autres onglets, vérifiez la place libre, puis rechargez.',
    cause: (detail: string) => `Cause donnée par le navigateur : ${detail}`,
    reload: 'Recharger',
  },
});
