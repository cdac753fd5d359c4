/** What was scanned during one count. Lives and dies with it: serials are stored nowhere. */
export interface ScanMemory {
  /** Whether the camera still sees what it saw a moment ago; `at` is in milliseconds, of any clock that only goes on. */
  isStillInSight(raw: string, at: number): boolean;
  /** Remembers a pack, and says whether it had been seen. */
  isKnown(pack: string): boolean;
}

/** A pack leaves the picture for longer than this before the same code counts as shown again. */
const outOfSightMs = 3_000;

export function createScanMemory(): ScanMemory {
  const packs = new Set<string>();
  let inSight = { raw: '', at: Number.NEGATIVE_INFINITY };
  return {
    isStillInSight(raw, at) {
      const isStill = raw === inSight.raw && at - inSight.at < outOfSightMs;
      inSight = { raw, at };
      return isStill;
    },
    isKnown(pack) {
      const isKnown = packs.has(pack);
      packs.add(pack);
      return isKnown;
    },
  };
}
