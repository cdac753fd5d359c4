import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { decodeFrame } from '../../../src/ui/scan/decode-frame.ts';
import { picture } from './picture.ts';
import { classes, isReadable, rawOf, seeded, sightsOf } from './sights.ts';

export interface Row {
  name: string;
  pictures: number;
  decoded: number;
  /** Decoded as something else than what was drawn. */
  wrong: number;
  readable: number;
  readableDecoded: number;
  /** One a picture, in milliseconds. */
  times: number[];
}

export interface Size {
  width: number;
  height: number;
}

/** Draws so many pictures of each class, and reads them with what the scanner's worker reads them with. */
export async function readPictures(count: number, { width, height }: Size, seed: number): Promise<Row[]> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = new Uint8Array(wasm).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const random = seeded(seed);
  const rows: Row[] = [];
  for (const name of Object.keys(classes)) {
    const row = { name, pictures: 0, decoded: 0, wrong: 0, readable: 0, readableDecoded: 0, times: [] };
    for (const sight of sightsOf(name, count, random))
      await add(row, sight, picture(sight, width, height, random));
    rows.push(row);
  }
  return rows;
}

async function add(
  row: Row,
  sight: Parameters<typeof picture>[0],
  frame: ReturnType<typeof picture>,
): Promise<void> {
  const from = performance.now();
  const raw = await decodeFrame(frame);
  row.times.push(performance.now() - from);
  const isDecoded = raw === rawOf(sight.text);
  row.pictures += 1;
  row.decoded += Number(isDecoded);
  row.wrong += Number(raw !== null && !isDecoded);
  row.readable += Number(isReadable(sight));
  row.readableDecoded += Number(isReadable(sight) && isDecoded);
}
