import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stampOfFiles } from '../support/stamp.ts';
import type { Defence } from './defence.ts';
import type { Outcome } from './table.ts';

/** A file each, so that runs beside each other keep what both found. */
const folder = 'node_modules/.defences';

/** Where it is kept as it now stands: the defence, the code that it is taken out of, and its test. */
export function placeOf(defence: Defence): string {
  const files = new Set([...defence.edits.map(([file]) => file), defence.seenBy.file]);
  return `${folder}/${stampOfFiles([...files], JSON.stringify(defence))}.json`;
}

/** Null where it was not run so, or not seen: that is tried again. */
export function keptOutcome(place: string): Outcome | null {
  try {
    const kept: Outcome = JSON.parse(readFileSync(place, 'utf8'));
    return kept.kind === 'red' ? kept : null;
  } catch {
    return null;
  }
}

export function keepOutcome(place: string, outcome: Outcome): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(place, JSON.stringify(outcome));
}
