import { gzipSync } from 'node:zlib';

/** Bodies that are small to send and large to inflate, to parse or to check. */
export function bombs(): { payload: Buffer; gzip: boolean }[] {
  const head = `{"device":"${'a'.repeat(20)}","events":`;
  const texts = [
    `${head}[${'{},'.repeat(340_000)}{}]}`,
    `${head}[${'[],'.repeat(340_000)}[]]}`,
    `${head}${'['.repeat(1_000_000)}`,
    `${head}${'{"a":'.repeat(200_000)}`,
    `${head}[${'0,'.repeat(500_000)}0]}`,
    `${head}["${'\\u0000'.repeat(170_000)}"]}`,
    `"${'\\"'.repeat(500_000)}`,
    `${head}${'9'.repeat(1_000_000)}}`,
    `{${Array.from({ length: 60_000 }, (_, index) => `"k${index}":0`).join()}}`,
    ' '.repeat(1_048_576),
  ];
  const zeros = gzipSync(Buffer.alloc(64 * 1_048_576));
  return [
    ...texts.map((text) => ({ payload: gzipSync(text), gzip: true })),
    { payload: zeros, gzip: true },
    { payload: gzipSync(zeros), gzip: true },
    // Many members: each inflates to a little, all together to too much.
    {
      payload: Buffer.concat(Array.from({ length: 2_000 }, () => gzipSync(Buffer.alloc(100_000)))).subarray(
        0,
        262_000,
      ),
      gzip: true,
    },
    { payload: Buffer.alloc(1_048_577, '['), gzip: false },
    { payload: Buffer.alloc(262_145), gzip: true },
  ];
}
