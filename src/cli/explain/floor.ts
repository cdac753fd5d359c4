import type { CountStatement } from '../../domain/count.ts';
import { rulesOf } from '../../domain/directive.ts';
import { floorSizes, judgeFloor, usableStock } from '../../domain/floor.ts';
import type { Vials } from '../../domain/injections.ts';
import { type LeftOf, leftOf } from '../../domain/left-of.ts';
import type { Product } from '../../domain/product.ts';
import { firstPack } from '../../reference/pack.ts';
import { doseFromText } from '../dose.ts';
import { readOptions, required, wholeNumber } from '../options.ts';
import { vialsFromText } from './vials.ts';

const mostTimes = 9_999;

/**
 * Judges a shelf as the screens would, its vials counted now and in date, less those that left since; what left is
 * printed where it was asked for.
 */
export function explainFloor(args: readonly string[]): object {
  const { options } = readOptions(args, ['vials', 'left', 'dose', 'threshold', 'patients']);
  const { product, injections } = floorOfReference();
  const sizesMg = floorSizes(product);
  const vials = vialsFromText('--vials', required(options, 'vials'), sizesMg);
  const left = vialsFromText('--left', options.left ?? '', sizesMg);
  const count = countOf(product, vials, left);
  const threshold = options.threshold;
  const judgement = judgeFloor({
    stock: usableStock(product, count, anyDay, []),
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
    ...(options.left === undefined ? {} : { left: leftOf(product, count).map((it) => told(product, it)) }),
  };
}

/** All is in date on it. */
const anyDay = '2000-01-01';

function countOf(product: Product, vials: Vials, left: Vials): CountStatement {
  const presentationOf = (sizeMg: number) =>
    product.presentations.find((it) => it.strengthMg === sizeMg && it.approvedForCrs === 'yes')?.id ?? '';
  return {
    countedAt: `${anyDay}T00:00:00Z`,
    lines: floorSizes(product).map((sizeMg) => {
      const units = vials.get(sizeMg) ?? 0;
      return {
        presentation: presentationOf(sizeMg),
        physical: units,
        usable: units,
        earliestExpiry: { kind: 'date', date: anyDay },
      };
    }),
    left: [...left].flatMap(([sizeMg, units]) =>
      units > 0 ? [{ presentation: presentationOf(sizeMg), units }] : [],
    ),
  };
}

function told(product: Product, { presentation, counted, left, isOverdrawn }: LeftOf): object {
  const sizeMg = product.presentations.find((it) => it.id === presentation)?.strengthMg;
  return { sizeMg, counted, left, ...(isOverdrawn ? { overdrawn: true } : {}) };
}

function floorOfReference(): { product: Product; injections: number } {
  const rule = rulesOf(firstPack.documents).find((it) => it.kind === 'floor');
  const product = firstPack.products.find((it) => rule?.products.includes(it.id));
  if (!rule || !product) throw new Error('the reference holds no floor');
  return { product, injections: rule.injections };
}
