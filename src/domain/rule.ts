import * as z from 'zod/mini';

export const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const Units = z.int().check(z.positive());

/**
 * How a rule ends. A forecast never lifts anything (R010); an event lifts it only once somebody dates it (R018).
 */
export const Until = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('date'), date: Day }),
  z.object({ kind: z.literal('forecast'), date: Day }),
  z.object({ kind: z.literal('event'), event: z.string(), occurredOn: z.nullable(Day) }),
]);

const base = {
  id: z.string(),
  products: z.array(z.string()).check(z.minLength(1)),
  /** The only presentations of these products that it speaks of, where its text names codes; all where nothing is said. */
  presentations: z.optional(z.array(z.string()).check(z.minLength(1))),
  obligation: z.enum(['invited', 'bound', 'obligatory', 'recommended', 'information']),
  /** Who is bound; the pharmacy where nothing is said. */
  binds: z.optional(z.enum(['pharmacy', 'prescriber', 'laboratory', 'authority'])),
  from: Day,
  /** Where the source gives a month only, `from` is its first day and the screen says the month. */
  fromPrecision: z.optional(z.enum(['day', 'month'])),
  until: Until,
  supersedes: z.array(z.object({ rule: z.string(), products: z.array(z.string()) })),
  /** The words of the source that the rule rests on, and how Relevé reads them. French, for the screen. */
  phrase: z.string().check(z.minLength(1)),
  reading: z.string().check(z.minLength(1)),
  requirements: z.array(z.string().check(z.regex(/^R\d{3}$/))),
};

/** So many updates on distinct local days in each period (R051, R070, R071). */
export const CadenceRule = z.object({
  ...base,
  kind: z.literal('cadence'),
  updates: Units,
  per: z.enum(['day', 'week', 'month', 'year']),
});

/** A count after every receipt, on its local day (R052). */
export const OnReceiptRule = z.object({ ...base, kind: z.literal('on-receipt') });

/** Possible injections to hold before a CAR-T treatment starts (R021, R022). */
export const FloorRule = z.object({
  ...base,
  kind: z.literal('floor'),
  injections: Units,
  injectionsWhenResupplyCompromised: Units,
});

/** One lot of one product may be used after the date printed on it (R118). */
export const ShelfLifeExtensionRule = z.object({
  ...base,
  kind: z.literal('shelf-life-extension'),
  lot: z.string().check(z.minLength(1)),
  printedExpiry: Day,
  extendedTo: Day,
  relabelling: z.enum(['none', 'announced', 'done']),
});

export const SupplyStatus = z.enum([
  'tension',
  'shortage-risk',
  'quota',
  'shortage',
  'limited-return',
  'normal',
]);

/** Where supply stands, by whose word (R003, R032, R090). */
export const SupplyStatusRule = z.object({
  ...base,
  kind: z.literal('supply-status'),
  status: SupplyStatus,
  approvedBy: z.nullable(z.string()),
});

/** One access regime of a product; several may stand side by side (R104). */
export const RegulatoryStatusRule = z.object({
  ...base,
  kind: z.literal('regulatory-status'),
  regime: z.string(),
  state: z.enum(['in-force', 'requested']),
});

/** Whether the nation regulates a product at present (R077). */
export const NationalRegulationRule = z.object({
  ...base,
  kind: z.literal('national-regulation'),
  on: z.boolean(),
});

/** Resupply in time is compromised by a directive's word: the higher floor applies (R022). */
export const ResupplyCompromisedRule = z.object({ ...base, kind: z.literal('resupply-compromised') });

/** Whom to call (R017). With `no-stock`, only once the pharmacy has none and confirms that wholesalers have none (R015). */
export const ContactRule = z.object({
  ...base,
  kind: z.literal('contact'),
  name: z.string(),
  phone: z.nullable(z.string().check(z.regex(/^[+\d ]+$/))),
  url: z.nullable(z.string().check(z.regex(/^https:\/\//))),
  condition: z.enum(['always', 'no-stock']),
});

/** Words to show with their source and date, and nothing to compute. */
export const NoticeRule = z.object({ ...base, kind: z.literal('notice'), title: z.string() });

/** A page to read elsewhere, which needs a network. */
export const LinkRule = z.object({
  ...base,
  kind: z.literal('link'),
  label: z.string(),
  url: z.string().check(z.regex(/^https:\/\//)),
});

/** Units allotted out of the State stock, by region, for one delivery (R044, R045, R061). */
export const AllocationRule = z.object({
  ...base,
  kind: z.literal('allocation'),
  deliveryFrom: Day,
  deliveryTo: Day,
  quantities: z.array(
    z.object({ region: z.string(), presentation: z.string(), units: z.int().check(z.minimum(0)) }),
  ),
});

/** The code under which vials of an origin are declared (R058). */
export const BillingCodeRule = z.object({
  ...base,
  kind: z.literal('billing-code'),
  code: z.string(),
  origin: z.string(),
});

/** What vials of an origin may be used for (R033). */
export const OriginRestrictionRule = z.object({
  ...base,
  kind: z.literal('origin-restriction'),
  origin: z.string(),
});

/** In which order help is asked for (R072, R074). */
export const EscalationRule = z.object({
  ...base,
  kind: z.literal('escalation'),
  order: z.array(z.enum(['own-stock', 'wholesaler', 'region', 'nation'])).check(z.minLength(1)),
});

export const Rule = z.discriminatedUnion('kind', [
  CadenceRule,
  OnReceiptRule,
  FloorRule,
  ShelfLifeExtensionRule,
  SupplyStatusRule,
  RegulatoryStatusRule,
  NationalRegulationRule,
  ResupplyCompromisedRule,
  ContactRule,
  NoticeRule,
  LinkRule,
  AllocationRule,
  BillingCodeRule,
  OriginRestrictionRule,
  EscalationRule,
]);

export type Until = z.infer<typeof Until>;
export type Rule = z.infer<typeof Rule>;
export type RuleKind = Rule['kind'];
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>;
export type CadenceRule = RuleOf<'cadence'>;
export type OnReceiptRule = RuleOf<'on-receipt'>;
export type FloorRule = RuleOf<'floor'>;
