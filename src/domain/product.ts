import * as z from 'zod/mini';

export const Route = z.enum(['IV', 'SC', 'oral', 'IV-or-SC', 'unstated']);

/** What the count counts. A vial is never a box, a milligram or a millilitre (R053). */
export const CountUnit = z.enum(['vial', 'syringe', 'pen', 'tablet', 'ampoule', 'box']);

export const Presentation = z.object({
  id: z.string(),
  label: z.string(),
  cip13: z.nullable(z.string().check(z.regex(/^3400\d{9}$/))),
  /** Codes of the same presentation as other countries sell it: 14 digits, as a pack bears them (R086). */
  aliases: z.optional(z.array(z.string().check(z.regex(/^\d{14}$/)))),
  ucd13: z.nullable(z.string().check(z.regex(/^34008\d{8}$/))),
  strengthMg: z.nullable(z.number()),
  volumeMl: z.nullable(z.number()),
  countUnit: CountUnit,
  unitsPerPack: z.nullable(z.int().check(z.positive())),
  /** Approved for cytokine release syndrome; « to-confirm » does not count towards a floor (R019). */
  approvedForCrs: z.enum(['yes', 'no', 'to-confirm']),
  codeToVerify: z.boolean(),
});
export type Presentation = z.infer<typeof Presentation>;

/** A virtual medicine: one substance, form and route, above the brand and the code (R091). */
export const Product = z.object({
  id: z.string(),
  label: z.string(),
  substance: z.string(),
  brand: z.nullable(z.string()),
  route: Route,
  presentations: z.array(Presentation).check(z.minLength(1)),
  /** After how many local days a count is too old to judge a floor by. */
  countGoesStaleAfterDays: z.int().check(z.positive()),
});
export type Product = z.infer<typeof Product>;
