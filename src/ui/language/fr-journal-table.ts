import type { Delivery } from '../../store/snapshot.ts';
import { typeset } from './typeset.ts';

/** Words of the journal as a table for a spreadsheet, in the order of its columns. */
export const table = typeset('table', {
  columns: {
    id: 'Identifiant',
    kind: 'Nature',
    product: 'Produit',
    day: 'Fait le',
    time: 'Heure',
    zone: 'Fuseau horaire',
    tablet: 'Tablette',
    actor: 'Enregistré par',
    presentation: 'Présentation',
    units: 'Quantité',
    usable: 'Dont utilisables',
    expiry: 'Première péremption',
    detail: 'Détail',
    state: 'État',
    number: 'Accusé n°',
    receivedOn: 'Reçu le',
    receivedAt: 'Reçu à',
    reason: 'Motif du refus',
    fingerprint: 'Empreinte',
    fate: 'Corrigé ou retiré',
  },
  apart: (texts: readonly string[]) => texts.join(' ; '),
  thisTablet: 'cette tablette',
  states: {
    unsent: 'à transmettre',
    stored: 'transmis',
    quarantined: 'refusé',
    conflict: 'refusé : tablette copiée ?',
  } satisfies Record<Delivery['state'], string>,
});
