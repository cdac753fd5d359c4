import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a tablet on a satellite link has to fetch, in bytes after gzip. */
const bounds = [
  { what: 'the page’s code', bytes: 75_000, has: (path: string) => path.endsWith('.js') && path !== 'sw.js' },
  { what: 'the worker', bytes: 50_000, has: (path: string) => path === 'sw.js' },
  { what: 'the CSS', bytes: 6_000, has: (path: string) => path.endsWith('.css') },
];

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' });
let isOver = false;
for (const { what, bytes, has } of bounds) {
  const found = files.filter(has);
  const size = found.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join('dist', path)), { level: 9 }).length,
    0,
  );
  if (found.length === 0 || size > bytes) isOver = true;
  console.log(
    `${what}: ${size} of ${bytes} bytes gzip (${found.length} files)${size > bytes ? ' — over' : ''}`,
  );
}
if (isOver) process.exitCode = 1;
