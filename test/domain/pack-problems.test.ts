import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packProblems } from '../../src/domain/pack-problems.ts';
import { type ReferencePack, readPack } from '../../src/protocol/pack.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { document, first, problemsAfter, rule, type Spoilt, sound } from './sound-pack.ts';

describe('a pack', () => {
  it('may give a presentation other codes', () =>
    expect(
      problemsAfter((it) => (it.products[0].presentations[0].aliases = ['05012345678900', '04006381333931'])),
    ).toEqual([]));

  it('without fault has no problem', () => expect(problemsAfter(() => {})).toEqual([]));

  it.each<[string, (pack: Spoilt) => void, string[]]>([
    ['no JSON of a pack', (it) => delete it.products, ['products']],
    ['a kind of rule that nobody knows', (it) => (first(it).kind = 'x'), ['documents[0].rules[0].kind']],
    ['no product', (it) => (it.products = []), ['products']],
    ['a lot without a name', (it) => (first(it, 2).lot = ''), ['documents[0].rules[2].lot']],
    ['a product twice', (it) => (it.products[1].id = 'a'), ['products[1].id']],
    [
      'a presentation twice',
      (it) => (it.products[1].presentations[0].id = 'a-1'),
      ['products[1].presentations[0].id'],
    ],
    [
      'a code twice',
      (it) => (it.products[1].presentations[0].cip13 = '3400957464318'),
      ['products[1].presentations[0].cip13'],
    ],
    [
      'an alias that is a presentation’s own code',
      (it) => (it.products[1].presentations[0].aliases = ['03400957464318']),
      ['products[1].presentations[0].aliases[0]'],
    ],
    [
      'an alias of two presentations, or twice of one',
      (it) => {
        it.products[0].presentations[0].aliases = ['05012345678900', '05012345678900'];
        it.products[1].presentations[0].aliases = ['05012345678900'];
      },
      ['products[0].presentations[0].aliases[1]', 'products[1].presentations[0].aliases[0]'],
    ],
    [
      'an alias without its key, or of a grouping',
      (it) => (it.products[0].presentations[0].aliases = ['05012345678901', '15012345678907']),
      ['products[0].presentations[0].aliases[0]', 'products[0].presentations[0].aliases[1]'],
    ],
    [
      'an alias of 13 digits',
      (it) => (it.products[0].presentations[0].aliases = ['5012345678900']),
      ['products[0].presentations[0].aliases[0]'],
    ],
    ['a document twice', (it) => (it.documents[1].id = 'd0'), ['documents[1].id']],
    ['a rule twice', (it) => (first(it, 1).id = 'd0/lot'), ['documents[0].rules[2].id']],
    ['a document dated 30 February', (it) => (it.documents[0].date = '2022-02-30'), ['documents[0].date']],
    ['a zone of no region', (it) => (it.documents[0].zone = []), ['documents[0].zone']],
    ['a region by its name', (it) => (it.documents[0].zone = ['03', 'Guyane']), ['documents[0].zone[1]']],
    [
      'a held text that is not there',
      (it) => (it.documents[1].references[0].key = 'd9'),
      ['documents[1].references[0].key'],
    ],
    ['a rule that begins on no day', (it) => (first(it).from = '2022-13-01'), ['documents[0].rules[0].from']],
    [
      'a month that begins on its second',
      (it) => Object.assign(first(it), { from: '2022-01-02', fromPrecision: 'month' }),
      ['documents[0].rules[0].from'],
    ],
    ['an unknown product', (it) => first(it).products.push('z'), ['documents[0].rules[0].products[1]']],
    [
      'a rule that ends on no day',
      (it) => (first(it).until = { kind: 'forecast', date: '2022-02-30' }),
      ['documents[0].rules[0].until.date'],
    ],
    [
      'a rule that ends before it begins',
      (it) => (first(it).until = { kind: 'date', date: '2021-12-31' }),
      ['documents[0].rules[0].until.date'],
    ],
    [
      'an event dated on no day',
      (it) => (first(it).until = { kind: 'event', event: 'e', occurredOn: '2022-04-31' }),
      ['documents[0].rules[0].until.occurredOn'],
    ],
    [
      'an unknown rule superseded, which then goes on beside its heir',
      (it) => (it.documents[1].rules[0].supersedes[0].rule = 'd9'),
      ['documents[1].rules[0].supersedes[0].rule', 'documents[1].rules[0]'],
    ],
    [
      'a rule that supersedes itself',
      (it) => first(it, 1).supersedes.push({ rule: 'd0/floor', products: ['a'] }),
      ['documents[0].rules[1].supersedes[0].rule'],
    ],
    [
      'a rule superseded for a product of which it says nothing',
      (it) => it.documents[1].rules[0].supersedes[0].products.push('b'),
      ['documents[1].rules[0].supersedes[0].products[1]'],
    ],
    [
      'no printed expiry',
      (it) => (first(it, 2).printedExpiry = '2022-02-29'),
      ['documents[0].rules[2].printedExpiry'],
    ],
    [
      'an extension to no day',
      (it) => (first(it, 2).extendedTo = '2022-99-99'),
      ['documents[0].rules[2].extendedTo'],
    ],
    [
      'an extension of nothing',
      (it) => (first(it, 2).extendedTo = '2022-02-28'),
      ['documents[0].rules[2].extendedTo'],
    ],
    [
      'a floor that falls when resupply is compromised',
      (it) => (first(it, 1).injectionsWhenResupplyCompromised = 1),
      ['documents[0].rules[1].injectionsWhenResupplyCompromised'],
    ],
    [
      'a delivery from no day',
      (it) => (first(it, 3).deliveryFrom = '2022-01-00'),
      ['documents[0].rules[3].deliveryFrom'],
    ],
    [
      'a delivery to no day',
      (it) => (first(it, 3).deliveryTo = '2022-02-30'),
      ['documents[0].rules[3].deliveryTo'],
    ],
    [
      'a delivery to a day before',
      (it) => (first(it, 3).deliveryTo = '2022-01-02'),
      ['documents[0].rules[3].deliveryTo'],
    ],
    [
      'an allotment to nowhere',
      (it) => (first(it, 3).quantities[0].region = 'Guyane'),
      ['documents[0].rules[3].quantities[0].region'],
    ],
    [
      'an allotment of nothing known',
      (it) => (first(it, 3).quantities[0].presentation = 'z'),
      ['documents[0].rules[3].quantities[0].presentation'],
    ],
    [
      'a presentation of another product',
      (it) => (first(it, 2).presentations = ['a-1', 'b-1']),
      ['documents[0].rules[2].presentations[1]'],
    ],
    [
      'a list of no presentation',
      (it) => (first(it, 2).presentations = []),
      ['documents[0].rules[2].presentations'],
    ],
    [
      'a cadence of one presentation',
      (it) => (first(it).presentations = ['a-1']),
      ['documents[0].rules[0].presentations'],
    ],
    [
      'a rule superseded by one that speaks of fewer presentations',
      (it) => it.documents[1].rules.push(heirOfLot(['a-1'])),
      ['documents[1].rules[1].supersedes[0]'],
    ],
    [
      'two cadences on the same days',
      (it) => (it.documents[1].rules[0].supersedes = []),
      ['documents[1].rules[0]'],
    ],
  ])('with %s is refused, with the path', (_, spoil, paths) => {
    expect(problemsAfter(spoil)).toEqual(paths);
  });
});

