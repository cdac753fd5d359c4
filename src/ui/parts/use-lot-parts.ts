import { useLater } from './use-later.ts';

export type LotParts = typeof import('./lot-panel.tsx');

const load = () => import('./lot-panel.tsx');

/** What tells a row by lot: not needed to count, so fetched once the counting screen is open. */
export const useLotParts = (): LotParts | null => useLater(load);
