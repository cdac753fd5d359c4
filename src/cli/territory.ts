import { type Territory, territories } from '../reference/territories.ts';
import { BadInput } from './outcome.ts';

/** By INSEE code, or by name whatever its case, accents and dashes. */
export function territoryFromText(argument: string, text: string): Territory {
  const wanted = plain(text);
  const territory = territories.find(
    (it) => it.code === wanted.padStart(2, '0') || plain(it.name) === wanted,
  );
  if (!territory) throw new BadInput(argument, `« ${text} » is not the INSEE code or the name of a region`);
  return territory;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
