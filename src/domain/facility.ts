import * as z from 'zod/mini';
import { isZone } from './day.ts';

const Weekday = z.int().check(z.minimum(1), z.maximum(7));

export const Facility = z.object({
  /** Ours, and random or demonstrative: FINESS numbers are attributes, one pharmacy may serve several. */
  id: z.string(),
  name: z.string(),
  finess: z.nullable(z.string().check(z.regex(/^[0-9][0-9A-Z][0-9]{7}$/))),
  legalFiness: z.nullable(z.string().check(z.regex(/^[0-9][0-9A-Z][0-9]{7}$/))),
  /** INSEE code of the region or collectivity, kept apart from department numbers by being text. */
  region: z.string(),
  regionName: z.string(),
  /** The agency that helps first (R072); null where a collectivity has none. */
  agency: z.nullable(z.string()),
  zone: z.string().check(z.refine(isZone, { error: 'unknown IANA time zone' })),
  demonstration: z.boolean(),
  carT: z.enum(['yes', 'no', 'unanswered']),
  /** Reference dose for one injection, in mg; 800 mg is the cap of the product text. */
  referenceDoseMg: z.number().check(z.positive()),
  /** ISO weekdays. Open days decide when the tablet warns, planned days when it reminds; neither changes a duty. */
  openDays: z.array(Weekday),
  plannedDays: z.array(Weekday),
});
export type Facility = z.infer<typeof Facility>;
