import { type LocalDate, lastDayOfMonth } from '../../domain/day.ts';
import { type KnownOrigin, knownOrigins, type LotExpiry } from '../../domain/lot.ts';
import type { DraftLot } from '../../store/snapshot.ts';
import { monthYear, number, numericDate } from './format.ts';
import { plural, typeset } from './typeset.ts';

/** Words of lots, fetched with what shows them. */
export const lots = typeset('lots', {
  byLot: 'Détailler par lot',
  count: (n: number) => `${number(n)} ${plural(n, 'lot', 'lots')}`,
  figure: (lot: string, n: number) => `${lot} : ${number(n)}`,
  named: (lot: string) => `lot ${lot}`,
  loose: 'sans lot relevé',
  looseOf: (units: string) => `${units} sans lot relevé`,
  other: 'Autre lot',
  expiry: 'Péremption',
  until: (month: string) => `fin ${month}`,
  on: (day: string) => `le ${day}`,
  illegible: 'péremption non lisible',
  unsaid: 'péremption à dire',
  text: 'Lot, si vous le lisez',
  textRefused: 'Un lot a 20 signes au plus, sans espace ni accent.',
  origin: 'Origine',
  origins: { own: 'achat', 'state-stock': 'stock d’État', loan: 'prêt' } satisfies Record<
    KnownOrigin,
    string
  >,
  expired: 'Périmé : inutilisable',
  extended: (month: string) => `Prolongé jusqu’à fin ${month}`,
  extendedAsked: (lot: string, month: string) => `Lot ${lot} ? prolongé jusqu’à fin ${month}`,
  twin: 'Déjà dans la liste : même lot, même péremption, même origine.',
  join: 'Réunir les deux lignes',
  change: 'Modifier',
  changeOf: (lot: string) => `Modifier : ${lot}`,
  remove: 'Retirer ce lot',
  removeSure: 'Retirer ce lot ?',
  full: 'Cette saisie ne peut pas tenir plus de lots.',
});

/** An origin that a later version added is shown as it came. */
export function originWords(origin: string): string {
  return knownOrigins.some((it) => it === origin) ? lots.origins[origin as KnownOrigin] : origin;
}

/** « fin 03/2027 », or the very day where the pack has one. */
export function expiryWords(expiry: LotExpiry | null): string {
  if (expiry === null) return lots.unsaid;
  if (expiry.kind === 'unknown') return lots.illegible;
  return isLastOfMonth(expiry.date) ? lots.until(monthYear(expiry.date)) : lots.on(numericDate(expiry.date));
}

/** Of a lot counted or under way: « lot AB12, fin 03/2027, achat » */
export function lotWords({ lot, expiry, origin }: Pick<DraftLot, 'lot' | 'expiry' | 'origin'>): string {
  return [lot ? lots.named(lot) : lots.loose, expiryWords(expiry), originWords(origin)].join(', ');
}

function isLastOfMonth(date: LocalDate): boolean {
  return lastDayOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7))) === date;
}
