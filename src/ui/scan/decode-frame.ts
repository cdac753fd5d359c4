import { type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';

/** A picture as a canvas gives it: four bytes a pixel. */
export type Frame = Pick<ImageData, 'data' | 'width' | 'height'>;

/** Plain, as other modes put something else in the place of separators. */
const options: ReaderOptions = { formats: ['DataMatrix'], textMode: 'Plain', maxNumberOfSymbols: 1 };

/** For the whole picture, where local ones drown in noise. */
const oneThreshold: ReaderOptions = { binarizer: 'GlobalHistogram' };

/** The raw scan of a DataMatrix in sight, its symbology first; null when there is none to be read. */
export async function decodeFrame(frame: Frame): Promise<string | null> {
  return (await decode(frame)) ?? (await decode(frame, oneThreshold)) ?? (await decode(centreDoubled(frame)));
}

async function decode(frame: Frame, more: ReaderOptions = {}): Promise<string | null> {
  const [found] = await readBarcodes(frame as ImageData, { ...options, ...more });
  return found?.isValid ? found.symbologyIdentifier + found.text : null;
}

/** The middle of the picture at twice the size, in grey: what is small or blurred is found more often there. */
export function centreDoubled({ data, width, height }: Frame): Frame {
  const grey = greyOf(data);
  const doubled = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    const fromY = height / 4 + y / 2;
    const row = Math.floor(fromY) * width;
    const below = row + (fromY % 1 === 0 ? 0 : width);
    for (let x = 0; x < width; x += 1) {
      const fromX = width / 4 + x / 2;
      const at = Math.floor(fromX);
      const right = fromX % 1 === 0 ? at : at + 1;
      const sum =
        (grey[row + at] ?? 0) +
        (grey[row + right] ?? 0) +
        (grey[below + at] ?? 0) +
        (grey[below + right] ?? 0);
      const to = (y * width + x) * 4;
      doubled[to] = sum / 4;
      doubled[to + 1] = sum / 4;
      doubled[to + 2] = sum / 4;
    }
  }
  return { data: doubled, width, height };
}

/** Weights of ITU-R BT.601. */
function greyOf(data: Frame['data']): Float32Array {
  const grey = new Float32Array(data.length / 4);
  for (let at = 0; at < grey.length; at += 1) {
    const from = at * 4;
    grey[at] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
  }
  return grey;
}
