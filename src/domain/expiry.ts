import type { LocalDate } from './day.ts';
import { bindingRules, concerns, type Rule, type RuleOf } from './directive.ts';

export interface EffectiveExpiry {
  printed: LocalDate;
  /** Usable through this day. */
  effective: LocalDate;
  /** The extension that moved it; null when the printed date stands. */
  extendedBy: RuleOf<'shelf-life-extension'> | null;
}

/**
 * The later of the printed date and an extension in force, on a local date, for this presentation of a product and this
 * very lot (R118).
 * Both stay known: the pack still says the first. Lots are told apart by case, as printed.
 */
export function effectiveExpiry(input: {
  rules: readonly Rule[];
  productId: string;
  presentation: string | null;
  lot: string | null;
  printed: LocalDate;
  date: LocalDate;
}): EffectiveExpiry {
  const { rules, productId, presentation, lot, printed, date } = input;
  const extendedBy = bindingRules('shelf-life-extension', rules, productId, date)
    .filter((rule) => rule.lot === lot && rule.extendedTo > printed && concerns(rule, presentation))
    .reduce<RuleOf<'shelf-life-extension'> | null>(
      (latest, rule) => (!latest || rule.extendedTo > latest.extendedTo ? rule : latest),
      null,
    );
  return { printed, effective: extendedBy?.extendedTo ?? printed, extendedBy };
}