it('a pack may name the presentations that a lot, a status or a contact speaks of, and supersede such a rule', () => {
  const paths = problemsAfter((pack) => {
    first(pack, 2).presentations = ['a-1'];
    pack.documents[1].rules.push(heirOfLot(['a-1']), { ...heirOfLot(undefined), id: 'd1/all' });
  });
  expect(paths).toEqual([]);
});

describe('a rule about some presentations only', () => {
  const narrow = (own: object) =>
    problemsAfter((pack) => {
      const plain = rule({ id: 'd1/narrow', from: '2022-06-01', presentations: ['a-1'] });
      const { updates: _, per: __, ...common } = plain;
      pack.documents[1].rules.push({ ...common, ...own });
    });

  it.each<object>([
    { kind: 'supply-status', status: 'tension', approvedBy: null },
    { kind: 'regulatory-status', regime: 'ATU', state: 'in-force' },
    { kind: 'contact', name: 'n', phone: null, url: null, condition: 'always' },
    { kind: 'notice', title: 't' },
    { kind: 'link', label: 'l', url: 'https://example.org' },
  ])('may be %j', (own) => expect(narrow(own)).toEqual([]));

  it.each<object>([
    { kind: 'on-receipt' },
    { kind: 'national-regulation', on: true },
    { kind: 'resupply-compromised' },
    { kind: 'escalation', order: ['region'] },
  ])('may not be %j: a count answers for all of a product', (own) => {
    expect(narrow(own)).toEqual(['documents[1].rules[1].presentations']);
  });

  it('supersedes none that speaks of one more', () => {
    const paths = problemsAfter((pack) => {
      pack.products[0].presentations.push({ ...pack.products[0].presentations[0], id: 'a-2', cip13: null });
      first(pack, 2).presentations = ['a-1', 'a-2'];
      pack.documents[1].rules.push(heirOfLot(['a-1']));
    });
    expect(paths).toEqual(['documents[1].rules[1].supersedes[0]']);
  });
});

