import type { CarriedFile } from '../../src/protocol/carried.ts';
import { signText } from '../../src/protocol/crypto.ts';
import { subtle } from './service.ts';
import type { WireTablet } from './tablet.ts';

/** What a tablet would export of these events, a batch for each list. */
export async function carriedFile(tablet: WireTablet, ...batches: unknown[][]): Promise<CarriedFile> {
  return fileOf(tablet, ...batches.map((events) => tablet.batch(events, { carriedBy: 'file' })));
}

/** A file of batches, whatever they say of themselves. */
export async function fileOf(tablet: WireTablet, ...batches: object[]): Promise<CarriedFile> {
  const signed = batches.map(async (batch) => {
    const text = JSON.stringify(batch);
    return { text, signature: await signText(subtle, tablet.keys.privateKey, text) };
  });
  return { format: 'releve-carried/1', batches: await Promise.all(signed) };
}
