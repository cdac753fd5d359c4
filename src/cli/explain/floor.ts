import { rulesOf } from '../../domain/directive.ts';
import { floorSizes, judgeFloor } from '../../domain/floor.ts';
import { firstPack } from '../../reference/pack.ts';
import { doseFromText } from '../dose.ts';
import { readOptions, required, wholeNumber } from '../options.ts';
import { vialsFromText } from './vials.ts';

const mostTimes = 9_999;

/** Judges a shelf as the screens would, its vials counted now and in date. */
export function explainFloor(args: readonly string[]): object {
  const { options } = readOptions(args, ['vials', 'dose', 'threshold', 'patients']);
  const { sizesMg, injections } = floorOfReference();
  const threshold = options.threshold;
  const judgement = judgeFloor({
    stock: { verified: vialsFromText('--vials', required(options, 'vials'), sizesMg), unverified: new Map() },
    sizesMg,
    doseMg: doseFromText('--dose', required(options, 'dose')),
    threshold: threshold === undefined ? injections : wholeNumber('--threshold', threshold, 1, mostTimes),
    patients: wholeNumber('--patients', options.patients ?? '1', 1, mostTimes),
  });
  return {
    injections: judgement.injections,
    required: judgement.required,
    answer: judgement.answer,
    shortBy: judgement.shortBy,
    repairs: judgement.repairs.map(({ sizeMg, vials }) => ({ [sizeMg]: vials })),
  };
}

function floorOfReference(): { sizesMg: number[]; injections: number } {
  const rule = rulesOf(firstPack.documents).find((it) => it.kind === 'floor');
  const product = firstPack.products.find((it) => rule?.products.includes(it.id));
  if (!rule || !product) throw new Error('the reference holds no floor');
  return { sizesMg: floorSizes(product), injections: rule.injections };
}
