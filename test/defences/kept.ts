import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stampOfFiles } from '../support/stamp.ts';
import type { Defence } from './defence.ts';
import type { Outcome } from './table.ts';

/** A file each, so that runs beside each other keep what both found. */
const folder = 'node_modules/.defences';

/** What a defence came to as it now stands, with the code that it is taken out of and its test; null where it was not run so. */
export function keptOutcome(defence: Defence): Outcome | null {
  try {
    return JSON.parse(readFileSync(pathOf(defence), 'utf8'));
  } catch {
    return null;
  }
}

export function keepOutcome(defence: Defence, outcome: Outcome): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(pathOf(defence), JSON.stringify(outcome));
}

function pathOf(defence: Defence): string {
  const files = new Set([...defence.edits.map(([file]) => file), defence.seenBy.file]);
  return `${folder}/${stampOfFiles([...files], JSON.stringify(defence))}.json`;
}
