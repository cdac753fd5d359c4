import type { LocalDate } from './day.ts';
import type { DirectiveDocument } from './document.ts';
import type { Rule, RuleKind, RuleOf } from './rule.ts';

export type { DirectiveDocument } from './document.ts';
export type { CadenceRule, FloorRule, OnReceiptRule, Rule, RuleKind, RuleOf, Until } from './rule.ts';

export type InForce = 'yes' | 'no' | 'forecast-passed';

/**
 * Whether a rule binds a product on a local date, given every rule known that day.
 * `forecast-passed` binds like `yes`: the announced end has gone by and nobody has lifted the rule.
 */
export function inForce(rule: Rule, rules: readonly Rule[], productId: string, date: LocalDate): InForce {
  if (!rule.products.includes(productId) || date < rule.from) return 'no';
  if (rule.until.kind === 'date' && date > rule.until.date) return 'no';
  if (rule.until.kind === 'event' && rule.until.occurredOn !== null && date >= rule.until.occurredOn)
    return 'no';
  const superseded = rules.some(
    (later) =>
      date >= later.from &&
      later.supersedes.some((it) => it.rule === rule.id && it.products.includes(productId)),
  );
  if (superseded) return 'no';
  return rule.until.kind === 'forecast' && date > rule.until.date ? 'forecast-passed' : 'yes';
}

export function binds(rule: Rule, rules: readonly Rule[], productId: string, date: LocalDate): boolean {
  return inForce(rule, rules, productId, date) !== 'no';
}

/** Whether a rule speaks of a presentation of its products; one that names some says nothing of an unknown one. */
export function concerns({ presentations }: Rule, presentation: string | null): boolean {
  return presentations?.some((it) => it === presentation) ?? true;
}

export function rulesOf(documents: readonly DirectiveDocument[]): Rule[] {
  return documents.flatMap((document) => document.rules);
}

/** The rules that concern a region: those of national texts, and of texts that name it (R100). */
export function rulesFor(documents: readonly DirectiveDocument[], region: string): Rule[] {
  return rulesOf(documents.filter(({ zone }) => !Array.isArray(zone) || zone.includes(region)));
}

/** The rules of one kind that bind a product on a local date, latest first, and those of one day in the pack's order. */
export function bindingRules<K extends RuleKind>(
  kind: K,
  rules: readonly Rule[],
  productId: string,
  date: LocalDate,
): RuleOf<K>[] {
  return rules
    .filter((rule): rule is RuleOf<K> => rule.kind === kind && binds(rule, rules, productId, date))
    .sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? 1 : -1));
}

export function documentOf(
  documents: readonly DirectiveDocument[],
  ruleId: string,
): DirectiveDocument | null {
  return documents.find((document) => document.rules.some((rule) => rule.id === ruleId)) ?? null;
}
