import { mostUnits } from '../../domain/lot.ts';
import { wholeNumber } from '../options.ts';
import { BadInput } from '../outcome.ts';

/** `400=3,200=1` as vials by size; empty text is an empty shelf. */
export function vialsFromText(
  argument: string,
  text: string,
  sizesMg: readonly number[],
): Map<number, number> {
  const vials = new Map<number, number>();
  if (text.trim() === '') return vials;
  for (const part of text.split(',')) {
    const [, size = '', count = ''] = /^ *(\d+) *= *(\d+) *$/.exec(part) ?? [];
    if (size === '') throw new BadInput(argument, `« ${part} » is not SIZE=COUNT`);
    const sizeMg = Number(size);
    if (!sizesMg.includes(sizeMg))
      throw new BadInput(argument, `« ${part} » is not of a size among ${sizesMg.join(', ')}`);
    if (vials.has(sizeMg)) throw new BadInput(argument, `size ${sizeMg} is given twice`);
    vials.set(sizeMg, wholeNumber(argument, count, 0, mostUnits));
  }
  return vials;
}
