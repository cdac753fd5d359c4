import { describe, expect, it } from 'vitest';
import { first, type Spoilt, saidAfter } from './sound-pack.ts';

describe('what is wrong', () => {
  const said = (spoil: (pack: Spoilt) => void) => saidAfter(spoil)[0]?.message;

  it.each<[string, (pack: Spoilt) => void]>([
    ['« a » is there twice', (it) => (it.products[1].id = 'a')],
    [
      '« 03400957464318 » is the code of a presentation',
      (it) => (it.products[1].presentations[0].aliases = ['03400957464318']),
    ],
    [
      '« 05012345678901 » does not end with its key',
      (it) => (it.products[0].presentations[0].aliases = ['05012345678901']),
    ],
    [
      '« 15012345678907 » names a grouping of packs, not a pack',
      (it) => (it.products[0].presentations[0].aliases = ['15012345678907']),
    ],
    ['« 2022-02-30 » is not a calendar date', (it) => (it.documents[0].date = '2022-02-30')],
    ['names no region', (it) => (it.documents[0].zone = [])],
    ["« Guyane » is not a region's INSEE code", (it) => (it.documents[0].zone = ['Guyane'])],
    ["« 0003 » is not a region's INSEE code", (it) => (it.documents[0].zone = ['0003'])],
    ["« x03 » is not a region's INSEE code", (it) => (it.documents[0].zone = ['x03'])],
    ["« 3 » is not a region's INSEE code", (it) => (it.documents[0].zone = ['3'])],
    ['« z » is not in this pack', (it) => first(it).products.push('z')],
    ['« d9 » is not in this pack', (it) => (it.documents[1].rules[0].supersedes[0].rule = 'd9')],
    [
      'is known by its month only, and must be its first day',
      (it) => Object.assign(first(it), { from: '2022-01-02', fromPrecision: 'month' }),
    ],
    [
      'a rule cannot supersede itself',
      (it) => first(it, 1).supersedes.push({ rule: 'd0/floor', products: ['a'] }),
    ],
    [
      '« d0/cadence » says nothing of « b »',
      (it) => it.documents[1].rules[0].supersedes[0].products.push('b'),
    ],
    ['« b-1 » is not a presentation of these products', (it) => (first(it, 2).presentations = ['b-1'])],
    ['a rule of kind « cadence » binds whole products', (it) => (first(it).presentations = ['a-1'])],
    [
      '« d0/lot » speaks of more presentations than the rule that supersedes it',
      (it) =>
        it.documents[1].rules.push({
          ...first(it, 2),
          id: 'd1/lot',
          presentations: ['a-1'],
          supersedes: [{ rule: 'd0/lot', products: ['a'] }],
        }),
    ],
    ['ends before it begins', (it) => (first(it).until = { kind: 'date', date: '2021-12-31' })],
    ['extends nothing', (it) => (first(it, 2).extendedTo = '2022-02-28')],
    ['below the ordinary floor', (it) => (first(it, 1).injectionsWhenResupplyCompromised = 1)],
    [
      'binds on the same days as « d0/cadence »; one must supersede the other',
      (it) => (it.documents[1].rules[0].supersedes = []),
    ],
  ])('is said: %s', (message, spoil) => expect(said(spoil)).toBe(message));

  it.each<[string, (pack: Spoilt) => void]>([
    ['a rule of one day', (it) => (first(it).until = { kind: 'date', date: '2022-01-01' })],
    [
      'an event that nobody has dated',
      (it) => (first(it).until = { kind: 'event', event: 'e', occurredOn: null }),
    ],
    ['a month that begins on its first', (it) => (first(it).fromPrecision = 'month')],
    ['a day in a month', (it) => Object.assign(first(it, 2), { from: '2022-01-02', fromPrecision: 'day' })],
    ['a delivery of one day', (it) => (first(it, 3).deliveryTo = '2022-01-03')],
    ['an extension by a day', (it) => (first(it, 2).extendedTo = '2022-03-01')],
    ['a floor that does not rise', (it) => (first(it, 1).injectionsWhenResupplyCompromised = 2)],
    [
      'a text that nobody holds',
      (it) => Object.assign(it.documents[1].references[0], { key: 'd9', held: false }),
    ],
    ['regions of two and three figures', (it) => (it.documents[0].zone = ['03', '988'])],
    [
      'several products without a code',
      (it) => {
        for (const one of it.products) one.presentations[0].cip13 = null;
      },
    ],
  ])('is not %s', (_, spoil) => expect(saidAfter(spoil)).toEqual([]));
});
