import type { CountLine } from '../../domain/count.ts';
import type { Instant } from '../../domain/day.ts';
import { expectedUnits, surprising } from '../../domain/expected.ts';
import type { Product } from '../../domain/product.ts';
import type { SecondCountAbove } from '../../domain/second-count.ts';
import { unitsAbove } from '../../domain/second-count-default.ts';
import type { KeptEvent, SecondDraft } from '../../store/snapshot.ts';
import { afterFirst as stageAfterFirst } from './stages.ts';

export { Again } from './again.tsx';
export { SecondStage } from './second-stage.tsx';

interface Asking {
  product: Product;
  events: readonly KeptEvent[];
  /** Corrected, as the events are. */
  now: Instant;
  secondAbove: SecondCountAbove | undefined | null;
}

/** What follows once the first person's count is whole; null where it is to be sealed. */
export function afterFirst(
  { product, events, now, secondAbove }: Asking,
  lines: readonly CountLine[],
  second: SecondDraft | undefined,
): SecondDraft | null {
  const expected = expectedUnits(events, product.id, now);
  return stageAfterFirst(
    second ?? null,
    lines,
    surprising(lines, expected, unitsAbove(secondAbove ?? undefined)),
  );
}
