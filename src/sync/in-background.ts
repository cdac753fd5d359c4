import { drain } from './drain.ts';
import type { SyncParts } from './parts.ts';

/**
 * Opens once, and again where opening failed: a browser may keep its worker for hours, and all that while it would wait
 * on that failure.
 */
export function openedOnce<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | null = null;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
}

/** Rejects while anything is unsent, so that the browser comes back for it. */
export async function drainOrReject(parts: SyncParts): Promise<void> {
  const { left } = await drain(parts, true);
  if (left > 0) throw new Error(`${left} events unsent`);
}
