import { useEffect, useState } from 'preact/hooks';

export type LotParts = typeof import('./lot-panel.tsx');

/** What tells a row by lot: not needed to count, so fetched once the counting screen is open; null until it is there. */
export function useLotParts(): LotParts | null {
  const [parts, setParts] = useState<LotParts | null>(null);
  useEffect(() => {
    import('./lot-panel.tsx').then(setParts, () => undefined);
  }, []);
  return parts;
}
