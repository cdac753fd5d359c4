import * as z from 'zod/mini';
import { Day, Rule } from './rule.ts';

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
