import { expect, it } from 'vitest';
import { readPictures } from './scan-images/run.ts';

it('99 % of the readable pictures of packs are read, and none as another pack', async () => {
  const rows = await readPictures(7, { width: 400, height: 320 }, 7);
  const sum = (key: 'wrong' | 'readable' | 'readableDecoded' | 'pictures') =>
    rows.reduce((total, row) => total + row[key], 0);
  expect(sum('pictures')).toBeGreaterThanOrEqual(60);
  expect(sum('wrong')).toBe(0);
  expect(sum('readable')).toBeGreaterThanOrEqual(40);
  expect(sum('readableDecoded') / sum('readable')).toBeGreaterThanOrEqual(0.99);
});
