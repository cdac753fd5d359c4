/** One injection by weight, for cytokine release syndrome: the product text, of which R021 asks for two injections. */
export interface Dose {
  mgPerKg: number;
  mg: number;
  isCapped: boolean;
}

const lightBelowKg = 30;
const mgPerKgLight = 12;
const mgPerKg = 8;
const mostMg = 800;
/** Beyond these a weight is a slip of the finger. */
const leastKg = 2;
const mostKg = 300;

/** 8 mg/kg, 12 mg/kg under 30 kg, never above 800 mg; exact for weights to the tenth of a kilogram. */
export function doseForWeight(kg: number): Dose {
  const perKg = kg < lightBelowKg ? mgPerKgLight : mgPerKg;
  const mg = Math.round(kg * 10 * perKg) / 10;
  return { mgPerKg: perKg, mg: Math.min(mg, mostMg), isCapped: mg > mostMg };
}

/** « 72 », « 72,5 » or « 72.5 » kilograms; null for anything else, and for what nobody weighs. */
export function weightFromText(text: string): number | null {
  if (!/^\d{1,3}([.,]\d)?$/.test(text.trim())) return null;
  const kg = Number(text.replace(',', '.'));
  return kg >= leastKg && kg <= mostKg ? kg : null;
}
