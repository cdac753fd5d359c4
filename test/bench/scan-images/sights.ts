import { type Sight, straight } from './picture.ts';

export type Random = () => number;

/** Mulberry32: the same pictures for the same seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const between = (random: Random, least: number, most: number) => least + random() * (most - least);

/** From what is easy to what nobody reads; each class spoils one thing, the last a little of everything. */
export const classes: Record<string, (random: Random) => Partial<Sight>> = {
  straight: () => ({}),
  rotated: (random) => ({ rotation: between(random, 0, 360) }),
  blurred: (random) => ({ rotation: between(random, -10, 10), blur: between(random, 0.5, 3) }),
  tilted: (random) => ({ rotation: between(random, -20, 20), tilt: between(random, 0.03, 0.3) }),
  small: (random) => ({ rotation: between(random, -10, 10), module: between(random, 1.5, 4) }),
  'low contrast': (random) => ({ rotation: between(random, -10, 10), contrast: between(random, 12, 70) }),
  noisy: (random) => ({ rotation: between(random, -10, 10), noise: between(random, 5, 45) }),
  'uneven light': (random) => ({ rotation: between(random, -10, 10), shade: between(random, 0.2, 0.9) }),
  'off centre': (random) => ({ x: between(random, 0.25, 0.75), y: between(random, 0.3, 0.7) }),
  'a little of all': (random) => ({
    ...{ rotation: between(random, 0, 360), tilt: between(random, 0, 0.12), module: between(random, 3, 5.5) },
    ...{ blur: between(random, 0.5, 1.2), contrast: between(random, 50, 160), noise: between(random, 1, 8) },
    ...{ shade: between(random, 0, 0.4), x: between(random, 0.35, 0.65), y: between(random, 0.35, 0.65) },
  }),
};

/**
 * A fair picture: a module of 3 pixels on its smaller edge, blurred by a third of one at most, edges within 1 to 1.3 of one
 * another, and print that stands out by a sixth of the scale and eight times from noise, where light is poorest.
 */
export function isReadable({ module, blur, tilt, contrast, noise, shade }: Sight): boolean {
  const smallest = module / (1 + tilt);
  const poorest = contrast * (1 - shade);
  return smallest >= 3 && blur <= smallest / 3 && tilt <= 0.13 && poorest >= 40 && poorest >= 8 * noise;
}

const cip13s = ['3400957464318', '3400957464486', '3400957464547', '3400927824845', '3400930145524'];
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';

/** So many sights of a class, each of another pack. */
export function sightsOf(name: string, count: number, random: Random): Sight[] {
  return Array.from({ length: count }, () => ({
    ...straight,
    module: between(random, 3.5, 6),
    ...classes[name]?.(random),
    text: packText(random),
  }));
}

/** As people read it, and as BWIPP takes it. */
function packText(random: Random): string {
  const some = (count: number) =>
    Array.from({ length: count }, () => letters[Math.floor(random() * letters.length)]).join('');
  const cip13 = cip13s[Math.floor(random() * cip13s.length)];
  return `(01)0${cip13}(17)${Math.floor(between(random, 27, 35))}0600(10)${some(7)}(21)${some(14)}`;
}

/** What a reader must say of it. */
export function rawOf(text: string): string {
  return `]d2${text.replace(/\(21\)/, '\u001d21').replace(/\((\d+)\)/g, '$1')}`;
}
