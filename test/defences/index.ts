import type { Defence } from './defence.ts';
import { tabletDefences } from './list/tablet.ts';

/** To add one: write it into the list it belongs to, and see `npm run defences -- ROW` turn its test red. */
export const defences: readonly Defence[] = [...tabletDefences];
