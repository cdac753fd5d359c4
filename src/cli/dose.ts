import { BadInput } from './outcome.ts';

/** No dose is above 800 mg; far beyond it the exact search grows slow (53 ms at 2,000 mg, 1.4 s at 3,200 mg). */
const mostDoseMg = 2000;

/** Milligrams above zero. */
export function doseFromText(argument: string, text: string): number {
  const dose = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (dose > 0 && dose <= mostDoseMg) return dose;
  throw new BadInput(argument, `« ${text} » is not a dose above 0 mg, at most ${mostDoseMg} mg`);
}
