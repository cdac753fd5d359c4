import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const version = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')).version as string;

/** Two builds into one folder: the page, then the worker, which precaches what the first left there. */
export default defineConfig(({ mode }) => ({
  ...(mode === 'worker' ? workerBuild() : pageBuild()),
  // Its wrapper would bring the CommonJS build, which weighs 2 kB more.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.min.mjs' } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      project(
        'quick',
        ['test/**/*.test.{ts,tsx}'],
        ['test/endpoint/**', 'test/cli/**', 'test/journeys/**', 'test/faults/**'],
      ),
      project('database', ['test/endpoint/**/*.test.ts', 'test/cli/**/*.test.ts'], []),
      project('journeys', ['test/journeys/**/*.test.ts'], []),
      project('faults', ['test/faults/**/*.test.ts'], []),
    ],
  },
}));

function pageBuild() {
  return {
    plugins: [smallLoader()],
    define: { __APP_VERSION__: JSON.stringify(version) },
    // The scanner's, which has its decoder's code in one file.
    worker: { format: 'es' as const },
    build: {
      target: 'es2022',
      modulePreload: false as const,
      license: false,
      rollupOptions: {
        output: {
          // Named by their content alone: the page and the worker both carry the whole list.
          chunkFileNames: 'assets/[hash:7].js',
          // All that opening fetches, in one file: gzip finds more to share, and one request crosses a satellite link.
          // What several later parts share goes with one of them: half as many files, whose names page and worker carry.
          codeSplitting: {
            groups: [
              { name: 'opening', tags: ['$initial'], priority: 1 },
              { name: 'shared', minShareCount: 2 },
            ],
          },
        },
      },
    },
  };
}

/** What fetches a part with its styles: Vite's own, which also serves what is not used here, weighs 700 bytes more. */
function smallLoader() {
  let isReplaced = false;
  return {
    name: 'small-loader',
    transform(_: string, id: string) {
      if (!id.endsWith('vite/preload-helper.js')) return null;
      isReplaced = true;
      return { code: loader, map: null };
    },
    generateBundle(_: object, bundle: Record<string, { type: string; dynamicImports?: string[] }>) {
      const isNeeded = Object.values(bundle).some((it) => (it.dynamicImports ?? []).length > 0);
      if (isNeeded && !isReplaced) throw new Error('the loader that is replaced was not found');
    },
  };
}

/** Styles once each, and before the code; a sheet that could not be fetched is asked for again the next time. */
const loader = `
const asked = {};
const style = (path) =>
  (asked[path] ??= new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/' + path;
    link.onload = resolve;
    link.onerror = () => {
      asked[path] = null;
      link.remove();
      reject(new Error(path));
    };
    document.head.append(link);
  }));
export const __vitePreload = (load, styles = []) => Promise.all(styles.map(style)).then(load);
`;

function workerBuild() {
  return {
    define: { __APP_VERSION__: JSON.stringify(version), __PRECACHE__: JSON.stringify(precacheList()) },
    publicDir: false as const,
    build: {
      target: 'es2022',
      emptyOutDir: false,
      modulePreload: false as const,
      rollupOptions: { input: 'sw/worker.ts', output: { entryFileNames: 'sw.js', codeSplitting: false } },
    },
  };
}

/** Files under assets/ carry their hash in their name; the others need one to be fetched again when they change. */
function precacheList(): { url: string; revision: string | null }[] {
  const root = 'dist';
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'sw.js')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const url = `/${path.slice(root.length + 1).replaceAll('\\', '/')}`;
      const revision = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
      return { url, revision: url.startsWith('/assets/') ? null : revision };
    });
}

function project(name: string, include: string[], exclude: string[]) {
  const isSlow = name !== 'quick';
  return {
    test: {
      name,
      include,
      exclude,
      // Whole processes start, are killed and race there: on a machine that we do not choose, once more, and the report
      // says so. On one's own a test that fails now and then must be seen.
      retry: isSlow && name !== 'faults' && process.env.CI ? 1 : 0,
      testTimeout: name === 'faults' ? 600_000 : isSlow ? 150_000 : 20_000,
      hookTimeout: 180_000,
      fileParallelism: name !== 'journeys',
      maxWorkers: 2,
      ...(isSlow ? {} : { setupFiles: ['test/support/quick-setup.ts'] }),
      ...(name === 'journeys' ? { globalSetup: ['test/support/journeys-setup.ts'] } : {}),
    },
  };
}
