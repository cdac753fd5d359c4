import { number } from './format.ts';
import { plural, typeset } from './typeset.ts';

/** Words of the journal, fetched with it. */
export const journal = typeset({
  title: 'Journal',
  empty: 'Rien d’enregistré pour l’instant. Chaque comptage aura sa ligne ici.',
  unsentFirst: 'À transmettre',
  others: 'Enregistré',
  kinds: { count: 'Comptage', correction: 'Correction', void: 'Annulation', receipt: 'Réception' },
  otherTablet: 'autre tablette',
  id: 'Identifiant',
  countedAt: 'Fait le',
  deviceTime: 'Selon l’horloge de la tablette',
  what: (kind: string, product: string) => `${kind} : ${product}`,
  numbered: (n: number, at: string) => `n° ${number(n)}, le ${at}`,
  acknowledgement: 'Accusé de réception',
  noAcknowledgement: 'aucun pour l’instant',
  answers: 'Directive',
  noAnswer: 'aucune : suivi sans cadence',
  fingerprint: 'Empreinte',
  replaces: (id: string) => `Remplace ${id}`,
  voids: (id: string) => `Annule ${id}`,
  line: (name: string, figure: string, usable: string | null, expiry: string | null) =>
    [`${name} : ${figure}`, usable, expiry].filter(Boolean).join(', '),
  usable: (n: number) => `dont ${number(n)} ${plural(n, 'utilisable', 'utilisables')}`,
  expiry: (month: string) => `première péremption fin ${month}`,
  expiryUnknown: 'péremption inconnue',
  more: (n: number) => `Montrer ${number(n)} de plus`,
});
