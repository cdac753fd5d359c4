import type { ResupplyReason, ResupplyWord } from '../../domain/resupply.ts';
import { typeset } from './typeset.ts';

/** Who says that resupply is compromised, and why (R022). */
export const resupply = typeset('resupply', {
  title: 'Réapprovisionnement',
  reasons: {
    'laboratory-quota': 'contingentement du laboratoire',
    'laboratory-shortage': 'rupture au laboratoire',
    'wholesaler-shortage': 'rupture chez le grossiste',
    transport: 'transport interrompu ou trop long',
    'no-transfer-possible': 'aucun dépannage possible entre pharmacies',
  } satisfies Record<ResupplyReason, string>,
  by: {
    pharmacy: 'cette pharmacie',
    agency: 'l’agence régionale de santé',
    nation: 'l’échelon national',
  } satisfies Record<ResupplyWord['by'], string>,
  said: (by: string, at: string, reason: string | null) =>
    `Signalé compromis par ${by} (${at})${reason ? ` : ${reason}` : ''}.`,
  directive: 'Un texte le dit compromis :',
  compromised: 'Réapprovisionnement compromis',
  nobody: 'Personne ne signale un réapprovisionnement compromis.',
});
