import { values } from './values.ts';

type Item = string | number | bigint | boolean | Date | null;
export type Items = (Item | Items)[];

interface Element {
  oid: number;
  array: number;
  serialize: (value: never) => string;
  parse: (text: string) => unknown;
}

const plain = { serialize: (value: unknown) => String(value), parse: (text: string) => text };
const float = { ...plain, parse: Number };

/** The numbers are PostgreSQL's own and never change (pg_type.dat). */
const elements: Record<string, Element> = {
  booleans: { oid: 16, array: 1000, ...plain, parse: (text) => text === 't' },
  smallints: { oid: 21, array: 1005, ...float },
  ints: { oid: 23, array: 1007, ...float },
  texts: { oid: 25, array: 1009, ...plain },
  varchars: { oid: 1043, array: 1015, ...plain },
  integers: { oid: 20, array: 1016, ...values.integer },
  doubles: { oid: 701, array: 1022, ...float },
  localDates: { oid: 1082, array: 1182, ...values.localDate },
  instants: { oid: 1184, array: 1185, ...values.instant },
  numerics: { oid: 1700, array: 1231, ...plain },
  uuids: { oid: 2950, array: 2951, ...plain },
};

/**
 * Arrays of these types, and of no other: postgres.js would ask each new connection for all of them, and a connection
 * that fails meanwhile ends the whole process with an unhandled rejection (porsager/postgres issue 1192).
 */
export const arrays = Object.fromEntries(
  Object.entries(elements).map(([name, { array, serialize, parse }]) => [
    name,
    {
      to: array,
      from: [array],
      serialize: (items: Items | string) => itemsToText(items, serialize as (value: Item) => string),
      parse: (text: string) => textToItems(text, parse),
    },
  ]),
);

/** For `sql.array`: the array type of each element type. */
export const arrayTypes = Object.fromEntries(Object.values(elements).map(({ oid, array }) => [oid, array]));

export function itemsToText(items: Items | string, serialize: (value: Item) => string): string {
  if (typeof items === 'string') return items;
  const texts = items.map((item) => {
    if (item === null) return 'null';
    if (Array.isArray(item)) return itemsToText(item, serialize);
    return `"${serialize(item).replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${texts.join(',')}}`;
}

const token = /"((?:[^"\\]|\\.)*)"|([{}])|([^{},"]+)/gs;

export function textToItems(text: string, parse: (text: string) => unknown): unknown[] {
  const found: unknown[] = [];
  const open: unknown[][] = [found];
  // An array that does not begin at 1 is written [0:1]={…}.
  for (const [, quoted, brace, bare] of text.replace(/^[^{]*=/, '').matchAll(token)) {
    const inner = open.at(-1) ?? found;
    if (brace === '{') {
      const items: unknown[] = [];
      inner.push(items);
      open.push(items);
    } else if (brace === '}') open.pop();
    else if (quoted !== undefined) inner.push(parse(quoted.replace(/\\(.)/gs, '$1')));
    else inner.push(bare === 'NULL' ? null : parse(bare ?? ''));
  }
  return found[0] as unknown[];
}
