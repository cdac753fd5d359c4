import bwip from 'bwip-js/node';
import type { Frame } from '../../../src/ui/scan/decode-frame.ts';

/** How a symbol is seen. Lengths are in pixels of the picture, angles in degrees. */
export interface Sight {
  text: string;
  /** Side of one module. */
  module: number;
  rotation: number;
  /** How much smaller the far edge is than the near one: 0 is seen straight on. */
  tilt: number;
  /** Standard deviation of a Gaussian. */
  blur: number;
  /** Light less dark, of 255. */
  contrast: number;
  /** Standard deviation of what the sensor adds to each pixel, of 255. */
  noise: number;
  /** How much of the light is lost from the left edge to the right one. */
  shade: number;
  /** Where the symbol's middle lies, of the picture: 0.5 is its middle. */
  x: number;
  y: number;
}

export const straight: Omit<Sight, 'text'> = {
  ...{ module: 6, rotation: 0, tilt: 0, blur: 0.5, contrast: 200, noise: 2, shade: 0, x: 0.5, y: 0.5 },
};

interface Symbol {
  dark: ArrayLike<number>;
  size: number;
}

/** The modules of a GS1 DataMatrix, drawn by BWIPP from the form that people read. */
export function symbolOf(text: string): Symbol {
  const [drawn] = bwip.raw({ bcid: 'gs1datamatrix', text }) as unknown as { pixs: number[]; pixx: number }[];
  if (!drawn) throw new Error('nothing drawn');
  return { dark: drawn.pixs, size: drawn.pixx };
}

/** The picture that a camera would give of a symbol printed black on a light carton, with other print beside it. */
export function picture(sight: Sight, width: number, height: number, random: () => number): Frame {
  const symbol = symbolOf(sight.text);
  const darkAt = printOf(symbol, sight, width, height);
  const light = 128 + sight.contrast / 2;
  const exact = new Float32Array(width * height);
  // Nothing is printed farther from the symbol.
  const reach = 2.5 * symbol.size * sight.module;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const lit = 1 - (sight.shade * x) / width;
      exact[y * width + x] = light * lit;
      if (Math.hypot(x - sight.x * width, y - sight.y * height) > reach) continue;
      // Four points a pixel.
      const dark =
        darkAt(x - 0.25, y - 0.25) +
        darkAt(x + 0.25, y - 0.25) +
        darkAt(x - 0.25, y + 0.25) +
        darkAt(x + 0.25, y + 0.25);
      exact[y * width + x] = (light - (sight.contrast * dark) / 4) * lit;
    }
  }
  return toFrame(
    gaussian(exact, width, height, sight.blur),
    width,
    height,
    () => sight.noise * normal(random),
  );
}

function toFrame(light: Float32Array, width: number, height: number, noise: () => number): Frame {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < light.length; at += 1) {
    const seen = (light[at] ?? 0) + noise();
    data[at * 4] = seen;
    data[at * 4 + 1] = seen;
    data[at * 4 + 2] = seen;
  }
  return { data, width, height };
}

/** 1 where there is ink and 0 where there is none, at a point of the picture. */
function printOf({ dark, size }: Symbol, sight: Sight, width: number, height: number) {
  const { module, rotation, tilt } = sight;
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  const half = (size * module) / 2;
  return (pictureX: number, pictureY: number): 0 | 1 => {
    const x = (pictureX - sight.x * width) / half;
    const y = (pictureY - sight.y * height) / half;
    // In half sides of the symbol, along its own axes.
    const across = x * cos + y * sin;
    const down = y * cos - x * sin;
    // A plane turned about its horizontal axis: what is far is small, in both directions.
    const depth = 1 + tilt * down;
    const column = Math.floor(((across / depth + 1) / 2) * size);
    const row = Math.floor((((down * (1 + tilt / 2)) / depth + 1) / 2) * size);
    const isSymbol = column >= 0 && column < size && row >= 0 && row < size;
    return (isSymbol ? dark[row * size + column] === 1 : isText(across, down)) ? 1 : 0;
  };
}

/** Lines of small print to the right of the symbol, behind its quiet zone. */
function isText(across: number, down: number): boolean {
  if (across < 1.35 || across > 3 || Math.abs(down) > 1) return false;
  return Math.abs((down * 4) % 1) < 0.4 && Math.sin(across * 37) + Math.sin(across * 61 + down * 9) > 0.3;
}

function gaussian(values: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const reach = Math.ceil(3 * sigma);
  const bell = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = bell.reduce((sum, it) => sum + it, 0);
  const rows = smoothed(values, bell, total, { lines: height, length: width, nextLine: width, next: 1 });
  return smoothed(rows, bell, total, { lines: width, length: height, nextLine: 1, next: width });
}

function smoothed(
  from: Float32Array,
  bell: Float32Array,
  total: number,
  grid: { lines: number; length: number; nextLine: number; next: number },
): Float32Array {
  const to = new Float32Array(from.length);
  const reach = (bell.length - 1) / 2;
  for (let line = 0; line < grid.lines; line += 1) {
    const start = line * grid.nextLine;
    for (let at = 0; at < grid.length; at += 1) {
      let sum = 0;
      for (let i = 0; i < bell.length; i += 1) {
        const place = Math.min(grid.length - 1, Math.max(0, at + i - reach));
        sum += (bell[i] as number) * (from[start + place * grid.next] as number);
      }
      to[start + at * grid.next] = sum / total;
    }
  }
  return to;
}

/** Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
