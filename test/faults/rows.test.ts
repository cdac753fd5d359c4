import { expect, test } from 'vitest';
import { rows } from './rows/index.ts';

const shown = rows.filter((row) => row.run && !row.elsewhere);

test('every fault and every attack has its row, once', () => {
  const faults = Array.from({ length: 30 }, (_, index) => `F${index}`);
  const attacks = Array.from({ length: 23 }, (_, index) => `S${index + 1}`);
  expect(rows.map((row) => row.row)).toEqual([...faults, ...attacks]);
});

for (const row of shown) {
  test(`${row.row}: ${row.title}: ${row.short}, no violation`, async ({ skip }) => {
    const say = (line: string) => console.log(`${row.row}: ${line}`);
    const result = await row.run?.({ amount: 'short', seed: null, say, saved: null, save: () => undefined });
    console.log(`${row.row}: ${result?.volume}`);
    expect(result?.violations).toEqual([]);
    if (result?.notRun) skip(result.notRun);
  });
}
