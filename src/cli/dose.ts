import { BadInput } from './outcome.ts';

/** The product text caps a dose at 800 mg: far above it is a slip of the finger, and slow to judge (0.9 s at 40,000 mg). */
const mostDoseMg = 2000;

/** Milligrams above zero. */
export function doseFromText(argument: string, text: string): number {
  const dose = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (dose > 0 && dose <= mostDoseMg) return dose;
  throw new BadInput(argument, `« ${text} » is not a dose above 0 mg, at most ${mostDoseMg} mg`);
}
