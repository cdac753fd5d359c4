import { missingPresentations } from '../domain/count.ts';
import type { LocalDate } from '../domain/day.ts';
import type { DraftLine } from '../store/snapshot.ts';
import { asksRecount, type Counting, lacksExpiry, lineOf, type Scope, toCountLines } from './counting.ts';

export interface Missing {
  kind: 'uncounted' | 'recount' | 'expiry' | 'expired' | 'unusable';
  presentations: string[];
}

/** What is not there yet of a count that can be sealed; empty when nothing is. */
export function missingOf(state: Counting, scope: Scope, today: LocalDate): Missing[] {
  const ids = scope.product.presentations.map((it) => it.id);
  const found: Missing[] = [
    {
      kind: 'uncounted',
      presentations: missingPresentations(scope.product, toCountLines(state, scope.product)),
    },
    { kind: 'recount', presentations: ids.filter((id) => asksRecount(state, id, scope)) },
    {
      kind: 'expiry',
      presentations: ids.filter((id) => !asksRecount(state, id, scope) && lacksExpiry(lineOf(state, id))),
    },
    {
      kind: 'expired',
      presentations: ids.filter((id) => {
        const line = lineOf(state, id);
        return line.unusable === 0 && hasExpired(line, today, scope);
      }),
    },
    { kind: 'unusable', presentations: ids.filter((id) => hasTooManyUnusable(lineOf(state, id))) },
  ];
  return found.filter((it) => it.presentations.length > 0);
}

export function hasTooManyUnusable(line: DraftLine): boolean {
  return line.physical !== null && line.unusable > line.physical;
}

/** The date given has gone by, and no directive extends the lot that was chosen. */
export function hasExpired({ earliestExpiry }: DraftLine, today: LocalDate, scope: Scope): boolean {
  if (earliestExpiry?.kind !== 'date' || earliestExpiry.date >= today) return false;
  const { lot } = earliestExpiry;
  return !scope.extended.some((it) => it.lot === lot && it.extendedTo >= today);
}
