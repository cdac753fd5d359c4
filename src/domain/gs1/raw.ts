export type ScanSource = 'camera' | 'wedge';

/** What ends a value of no fixed length: FNC1, which readers send as the group separator. */
export const separator = '\u001d';

/** What keyboard scanners type for a control character that has no key. */
const substitutes = /\u241d|<GS>|\{GS\}|\^\]/g;

/** Symbologies flagged as GS1: DataMatrix, and those that scanners may read instead (ISO/IEC 15424). */
const symbology = /^\](d2|C1|e0|Q3|J1)/;

/** The element strings of a scan: separators made one, what announces them and the key that ends them dropped. */
export function elementStrings(raw: string, source: ScanSource): string {
  const typed = source === 'wedge' ? raw.replace(/[\r\n\t]+$/, '') : raw;
  const text = typed.replace(substitutes, separator).replace(symbology, '');
  return text.startsWith(separator) ? text.slice(1) : text;
}
