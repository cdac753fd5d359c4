import * as z from 'zod/mini';
import type { LocalDate } from './day.ts';
import { Day, Rule, type RuleKind, type RuleOf } from './rule.ts';

export type { CadenceRule, FloorRule, OnReceiptRule, Rule, RuleKind, RuleOf, Until } from './rule.ts';

/** A reference to another text; nobody here may hold it, and it then stays a name (R009, R050). */
export const DirectiveReference = z.object({
  key: z.string(),
  kind: z.enum(['follows', 'cites', 'supersedes', 'same-day-twin']),
  held: z.boolean(),
});

export const DirectiveDocument = z.object({
  id: z.string(),
  channel: z.string(),
  /** As printed: each channel numbers in its own way (R028). */
  number: z.string(),
  date: Day,
  issuer: z.string(),
  issuerKind: z.optional(z.enum(['state', 'laboratory', 'network'])),
  /** Bodies that agreed to it, and the offices that signed; never a person's name (R011, R027, R060). */
  endorsedBy: z.optional(z.array(z.string())),
  signedBy: z.optional(z.array(z.string())),
  title: z.string(),
  addressees: z.optional(
    z.array(z.object({ who: z.string(), mode: z.enum(['action', 'information', 'unstated']) })),
  ),
  /** The whole nation, or some regions by INSEE code (R100). */
  zone: z.optional(z.union([z.literal('national'), z.array(z.string())])),
  references: z.optional(z.array(DirectiveReference)),
  rules: z.array(Rule),
});
export type DirectiveDocument = z.infer<typeof DirectiveDocument>;

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
