import { type Instant, type LocalDate, localDateOf } from '../domain/day.ts';
import { type DirectiveDocument, documentOf, inForce, type Rule, rulesFor } from '../domain/directive.ts';
import { effectiveCounts } from '../domain/history.ts';
import type { Product } from '../domain/product.ts';
import type { Enrolled } from './today.ts';

/** How a rule stands on a day: an announced end that has gone by lifts nothing, a written one does. */
export type Standing = 'in-force' | 'forecast-passed' | 'ended';

export interface SheetRule<R extends Rule = Rule> {
  rule: R;
  standing: Standing;
  document: DirectiveDocument | null;
}

export interface Sheet {
  today: LocalDate;
  /** Those of this pharmacy's region. */
  rules: Rule[];
  /** What concerns the product: everything that stands, and contacts and extensions that have ended. */
  shown: SheetRule[];
  documents: DirectiveDocument[];
  /** Every presentation of the last count at zero: one half of what opens the laboratory's line (R015). */
  isOutOfStock: boolean;
}

/** Everything that directives say of a product to this pharmacy, latest first. */
export function productSheet(product: Product, snapshot: Enrolled, now: Instant): Sheet {
  const { region, zone } = snapshot.identity.facility;
  const today = localDateOf(now, zone);
  const rules = rulesFor(snapshot.pack.documents, region);
  const shown = rules
    .flatMap((rule) => {
      const standing = standingOf(rule, rules, product.id, today);
      return standing ? [{ rule, standing, document: documentOf(snapshot.pack.documents, rule.id) }] : [];
    })
    .sort((a, b) => (a.rule.from === b.rule.from ? 0 : a.rule.from < b.rule.from ? 1 : -1));
  const last = effectiveCounts(snapshot.events, product.id)[0];
  return {
    today,
    rules,
    shown,
    documents: [...new Set(shown.flatMap(({ document }) => (document ? [document] : [])))],
    isOutOfStock: last?.lines.every((line) => line.physical === 0) ?? false,
  };
}

export function ofKind<K extends Rule['kind']>(
  sheet: Sheet,
  kind: K,
): SheetRule<Extract<Rule, { kind: K }>>[] {
  return sheet.shown.filter((it): it is SheetRule<Extract<Rule, { kind: K }>> => it.rule.kind === kind);
}

/** Whether a contact is to be called: not past its end, and its condition met (R015, R016). */
export function contactState(
  { rule, standing }: SheetRule<Extract<Rule, { kind: 'contact' }>>,
  isOutOfStock: boolean,
  wholesalersHaveNone: boolean,
): 'open' | 'ended' | 'waiting' {
  if (standing === 'ended') return 'ended';
  return rule.condition === 'always' || (isOutOfStock && wholesalersHaveNone) ? 'open' : 'waiting';
}

/** Null for what is not to be shown: other products, what has not begun, what was superseded or is over. */
function standingOf(
  rule: Rule,
  rules: readonly Rule[],
  productId: string,
  today: LocalDate,
): Standing | null {
  switch (inForce(rule, rules, productId, today)) {
    case 'yes':
      return 'in-force';
    case 'forecast-passed':
      return 'forecast-passed';
    case 'no':
      return hasEnded(rule, rules, productId, today) ? 'ended' : null;
  }
}

/** A contact or an extension whose written end has gone by stays in sight, as ended (R016). */
function hasEnded(rule: Rule, rules: readonly Rule[], productId: string, today: LocalDate): boolean {
  if (rule.kind !== 'contact' && rule.kind !== 'shelf-life-extension') return false;
  const { until } = rule;
  if (until.kind !== 'date' || today <= until.date) return false;
  return inForce(rule, rules, productId, until.date) !== 'no';
}
