import * as z from 'zod/mini';
import type { LocalDate } from './day.ts';

const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/**
 * How a rule ends. A forecast never lifts anything (R010); an event lifts it only once somebody dates it (R018).
 */
export const Until = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('date'), date: Day }),
  z.object({ kind: z.literal('forecast'), date: Day }),
  z.object({ kind: z.literal('event'), event: z.string(), occurredOn: z.nullable(Day) }),
]);

const ruleBase = {
  id: z.string(),
  products: z.array(z.string()).check(z.minLength(1)),
  obligation: z.enum(['invited', 'bound', 'obligatory', 'recommended', 'information']),
  from: Day,
  until: Until,
  supersedes: z.array(z.object({ rule: z.string(), products: z.array(z.string()) })),
  /** The words of the source that the rule rests on, and how Relevé reads them. French, for the screen. */
  phrase: z.string(),
  reading: z.string(),
  requirements: z.array(z.string()),
};

export const CadenceRule = z.object({
  ...ruleBase,
  kind: z.literal('cadence'),
  updates: z.int().check(z.positive()),
  per: z.enum(['day', 'week', 'month', 'year']),
});
export const OnReceiptRule = z.object({ ...ruleBase, kind: z.literal('on-receipt') });
export const FloorRule = z.object({
  ...ruleBase,
  kind: z.literal('floor'),
  injections: z.int().check(z.positive()),
  injectionsWhenResupplyCompromised: z.int().check(z.positive()),
});
export const Rule = z.discriminatedUnion('kind', [CadenceRule, OnReceiptRule, FloorRule]);

export const DirectiveDocument = z.object({
  id: z.string(),
  channel: z.string(),
  number: z.string(),
  date: Day,
  issuer: z.string(),
  title: z.string(),
  rules: z.array(Rule),
});

export type Until = z.infer<typeof Until>;
export type CadenceRule = z.infer<typeof CadenceRule>;
export type OnReceiptRule = z.infer<typeof OnReceiptRule>;
export type FloorRule = z.infer<typeof FloorRule>;
export type Rule = z.infer<typeof Rule>;
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

export function documentOf(
  documents: readonly DirectiveDocument[],
  ruleId: string,
): DirectiveDocument | null {
  return documents.find((document) => document.rules.some((rule) => rule.id === ruleId)) ?? null;
}
