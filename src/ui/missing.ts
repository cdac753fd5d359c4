import { missingPresentations } from '../domain/count.ts';
import type { LocalDate } from '../domain/day.ts';
import type { DraftLine } from '../store/snapshot.ts';
import { asksRecount, lacksExpiry } from './counting/advance.ts';
import { hasExpired, toCountLines } from './counting/lines.ts';
import { type Counting, lineOf, type Scope } from './counting/state.ts';
import { twinOf } from './counting/twins.ts';

export interface Missing {
  kind: 'uncounted' | 'lots' | 'recount' | 'expiry' | 'expired' | 'unusable' | 'twins';
  presentations: string[];
}

/** What is not there yet of a count that can be sealed; empty when nothing is. */
export function missingOf(state: Counting, scope: Scope, today: LocalDate): Missing[] {
  const ids = scope.product.presentations.map((it) => it.id);
  const line = (id: string) => lineOf(state, id);
  const uncounted = missingPresentations(scope.product, toCountLines(state, scope, today));
  const found: Missing[] = [
    { kind: 'uncounted', presentations: uncounted.filter((id) => !line(id).lots) },
    { kind: 'lots', presentations: uncounted.filter((id) => line(id).lots) },
    { kind: 'recount', presentations: ids.filter((id) => asksRecount(state, id, scope)) },
    {
      kind: 'expiry',
      presentations: ids.filter((id) => !asksRecount(state, id, scope) && lacksExpiry(line(id))),
    },
    {
      kind: 'expired',
      presentations: ids.filter((id) => line(id).unusable === 0 && isPassed(line(id), today, scope)),
    },
    { kind: 'unusable', presentations: ids.filter((id) => hasTooManyUnusable(line(id))) },
    {
      kind: 'twins',
      presentations: ids.filter((id) => line(id).lots?.some((lot, _, lots) => twinOf(lot, lots))),
    },
  ];
  return found.filter((it) => it.presentations.length > 0);
}

export function hasTooManyUnusable({
  physical,
  unusable,
  lots,
}: Pick<DraftLine, 'physical' | 'unusable' | 'lots'>): boolean {
  return lots ? lots.some(hasTooManyUnusable) : physical !== null && unusable > physical;
}

/** The date given has gone by, and no directive extends the lot that was chosen. */
export function isPassed({ earliestExpiry }: DraftLine, today: LocalDate, scope: Scope): boolean {
  const lot = earliestExpiry?.kind === 'date' ? earliestExpiry.lot : null;
  return hasExpired(earliestExpiry, lot, today, scope);
}
