// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { rulesOf } from '../../src/domain/directive.ts';
import { firstPack } from '../../src/reference/pack.ts';
import type { AppActions } from '../../src/ui/app-props.ts';
import ProductSheet from '../../src/ui/screens/product-sheet.tsx';
import { tablet } from './made-up.ts';

afterEach(cleanup);

const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
const rules = rulesOf(firstPack.documents);
const firstDays = firstPack.products.flatMap((product) =>
  [...new Set(rules.filter((it) => it.products.includes(product.id)).map((it) => it.from))].map(
    (day) => [product.id, day] as const,
  ),
);

it.each(firstDays)(
  'the sheet of %s on %s has every rule that begins that day, in its own words',
  (id, day) => {
    const product = firstPack.products.find((it) => it.id === id);
    if (!product) throw new Error('a product of the pack');
    render(
      <ProductSheet
        product={product}
        snapshot={tablet([])}
        now={`${day}T15:00:00Z`}
        actions={{} as AppActions}
      />,
    );
    const items = [...document.querySelectorAll('.items > li')];
    const begun = rules.filter((it) => it.products.includes(id) && it.from === day);
    expect(begun.length).toBeGreaterThan(0);
    for (const rule of begun) {
      const told = items.filter((it) => {
        const said = plain(it.textContent);
        return said.includes(plain(rule.phrase)) && said.includes(plain(rule.reading));
      });
      expect(told, rule.id).not.toEqual([]);
      if (rule.kind === 'notice')
        expect(told.map((it) => plain(it.querySelector('h3')?.textContent))).toContain(plain(rule.title));
      if (rule.kind === 'link')
        expect(
          told.some((it) => it.querySelector(`a[href="${rule.url}"]`)),
          rule.id,
        ).toBe(true);
    }
  },
);

it('every requirement for display, and every pointer that is not left out, is a rule on a sheet', () => {
  const table = readFileSync('src/reference/requirements.md', 'utf8');
  const rows = [...table.matchAll(/^\| (R\d{3}) \| (?:DISPLAY|POINTER) \|.*\| (\S+) \|[^|]*\|[^|]*\|$/gm)];
  expect(rows).toHaveLength(22);
  const shown = new Set(rules.flatMap((it) => it.requirements));
  for (const [, id = '', state] of rows) expect(shown.has(id), id).toBe(state !== 'out');
});
