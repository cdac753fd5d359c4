import * as z from 'zod/mini';
import { type Instant, isZone } from './day.ts';
import { SecondCountAbove } from './second-count.ts';

const Weekday = z.int().check(z.minimum(1), z.maximum(7));

/** What a pharmacy decides about itself. */
const settings = {
  carT: z.enum(['yes', 'no', 'unanswered']),
  /** Reference dose for one injection, in mg; 800 mg is the cap of the product text. */
  referenceDoseMg: z.int().check(z.minimum(1), z.maximum(2_000)),
  /** ISO weekdays. Open days decide when the tablet warns, planned days when it reminds; neither changes a duty. */
  openDays: z.array(Weekday),
  plannedDays: z.array(Weekday),
  /** Absent where a pharmacy has not chosen: see `second-count-default.ts`. */
  secondCountAbove: z.optional(SecondCountAbove),
};
export const FacilitySettings = z.object(settings);
export type FacilitySettings = z.infer<typeof FacilitySettings>;

export const Facility = z.object({
  /** Ours, and random or demonstrative: FINESS numbers are attributes, one pharmacy may serve several. */
  id: z.string(),
  name: z.string(),
  finess: z.nullable(z.string().check(z.regex(/^[0-9][0-9A-Z][0-9]{7}$/))),
  legalFiness: z.nullable(z.string().check(z.regex(/^[0-9][0-9A-Z][0-9]{7}$/))),
  /** INSEE code of the region or collectivity, kept apart from department numbers by being text. */
  region: z.string(),
  regionName: z.string(),
  /** Department number, or the letters that FINESS uses overseas; absent where nobody has said it. */
  department: z.optional(z.string()),
  /** The agency that helps first (R072); null where a collectivity has none. */
  agency: z.nullable(z.string()),
  zone: z.string().check(z.refine(isZone, { error: 'unknown IANA time zone' })),
  demonstration: z.boolean(),
  ...settings,
});
export type Facility = z.infer<typeof Facility>;

/** Its department as stated, else as its FINESS number begins; null where neither says. */
export function departmentOf({ department, finess }: Pick<Facility, 'department' | 'finess'>): string | null {
  return department ?? finess?.slice(0, 2) ?? null;
}

/** A facility under the latest settings that its tablets stated; settings may come in any order. */
export function withLatestSettings(
  facility: Facility,
  stated: readonly { at: Instant; settings: FacilitySettings }[],
): Facility {
  const [latest] = [...stated].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return latest ? { ...facility, ...FacilitySettings.parse(latest.settings) } : facility;
}
