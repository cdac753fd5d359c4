import type { CountLine, EarliestExpiry } from './count.ts';
import type { LocalDate } from './day.ts';
import type { Rule } from './directive.ts';
import { effectiveExpiry } from './expiry.ts';
import { type LeavingLine, remainderOf } from './leaving.ts';
import type { Product } from './product.ts';

/** Units that can be used through one day, or whose last day nobody knows: null. */
export interface Share {
  units: number;
  lot: string | null;
  through: LocalDate | null;
}

/**
 * What can be used of a line on a local date, less what left since it was counted, told apart by its last day. Each lot
 * stands by its own, and one that has expired is worth nothing. Of a presentation whose earliest expiry has passed, at
 * least one unit is lost, and the others are unknown until somebody looks.
 *
 * Where nobody named the lot of what left, no reading may overstate what remains: it left what is known to be good, the
 * longest-lasting first, then what nobody knows, and never what could not be used.
 */
export function sharesOf(
  product: Product,
  line: CountLine,
  left: readonly LeavingLine[],
  date: LocalDate,
  rules: readonly Rule[],
): Share[] {
  const { line: remaining, ofAnyLot } = remainderOf(line, left);
  let rest = ofAnyLot;
  return sharesIn(product, remaining, date, rules)
    .sort(byLastDay)
    .flatMap((share) => {
      const taken = Math.min(rest, share.units);
      rest -= taken;
      return taken < share.units ? [{ ...share, units: share.units - taken }] : [];
    });
}

/** The last to expire first, and last what nobody knows of. */
function byLastDay(a: Share, b: Share): number {
  return (b.through ?? '').localeCompare(a.through ?? '');
}

function sharesIn(product: Product, line: CountLine, date: LocalDate, rules: readonly Rule[]): Share[] {
  const share = (units: number, expiry: EarliestExpiry, lot: string | null): Share => ({
    units,
    lot,
    through:
      expiry.kind === 'date'
        ? effectiveExpiry({
            rules,
            productId: product.id,
            presentation: line.presentation,
            lot,
            printed: expiry.date,
            date,
          }).effective
        : null,
  });
  const isOver = ({ through }: Share) => through !== null && through < date;
  if (line.lots) {
    return line.lots.map((it) => share(it.usable, it.expiry, it.lot)).filter((it) => !isOver(it));
  }
  const { usable, earliestExpiry } = line;
  const whole = share(usable, earliestExpiry, (earliestExpiry.kind === 'date' && earliestExpiry.lot) || null);
  return [isOver(whole) ? { units: usable - 1, lot: null, through: null } : whole];
}

/** What to use first: all that reaches the earliest of the last days that are known. */
export function firstToExpire<T extends Pick<Share, 'through'>>(shares: readonly T[]): T[] {
  const [first] = shares.flatMap((it) => it.through ?? []).sort();
  return shares.filter((it) => it.through === first);
}
