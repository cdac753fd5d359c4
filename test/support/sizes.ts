import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a tablet on a satellite link has to fetch, in bytes after gzip. */
const page = readFileSync('dist/index.html', 'utf8');
const entry = /src="\/(assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
const files = readdirSync('dist', { recursive: true, encoding: 'utf8' });
const styles = files.filter((path) => path.endsWith('.css'));
const later = files.filter((path) => path.endsWith('.js') && path !== 'sw.js' && !opening(entry).has(path));
const bounds = [
  { what: 'the page’s code', bytes: 75_000, paths: [...opening(entry)] },
  {
    what: 'what it fetches later or on demand (supervisors, sheets, papers, journal, people, lots, scanner, English)',
    bytes: 160_000,
    paths: later,
  },
  { what: 'the worker', bytes: 50_000, paths: ['sw.js'] },
  { what: 'the page’s CSS', bytes: 6_000, paths: styles.filter((path) => page.includes(path)) },
  {
    what: 'CSS of what is fetched later',
    bytes: 5_000,
    paths: styles.filter((path) => !page.includes(path)),
  },
];

/** A script and everything that it imports at once. */
function opening(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(join('dist', path), 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    opening(`assets/${name}`, found);
  return found;
}

for (const { what, bytes, paths } of bounds) {
  const size = paths.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join('dist', path)), { level: 9 }).length,
    0,
  );
  const isOver = paths.length === 0 || size > bytes;
  console.log(`${what}: ${size} of ${bytes} bytes gzip (${paths.length} files)${isOver ? ' — over' : ''}`);
  if (isOver) process.exitCode = 1;
}
