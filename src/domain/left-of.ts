import * as z from 'zod/mini';
import type { CountStatement } from './count.ts';
import { remainderOf } from './leaving.ts';
import type { Product } from './product.ts';

/** One presentation of which units left since the count. */
export const LeftOf = z.object({
  presentation: z.string(),
  /** What could be used of it when it was counted. */
  counted: z.int(),
  left: z.int(),
  /** More left than was there: of it all, or of a lot that was named. Somebody has to count again. */
  isOverdrawn: z.boolean(),
});
export type LeftOf = z.infer<typeof LeftOf>;

/** Of each presentation, in the order of the catalogue; none for those of which nothing left. */
export function leftOf(product: Product, { lines, left }: Pick<CountStatement, 'lines' | 'left'>): LeftOf[] {
  return product.presentations.flatMap(({ id }) => {
    const units = left.reduce((sum, it) => sum + (it.presentation === id ? it.units : 0), 0);
    if (units === 0) return [];
    const line = lines.find((it) => it.presentation === id);
    const isOverdrawn = !line || remainderOf(line, left).isOverdrawn;
    return [{ presentation: id, counted: line?.usable ?? 0, left: units, isOverdrawn }];
  });
}
