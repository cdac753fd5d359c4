import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer as ArrayBuffer } });

/** What a camera would read of the one code that is drawn there. */
export async function readCode(place: Locator): Promise<string> {
  const found = await readBarcodes(new Uint8Array(await place.screenshot()), { formats: ['QRCode'] });
  if (found.length !== 1) throw new Error(`${found.length} codes are drawn there`);
  return (found[0] as { text: string }).text;
}
