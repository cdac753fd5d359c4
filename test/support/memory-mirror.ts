import type { Mirror } from '../../src/store/index.ts';

/** A mirror whose lines a test may look at and spoil. */
export function memoryMirror(): Mirror & { held: string[] } {
  const mirror = {
    held: [] as string[],
    makeSureOfRoom: async () => undefined,
    lines: async () => mirror.held,
    append: async (line: string) => void mirror.held.push(line),
    keepOnly: async (lines: () => Promise<readonly string[]>) => {
      mirror.held = [...(await lines())];
    },
  };
  return mirror;
}
