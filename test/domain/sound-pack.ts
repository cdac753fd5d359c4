import { readPack } from '../../src/protocol/pack.ts';
import { firstPack } from '../../src/reference/pack.ts';

// biome-ignore lint/suspicious/noExplicitAny: a pack to spoil at any place
export type Spoilt = any;

/** A small pack with a rule of each kind that has something of its own to get wrong. */
export const rule = (over: object) => ({
  id: 'd0/cadence',
  kind: 'cadence',
  updates: 1,
  per: 'week',
  products: ['a'],
  obligation: 'bound',
  from: '2022-01-01',
  until: { kind: 'none' },
  supersedes: [],
  phrase: 'p',
  reading: 'r',
  requirements: ['R051'],
  ...over,
});
const presentation = (id: string, cip13: string | null) => ({
  ...firstPack.products[0]?.presentations[0],
  id,
  cip13,
});
const product = (id: string, cip13: string | null) => ({
  ...firstPack.products[0],
  id,
  presentations: [presentation(`${id}-1`, cip13)],
});
export const document = (id: string, rules: object[], over: object = {}) => ({
  id,
  channel: 'MARS',
  number: '1',
  date: '2022-01-01',
  issuer: 'i',
  title: 't',
  rules,
  ...over,
});
export const sound = (): Spoilt => ({
  version: 1,
  issuedAt: '2022-01-01T00:00:00Z',
  expiresAt: null,
  products: [product('a', '3400957464318'), product('b', '3400957464486')],
  documents: [
    document('d0', [
      rule({}),
      rule({ id: 'd0/floor', kind: 'floor', injections: 2, injectionsWhenResupplyCompromised: 3 }),
      rule({
        id: 'd0/lot',
        kind: 'shelf-life-extension',
        lot: 'L',
        printedExpiry: '2022-02-28',
        extendedTo: '2022-12-31',
        relabelling: 'none',
      }),
      rule({
        id: 'd0/allotment',
        kind: 'allocation',
        deliveryFrom: '2022-01-03',
        deliveryTo: '2022-01-09',
        quantities: [{ region: '03', presentation: 'a-1', units: 0 }],
      }),
    ]),
    document(
      'd1',
      [rule({ id: 'd1/r', from: '2022-06-01', supersedes: [{ rule: 'd0/cadence', products: ['a'] }] })],
      { zone: 'national', references: [{ key: 'd0', kind: 'cites', held: true }] },
    ),
  ],
});

export function saidAfter(spoil: (pack: Spoilt) => void) {
  const pack = sound();
  spoil(pack);
  const reading = readPack(JSON.stringify(pack));
  return reading.kind === 'ok' ? [] : reading.problems;
}
export const problemsAfter = (spoil: (pack: Spoilt) => void) => saidAfter(spoil).map(({ path }) => path);
export const first = (pack: Spoilt, at = 0) => pack.documents[0].rules[at];
