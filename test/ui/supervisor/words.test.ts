import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/domain/directive.ts';
import { readPack } from '../../../src/protocol/pack.ts';
import { fr, plural } from '../../../src/ui/language/fr-supervisor.ts';
import { directives, problemText, ruleText } from '../../../src/ui/language/fr-supervisor-directives.ts';
import { ruleWords } from '../../../src/ui/language/fr-supervisor-rules.ts';
import { countText, shortLabel } from '../../../src/ui/supervisor/counts.ts';
import { agoText, dayText, momentText } from '../../../src/ui/supervisor/when.ts';
import { documents, line, presentations } from './made-up.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

/** Every text of the dictionary; functions are called with figures and words that their places take. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') {
    const given = [[1, 2, 3], ['a', 'b', 'c'], [2, 'a'], ['a', 1, 2], [['1 × 400 mg', '2 × 200 mg']]];
    return given.flatMap((args) => {
      try {
        return textsOf(words(...args));
      } catch {
        return [];
      }
    });
  }
  return Object.values(words as object).flatMap(textsOf);
}

describe('The supervisors’ words', () => {
  it('have no plain space before a high sign, nor inside guillemets, nor before a unit', () => {
    const texts = textsOf([fr, directives, ruleWords]);
    expect(texts.length).toBeGreaterThan(240);
    expect(texts.filter((text) => / [:;?!»]|« |\d (h|j|min|mg)\b/.test(text))).toEqual([]);
  });

  it('never say « synchronisé » nor « erreur inconnue »', () => {
    expect(
      textsOf([fr, directives, ruleWords]).filter((text) => /synchronis|erreur inconnue/i.test(text)),
    ).toEqual([]);
  });

  it('count 0 and 1 in the singular', () => {
    expect([0, 1, 2, 2_500].map((count) => plural(count, 'établissement').replace(/\s/g, ' '))).toEqual([
      '0 établissement',
      '1 établissement',
      '2 établissements',
      '2 500 établissements',
    ]);
    expect(fr.floor.injections(1, 2).replace(/\s/g, ' ')).toBe('1 injection possible, 2 exigées');
    expect(fr.floor.injections(2, 1).replace(/\s/g, ' ')).toBe('2 injections possibles, 1 exigée');
  });
});

describe('A count in words', () => {
  it('names each presentation by what tells it from the others', () => {
    expect(presentations.slice(0, 3).map((it) => shortLabel(it.id, presentations))).toEqual([
      '80 mg',
      '200 mg',
      '400 mg',
    ]);
    expect(shortLabel('gone', presentations)).toBe('gone');
  });

  it('tells usable from present, and says the unit of a product of one presentation', () => {
    expect(plain(countText([line('ra-80', 9_999), line('ra-200', 4, 3)], presentations))).toBe(
      '9 999 × 80 mg, 4 × 200 mg (dont 3 utilisables)',
    );
    expect(plain(countText([line('dexa', 1)], presentations))).toBe('1 boîte');
    expect(plain(countText([line('ig', 0)], presentations))).toBe('0 flacon');
  });
});

describe('A moment in words', () => {
  it('is read on the facility’s own clock', () => {
    const instant = '2021-11-22T02:30:00Z';
    const now = '2021-11-22T13:00:00Z';
    expect(plain(momentText(instant, 'America/Cayenne', now))).toBe('21/11 à 23:30');
    expect(plain(momentText(instant, 'Europe/Paris', now))).toBe('22/11 à 03:30');
    expect(plain(momentText(instant, 'Pacific/Marquesas', now))).toBe('21/11 à 17:00');
  });

  it('has its year where that is another, and an age that is never negative', () => {
    expect(dayText('2020-12-31', '2021-01-01')).toBe('31/12/2020');
    expect(agoText('2021-11-22T13:00:00Z', '2021-11-22T12:00:00Z')).toBe('à l’instant');
    expect(plain(agoText('2021-11-22T13:00:00Z', '2021-11-22T15:59:00Z'))).toBe('il y a 2 h');
  });
});

describe('A rule in words', () => {
  const cadence = documents[0]?.rules[0] as Rule & { kind: 'cadence' };
  const floor = documents[2]?.rules[0] as Rule;
  const extension: Rule = {
    ...cadence,
    kind: 'shelf-life-extension',
    lot: 'A1',
    printedExpiry: '2021-09-30',
    extendedTo: '2022-12-31',
    relabelling: 'announced',
  };
  const allocation: Rule = {
    ...cadence,
    kind: 'allocation',
    deliveryFrom: '2021-06-07',
    deliveryTo: '2021-06-20',
    quantities: [
      { region: '06', presentation: 'ra-80', units: 10 },
      { region: '06', presentation: 'ra-200', units: 5 },
    ],
  };

  it.each<[Rule, string]>([
    [cadence, 'Compter 3 fois par semaine, à des jours différents'],
    [{ ...cadence, updates: 1, per: 'month' }, 'Compter 1 fois par mois'],
    [floor, 'Avant un CAR-T, 2 injections possibles au moins, 3 si le réapprovisionnement est compromis'],
    [extension, 'Lot A1 : 30/09/2021 imprimé, utilisable jusqu’au 31/12/2022, ré-étiquetage à venir'],
    [allocation, 'Stock État : 15 unités pour 1 région, du 07/06/2021 au 20/06/2021'],
    [
      { ...cadence, kind: 'escalation', order: ['own-stock', 'wholesaler', 'region', 'nation'] },
      'Aide, dans l’ordre : stock propre, grossiste, région et nation',
    ],
  ])('says what it asks for', (rule, words) => {
    expect(plain(ruleText(rule))).toBe(words);
  });
});

describe('What is wrong with a pack', () => {
  const [first, second] = documents;
  const rule = first?.rules[0];
  const superseding = (products: string[]) => [{ rule: 'note-77/thrice', products }];
  const pack = {
    version: 3,
    issuedAt: '2021-06-08T10:00:00Z',
    expiresAt: null,
    products: [],
    documents: [
      first,
      { ...second, id: 'note-77', zone: [], date: '2021-02-30' },
      {
        ...second,
        id: 'b',
        zone: ['Guyane'],
        rules: [{ ...rule, id: 'b/1', supersedes: superseding(['ig']) }],
      },
      { ...second, id: 'c', rules: [{ ...rule, supersedes: superseding(['toc']), fromPrecision: 'month' }] },
      {
        ...second,
        id: 'd',
        rules: [{ ...rule, id: 'd/1', until: { kind: 'date', date: '2020-01-01' } }],
      },
    ],
  };

  it('is told in French, whatever the checks find', () => {
    const product = {
      id: 'toc',
      label: 'T',
      substance: 's',
      brand: null,
      route: 'IV',
      countGoesStaleAfterDays: 4,
      presentations: [
        {
          id: 'p',
          label: 'p',
          cip13: null,
          ucd13: null,
          strengthMg: 80,
          volumeMl: null,
          countUnit: 'vial',
          unitsPerPack: null,
          approvedForCrs: 'yes',
          codeToVerify: false,
        },
      ],
    };
    const found = ['{', JSON.stringify(pack), JSON.stringify({ ...pack, products: [product, product] })]
      .map(readPack)
      .flatMap((reading) => (reading.kind === 'invalid' ? reading.problems : []));
    expect(new Set(found.map(({ message }) => message.replace(/« .*? »/g, ''))).size).toBeGreaterThan(8);
    expect(found.filter(({ message }) => plain(problemText(message)) === message)).toEqual([]);
  });

  it('names what it names', () => {
    expect(plain(problemText('« a » says nothing of « b »'))).toBe('« a » ne dit rien de « b »');
  });

  it('is told as it is where nobody has translated it', () => {
    expect(problemText('something new')).toBe('something new');
  });
});
