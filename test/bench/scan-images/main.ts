import { type Row, readPictures } from './run.ts';

/** What the scanner reads, by class of picture: `npm run bench:scan [-- pictures-a-class [seed]]`. */
const [count = '16', seed = '1'] = process.argv.slice(2);
const size = { width: 1280, height: 720 };
const rows = await readPictures(Number(count), size, Number(seed));

const share = (part: number, whole: number) =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} % of ${whole}`;
const at = (times: readonly number[], quantile: number) =>
  `${[...times].sort((a, b) => a - b)[Math.floor(quantile * (times.length - 1))]?.toFixed(0)} ms`;
const sum = (key: 'decoded' | 'pictures' | 'readable' | 'readableDecoded' | 'wrong') =>
  rows.reduce((total, row) => total + row[key], 0);
const all: Row = {
  ...{ name: 'all', pictures: sum('pictures'), decoded: sum('decoded'), wrong: sum('wrong') },
  ...{ readable: sum('readable'), readableDecoded: sum('readableDecoded') },
  times: rows.flatMap((row) => row.times),
};

console.log(`${size.width} x ${size.height}, seed ${seed}; times are of this machine, as busy as it is now`);
console.table(
  Object.fromEntries(
    [...rows, all].map((row) => [
      row.name,
      {
        decoded: share(row.decoded, row.pictures),
        'of the readable': share(row.readableDecoded, row.readable),
        wrong: row.wrong,
        median: at(row.times, 0.5),
        '95 %': at(row.times, 0.95),
      },
    ]),
  ),
);
if (all.wrong > 0 || all.readableDecoded < 0.99 * all.readable) process.exitCode = 1;
