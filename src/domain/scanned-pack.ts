import type { LocalDate } from './day.ts';
import type { Rule } from './directive.ts';
import { effectiveExpiry } from './expiry.ts';
import { ofPacks } from './gs1/application-identifiers.ts';
import { azertyToQwerty } from './gs1/azerty.ts';
import { isGtin, isSet82 } from './gs1/characters.ts';
import { dateFromDigits } from './gs1/date.ts';
import { cutElements, type Element, type Elements } from './gs1/elements.ts';
import { elementStrings, type ScanSource } from './gs1/raw.ts';
import type { Presentation, Product } from './product.ts';

export type PackProblemCode =
  | 'empty'
  | 'not-gs1'
  | 'check-digit'
  | 'indicator'
  | 'unknown-product'
  | 'no-product'
  | 'bad-date'
  | 'bad-characters'
  | 'too-long'
  | 'ambiguous'
  | 'expired';

/** What cannot be read, or must be known of what was; `ai` says in which element, null for the scan as a whole. */
export interface ScanProblem {
  code: PackProblemCode;
  ai: string | null;
}

/** What a pack says of itself. What could not be read with certainty is null, never guessed. */
export interface PackReading {
  cip13: string | null;
  /** Id in the catalogue. */
  presentation: string | null;
  /** As printed: case counts. */
  lot: string | null;
  /** Usable through this day, a shelf-life extension in force for this very lot included. */
  expiry: LocalDate | null;
  printedExpiry: LocalDate | null;
  problems: ScanProblem[];
}

export interface ScanContext {
  source: ScanSource;
  products: readonly Product[];
  rules: readonly Rule[];
  /** The pharmacy's local date. */
  today: LocalDate;
}

/**
 * Reads a GS1 DataMatrix. The serial comes apart, with the code whose serial it is: it tells double scans while counting,
 * and is kept and shown nowhere.
 */
export function readScannedPack(
  raw: string,
  context: ScanContext,
): { reading: PackReading; gtin: string | null; serial: string | null } {
  const text = elementStrings(raw, context.source);
  const asTyped = cutElements(text, context.source, context.today);
  const { elements, isWhole } = meantOnAzerty(raw, asTyped, context) ?? asTyped;
  if (elements.length === 0) {
    const code = isWhole || text.trim() === '' ? 'empty' : 'not-gs1';
    return { reading: unread(code), gtin: null, serial: null };
  }
  const problems: ScanProblem[] = [];
  const values = new Map<string, string>();
  for (const ai of new Set(elements.map((it) => it.ai))) {
    const found = elements.filter((it) => it.ai === ai);
    const codes = problemsOf(found, context.today);
    problems.push(...codes.map((code) => ({ code, ai })));
    if (codes.length === 0) values.set(ai, found[0]?.value ?? '');
  }
  if (!isWhole) problems.push({ code: 'not-gs1', ai: null });
  // Of a text that is not whole nobody knows what it would have named.
  const isSound = !problems.some(({ code }) => code === 'not-gs1');
  if (isSound && !elements.some(({ ai }) => ai === '01')) problems.push({ code: 'no-product', ai: null });

  const reading = toReading(values, problems, context);
  return { reading, gtin: values.get('01') ?? null, serial: values.get('21') ?? null };
}

function unread(code: PackProblemCode): PackReading {
  const problems = [{ code, ai: null }];
  return { cip13: null, presentation: null, lot: null, expiry: null, printedExpiry: null, problems };
}

/** A scanner set for QWERTY on a computer set for AZERTY: believed only on the word of a product's key. */
function meantOnAzerty(raw: string, asTyped: Elements, { source, today }: ScanContext): Elements | null {
  if (source !== 'wedge' || asTyped.elements.length > 0) return null;
  const meant = azertyToQwerty(raw);
  if (meant === null) return null;
  const cut = cutElements(elementStrings(meant, source), source, today);
  return cut.isWhole && cut.elements.some(({ ai, value }) => ai === '01' && isGtin(value)) ? cut : null;
}

/** Of the elements with one identifier: the same twice is one, two that differ are neither. */
function problemsOf([first, ...others]: Element[], today: LocalDate): PackProblemCode[] {
  if (!first) return [];
  const { ai, value, fault } = first;
  if (fault === 'ambiguous') return ['ambiguous'];
  if (ofPacks.has(ai) && others.some((it) => it.value !== value)) return ['ambiguous'];
  switch (ai) {
    case '01':
      return gtinProblems(value, fault);
    case '17':
      return dateFromDigits(value, today) === null ? ['bad-date'] : [];
    case '10':
    case '21':
      if (value === '') return ['empty'];
      return [
        ...(fault === 'too-long' ? (['too-long'] as const) : []),
        ...(isSet82(value) ? [] : (['bad-characters'] as const)),
      ];
    default:
      return fault === null ? [] : [fault === 'too-long' ? 'too-long' : 'not-gs1'];
  }
}

function gtinProblems(value: string, fault: Element['fault']): PackProblemCode[] {
  if (fault !== null) return ['not-gs1'];
  if (!/^\d+$/.test(value)) return ['bad-characters'];
  if (!isGtin(value)) return ['check-digit'];
  return value.startsWith('0') ? [] : ['indicator'];
}

function toReading(
  values: ReadonlyMap<string, string>,
  problems: ScanProblem[],
  { products, rules, today }: ScanContext,
): PackReading {
  const gtin = values.get('01');
  const cip13 = gtin !== undefined && isCip13(gtin.slice(1)) ? gtin.slice(1) : null;
  const [product, presentation] = gtin === undefined ? [] : named(gtin, products);
  const lot = values.get('10') ?? null;
  const digits = values.get('17');
  const printedExpiry = digits === undefined ? null : dateFromDigits(digits, today);
  const expiry =
    printedExpiry &&
    effectiveExpiry({
      rules,
      productId: product?.id ?? '',
      presentation: presentation?.id ?? null,
      lot,
      printed: printedExpiry,
      date: today,
    }).effective;
  return {
    cip13,
    presentation: presentation?.id ?? null,
    lot,
    expiry,
    printedExpiry,
    problems: [
      ...problems,
      ...(gtin !== undefined && !presentation ? [{ code: 'unknown-product' as const, ai: '01' }] : []),
      ...(expiry !== null && expiry < today ? [{ code: 'expired' as const, ai: '17' }] : []),
    ],
  };
}

/** By its own code, « 0 » and the CIP13, or by one under which it is imported. */
function named(gtin: string, products: readonly Product[]): [Product, Presentation] | [] {
  for (const product of products) {
    const presentation = product.presentations.find(
      ({ cip13, aliases = [] }) => gtin === `0${cip13}` || aliases.includes(gtin),
    );
    if (presentation) return [product, presentation];
  }
  return [];
}

/** 34008 begins UCD codes, which name one unit and no pack. */
function isCip13(text: string): boolean {
  return text.startsWith('3400') && !text.startsWith('34008');
}
