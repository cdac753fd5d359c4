import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const domain = new URL('../../src/domain/', import.meta.url).pathname;
const files = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.ts'));

/** Asked for within a test: what throws while it loads takes whole files of tests away, and a mutation run sees none fail. */
it.each(files)('%s loads', async (file) => {
  await expect(import(/* @vite-ignore */ domain + file)).resolves.toBeDefined();
});
