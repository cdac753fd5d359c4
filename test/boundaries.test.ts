import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Source {
  path: string;
  text: string;
}

const sources: Source[] = ['src', 'sw'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: join(root, path), text: readFileSync(join(root, path), 'utf8') })),
);

/** Files that may wire real time, ids and chance to the rest. */
const wiring = ['src/ui/main.tsx', 'src/endpoint/main.ts', 'src/cli/main.ts', 'sw/worker.ts'];

function using(pattern: RegExp, except: (path: string) => boolean): string[] {
  return sources
    .filter(({ path, text }) => !except(path) && pattern.test(withoutComments(text)))
    .map(({ path }) => path);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

const isWiring = (path: string) => wiring.includes(path);

describe('boundaries that the compiler cannot hold', () => {
  test('only the store imports dexie', () => {
    expect(using(/from 'dexie'/, (path) => path.startsWith('src/store/'))).toEqual([]);
  });

  test('only app-update imports workbox-window', () => {
    expect(using(/['"]workbox-window['"]/, (path) => path === 'src/ui/app-update.ts')).toEqual([]);
  });

  test('only sync calls fetch; page and worker wiring hands it over', () => {
    expect(using(/\bfetch\(/, (path) => path.startsWith('src/sync/'))).toEqual([]);
    expect(using(/\bfetch\.bind\(/, isWiring)).toEqual([]);
  });

  test.each([
    ['Date.now', /\bDate\.now\b/],
    ['new Date()', /\bnew Date\(\s*\)/],
    ['crypto.randomUUID', /\brandomUUID\b/],
    ['Math.random', /\bMath\.random\b/],
    ['crypto.getRandomValues', /\bgetRandomValues\b/],
  ])('%s is called in wiring files only', (_, pattern) => {
    expect(using(pattern, isWiring)).toEqual([]);
  });

  test('the domain imports nothing but itself and zod', () => {
    const outside = sources
      .filter(({ path }) => path.startsWith('src/domain/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/from '([^']+)'/g)].map(([, from = '']) =>
          from.startsWith('.') ? join(dirname(path), from) : from,
        ),
      )
      .filter((from) => !from.startsWith('src/domain/') && from !== 'zod/mini');
    expect(outside).toEqual([]);
  });

  test('no file is longer than 400 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 400).map(({ path }) => path);
    expect(long).toEqual([]);
  });
});
