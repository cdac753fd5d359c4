import { expect } from 'vitest';

/** What the functions of the dictionaries accept, tried one after another. */
const someArguments: unknown[][] = [
  [3, 2, 'week'],
  [3, 'vial'],
  [3, 2],
  [1, 2, 3],
  ['a', 'b', 'c'],
  ['vial', 2],
  ['2021-06-14', 'America/Cayenne'],
  [['2021-06-14', '2021-06-15'], '3 h'],
  ['a', '2021-06-14', '2021-06-14', null],
  [{ injections: 2, injectionsWhenResupplyCompromised: 3 }, true, 1, 2],
  ['2021-06-14', '2021-06-14'],
  [['a', 'b'], 'action'],
  ['a', 'cites', false],
  [{ from: '2021-06-08', fromPrecision: 'month' }],
  [72.5, { mgPerKg: 8, mg: 580, isCapped: false }],
  [1, '2021-06-14', 86_400_000],
  [[{ from: 2, to: 3 }]],
  [{ channel: 'DGS', number: '1', date: '2021-06-14' }],
  [{ updates: 3, per: 'week' }],
  [{ lot: 'A', printedExpiry: '2021-09-30', extendedTo: '2022-12-31', relabelling: 'done' }],
  [{ status: 'tension', approvedBy: null }],
  [{ quantities: [], deliveryFrom: '2021-06-07', deliveryTo: '2021-06-20' }],
  [{ title: 'a', label: 'b', regime: 'c', state: 'requested', code: 'd', origin: 'e', name: 'f' }],
  [{ order: ['own-stock', 'wholesaler'] }],
];

/** Every text that a dictionary can say, each with its place; what a function says, by the arguments it took. */
export function textsOf(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const said = someArguments.flatMap((args, index) => {
      try {
        const text: unknown = value(...args);
        return typeof text === 'string' ? [[`${path}(${index})`, text] as [string, string]] : [];
      } catch {
        return [];
      }
    });
    expect(said, `${path} could not be called`).not.toHaveLength(0);
    return said;
  }
  return Object.entries(value as object).flatMap(([key, member]) => textsOf(member, `${path}.${key}`));
}