describe('two cadences of one product', () => {
  const rivals = (zoneA: string[] | 'national', zoneB: string[] | 'national', over: object = {}) =>
    problemsAfter((pack) => {
      pack.documents = [
        document('x', [rule({ id: 'x/r' })], { zone: zoneA }),
        document('y', [rule({ id: 'y/r', from: '2022-03-01', ...over })], { zone: zoneB }),
      ];
    });

  it('may stand side by side in two regions, and not in one', () => {
    expect(rivals(['03'], ['11'])).toEqual([]);
    expect(rivals(['03', '11'], ['11'])).toEqual(['documents[1].rules[0]']);
    expect(rivals('national', ['11'])).toEqual(['documents[1].rules[0]']);
  });

  it('may not share one product of several', () => {
    const paths = problemsAfter((pack) => {
      pack.documents = [
        document('x', [rule({ id: 'x/r' })]),
        document('y', [rule({ id: 'y/r', from: '2022-03-01', products: ['b', 'a'] })]),
      ];
    });
    expect(paths).toEqual(['documents[1].rules[0]']);
  });

  it('are no worse than two floors of one', () => {
    const floor = { kind: 'floor', injections: 2, injectionsWhenResupplyCompromised: 3 };
    expect(
      problemsAfter((pack) =>
        pack.documents[1].rules.push(rule({ ...floor, id: 'd1/f', from: '2022-02-01' })),
      ),
    ).toEqual(['documents[1].rules[1]']);
  });

  it('are both named where they begin on one day', () => {
    expect(rivals('national', 'national', { from: '2022-01-01' })).toEqual([
      'documents[0].rules[0]',
      'documents[1].rules[0]',
    ]);
  });

  it('may follow one another, or bind different products', () => {
    const until = { kind: 'date', date: '2022-02-28' };
    const following = problemsAfter((pack) => {
      pack.documents = [document('x', [rule({ id: 'x/r', until }), rule({ id: 'y/r', from: '2022-03-01' })])];
    });
    expect(following).toEqual([]);
    expect(rivals('national', 'national', { products: ['b'] })).toEqual([]);
  });

  it('are found where only some regions have another rule in place of the first', () => {
    const paths = problemsAfter((pack) => {
      const instead = { supersedes: [{ rule: 'x/r', products: ['a'] }] };
      pack.documents = [
        document('x', [rule({ id: 'x/r' })]),
        document('y', [rule({ id: 'y/r', from: '2022-03-01', ...instead })], { zone: ['03'] }),
        document('z', [
          rule({ id: 'z/r', from: '2022-04-01', supersedes: [{ rule: 'y/r', products: ['a'] }] }),
        ]),
      ];
    });
    expect(paths).toEqual(['documents[2].rules[0]']);
  });
});

const junk = fc.oneof(
  fc.constantFrom(null, '', '2022-02-30', 'a', 'd0/cadence', -1, 0, 1e9, true, [], {}),
  fc.anything({ maxDepth: 2 }),
);

/** Replaces, drops or doubles what stands at a random place. */
function spoilAt(value: Spoilt, steps: number[], how: number, by: unknown): void {
  if (value === null || typeof value !== 'object') return;
  const keys = Object.keys(value);
  const [step = 0, ...rest] = steps;
  const key = keys[step % (keys.length || 1)];
  if (key === undefined) return;
  const deeper = value[key] !== null && typeof value[key] === 'object' && rest.length > 0;
  if (deeper) spoilAt(value[key], rest, how, by);
  else if (how === 0) delete value[key];
  else if (how === 1 && Array.isArray(value)) value.push(value[step % value.length]);
  else value[key] = by;
}

describe('a pack broken at random places', () => {
  const breaks = fc.array(
    fc.tuple(fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 7 }), fc.nat({ max: 2 }), junk),
    { minLength: 1, maxLength: 4 },
  );

  it('is read without throwing, and every problem says where', () => {
    fc.assert(
      fc.property(breaks, fc.boolean(), (all, isSmall) => {
        const pack = isSmall ? sound() : structuredClone<Spoilt>(firstPack);
        for (const [steps, how, by] of all) spoilAt(pack, steps, how, by);
        let text: string | undefined;
        try {
          text = JSON.stringify(pack);
        } catch {
          return;
        }
        const reading = readPack(text);
        if (reading.kind === 'ok') return;
        expect(reading.problems.length).toBeGreaterThan(0);
        for (const { path, message } of reading.problems) {
          expect(path).toMatch(/^(version|issuedAt|expiresAt|products|documents)/);
          expect(message).not.toBe('');
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each(['', 'null', '[]', '{"version":', '"pack"', '1e999'])('or that is no pack at all: %s', (text) => {
    expect(readPack(text).kind).toBe('invalid');
  });

  it('but schema-sound is judged without throwing, whatever its names and dates say', () => {
    const dates = fc.constantFrom('2022-01-01', '2022-02-30', '9999-99-99', '0000-00-00', '2021-12-31');
    const ids = fc.constantFrom('a', 'b', 'z', 'd0/cadence', 'd1/r', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(dates, dates, ids, ids), { minLength: 1, maxLength: 5 }), (all) => {
        const pack = sound() as ReferencePack;
        pack.documents = [
          document(
            'd0',
            all.map(([from, date, id, other]) =>
              rule({
                id,
                from,
                until: { kind: 'date', date },
                supersedes: [{ rule: other, products: [id] }],
              }),
            ),
          ) as Spoilt,
        ];
        expect(packProblems(pack).every(({ path }) => path.startsWith('documents[0].rules['))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

function heirOfLot(presentations: string[] | undefined) {
  return {
    ...first(sound(), 2),
    id: 'd1/lot',
    from: '2022-06-01',
    supersedes: [{ rule: 'd0/lot', products: ['a'] }],
    presentations,
  };
}
