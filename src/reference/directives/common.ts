import type { DirectiveDocument } from '../../domain/directive.ts';

/** No end is written, and nothing earlier gives way. */
export const standing = { until: { kind: 'none' as const }, supersedes: [] };

/** Tells, asks for nothing. */
export const told = { ...standing, obligation: 'information' as const };

/** The two offices under each of the three ministry texts. */
export const ministrySignatures: DirectiveDocument['signedBy'] = [
  'Direction générale de l’offre de soins (DGOS)',
  'Direction générale de la santé (DGS)',
];

export const crisisCentre =
  'Ministère des Solidarités et de la Santé, direction générale de la santé, centre de crise sanitaire';

export const tocilizumab = ['tocilizumab-iv', 'tocilizumab-sc'];

/** What vials of the State stock are marked by; the list of origins is open. */
export const stateStock = 'state-stock';

/** Both texts that speak of suspected side effects point at the same portal. */
export const sideEffectsPortal = {
  kind: 'link' as const,
  label: 'Déclarer un effet indésirable : signalement-sante.gouv.fr',
  url: 'https://www.signalement-sante.gouv.fr/',
};
