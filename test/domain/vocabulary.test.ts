import { describe, expect, it } from 'vitest';
import { DirectiveDocument } from '../../src/domain/document.ts';
import { Product } from '../../src/domain/product.ts';
import { ResupplyReason } from '../../src/domain/resupply.ts';
import { Rule } from '../../src/domain/rule.ts';

/** A pack once published must be read for ever: each word that one may hold, spelt out here a second time. */
const base = {
  id: 'd/r',
  products: ['a'],
  obligation: 'bound',
  from: '2022-01-01',
  until: { kind: 'none' },
  supersedes: [{ rule: 'd/s', products: ['a'] }],
  phrase: 'p',
  reading: 'r',
  requirements: ['R001'],
};
const kinds: Record<string, object[]> = {
  cadence: ['day', 'week', 'month', 'year'].map((per) => ({ updates: 1, per })),
  'on-receipt': [{}],
  floor: [{ injections: 2, injectionsWhenResupplyCompromised: 3 }],
  'shelf-life-extension': ['none', 'announced', 'done'].map((relabelling) => ({
    lot: 'L',
    printedExpiry: '2021-09-30',
    extendedTo: '2022-12-31',
    relabelling,
  })),
  'supply-status': [
    ...['tension', 'shortage-risk', 'quota', 'shortage', 'limited-return', 'normal'].map((status) => ({
      status,
      approvedBy: null,
    })),
    { status: 'tension', approvedBy: 'ANSM' },
  ],
  'regulatory-status': ['in-force', 'requested'].map((state) => ({ regime: 'ATU', state })),
  'national-regulation': [true, false].map((on) => ({ on })),
  'resupply-compromised': [{}],
  contact: ['always', 'no-stock'].flatMap((condition) => [
    { name: 'n', phone: '+33 1 47 61 47 61', url: null, condition },
    { name: 'n', phone: null, url: 'https://example.org', condition },
  ]),
  notice: [{ title: 't' }],
  link: [{ label: 'l', url: 'https://example.org/page' }],
  allocation: [
    {
      deliveryFrom: '2022-01-03',
      deliveryTo: '2022-01-09',
      quantities: [{ region: '03', presentation: 'a-1', units: 0 }],
    },
  ],
  'billing-code': [{ code: 'I000558', origin: 'state-stock' }],
  'origin-restriction': [{ origin: 'state-stock' }],
  escalation: [{ order: ['own-stock', 'wholesaler', 'region', 'nation'] }],
};
const whole: object[] = [
  ...Object.entries(kinds).flatMap(([kind, all]) => all.map((own) => ({ ...base, kind, ...own }))),
  ...['invited', 'bound', 'obligatory', 'recommended', 'information'].map((obligation) => ({
    ...base,
    kind: 'on-receipt',
    obligation,
  })),
  ...['pharmacy', 'prescriber', 'laboratory', 'authority'].map((binds) => ({
    ...base,
    kind: 'on-receipt',
    binds,
  })),
  { ...base, kind: 'notice', title: 't', presentations: ['a-1'] },
  ...['day', 'month'].map((fromPrecision) => ({ ...base, kind: 'on-receipt', fromPrecision })),
  ...[
    { kind: 'date', date: '2022-03-01' },
    { kind: 'forecast', date: '2022-03-01' },
    { kind: 'event', event: 'e', occurredOn: null },
    { kind: 'event', event: 'e', occurredOn: '2022-03-01' },
  ].map((until) => ({ ...base, kind: 'on-receipt', until })),
];

it('a word on resupply may have five reasons', () => {
  expect(ResupplyReason.options).toEqual([
    'laboratory-quota',
    'laboratory-shortage',
    'wholesaler-shortage',
    'transport',
    'no-transfer-possible',
  ]);
});

/** The paths at which a value is refused; none where it is taken whole. */
function refusedAt(schema: typeof Rule | typeof Product | typeof DirectiveDocument, value: unknown) {
  const read = schema.safeParse(value);
  return read.success ? [] : [...new Set(read.error.issues.map((it) => it.path.join('.')))];
}
const spoilt = (kind: string, over: object) => ({ ...base, kind, ...kinds[kind]?.[0], ...over });

describe('a rule', () => {
  it.each(whole.map((it) => [JSON.stringify(it), it] as const))('is read whole: %s', (_, rule) => {
    expect(Rule.parse(rule)).toEqual(rule);
  });

  it.each<[string, object, string]>([
    ['notice', { kind: 'rumour' }, 'kind'],
    ['cadence', { per: 'hour' }, 'per'],
    ['cadence', { updates: 0 }, 'updates'],
    ['cadence', { updates: 1.5 }, 'updates'],
    ['floor', { injections: 0 }, 'injections'],
    ['floor', { injectionsWhenResupplyCompromised: -1 }, 'injectionsWhenResupplyCompromised'],
    ['notice', { products: [] }, 'products'],
    ['notice', { presentations: [] }, 'presentations'],
    ['notice', { obligation: 'asked' }, 'obligation'],
    ['notice', { binds: 'patient' }, 'binds'],
    ['notice', { fromPrecision: 'year' }, 'fromPrecision'],
    ['notice', { phrase: '' }, 'phrase'],
    ['notice', { reading: '' }, 'reading'],
    ['notice', { until: { kind: 'soon' } }, 'until.kind'],
    ['notice', { until: { kind: 'event', event: 'e' } }, 'until.occurredOn'],
    ['shelf-life-extension', { lot: '' }, 'lot'],
    ['shelf-life-extension', { relabelling: 'soon' }, 'relabelling'],
    ['supply-status', { status: 'fine' }, 'status'],
    ['regulatory-status', { state: 'hoped-for' }, 'state'],
    ['contact', { condition: 'never' }, 'condition'],
    ['allocation', { quantities: [{ region: '03', presentation: 'a', units: -1 }] }, 'quantities.0.units'],
    ['escalation', { order: [] }, 'order'],
    ['escalation', { order: ['friend'] }, 'order.0'],
    ...[
      '2022-1-01',
      '22-01-01',
      'x2022-01-01',
      '2022-01-01x',
      '2022-01-0x',
      '2022-01-011',
      '',
      '2022/01/01',
    ].map((from): [string, object, string] => ['notice', { from }, 'from']),
    ...['R1', 'R0011', 'xR001', 'R00x', 'r001'].map((id): [string, object, string] => [
      'notice',
      { requirements: [id] },
      'requirements.0',
    ]),
    ...['', 'call me', '01 47 61 47 61 (day)', 'tel 01'].map((phone): [string, object, string] => [
      'contact',
      { phone },
      'phone',
    ]),
    ...['http://example.org', 'javascript:https://', ' https://example.org'].flatMap(
      (url): [string, object, string][] => [
        ['contact', { url }, 'url'],
        ['link', { url }, 'url'],
      ],
    ),
  ])('of kind %s with %j is refused, with the path', (kind, over, path) => {
    expect(refusedAt(Rule, spoilt(kind, over))).toEqual([path]);
  });
});

describe('a document', () => {
  const document = {
    id: 'd',
    channel: 'MARS',
    number: '1',
    date: '2022-01-01',
    issuer: 'DGS',
    title: 't',
    rules: [{ ...base, kind: 'on-receipt' }],
  };

  it.each<object>([
    {},
    { zone: 'national' },
    { zone: ['03', '11'] },
    { endorsedBy: ['ANSM'], signedBy: ['DGS'] },
    ...['state', 'laboratory', 'network'].map((issuerKind) => ({ issuerKind })),
    ...['action', 'information', 'unstated'].map((mode) => ({ addressees: [{ who: 'w', mode }] })),
    ...['follows', 'cites', 'supersedes', 'same-day-twin'].map((kind) => ({
      references: [{ key: 'k', kind, held: false }],
    })),
  ])('is read whole with %j', (over) => {
    expect(DirectiveDocument.parse({ ...document, ...over })).toEqual({ ...document, ...over });
  });

  it.each<[object, string]>([
    [{ zone: 'everywhere' }, 'zone'],
    [{ issuerKind: 'press' }, 'issuerKind'],
    [{ addressees: [{ who: 'w', mode: 'copy' }] }, 'addressees.0.mode'],
    [{ references: [{ key: 'k', kind: 'likes', held: true }] }, 'references.0.kind'],
    [{ references: [{ key: 'k', kind: 'cites' }] }, 'references.0.held'],
    [{ date: '1 January 2022' }, 'date'],
    [{ rules: [{ ...base, kind: 'on-receipt', id: 1 }] }, 'rules.0.id'],
  ])('is refused with %j, with the path', (over, path) => {
    expect(refusedAt(DirectiveDocument, { ...document, ...over })).toEqual([path]);
  });
});

describe('a product', () => {
  const presentation = {
    id: 'a-1',
    label: 'A 80 mg',
    cip13: '3400957464318',
    ucd13: '3400894000000',
    strengthMg: 80,
    volumeMl: 4,
    countUnit: 'vial',
    unitsPerPack: 1,
    approvedForCrs: 'yes',
    codeToVerify: false,
  };
  const product = {
    id: 'a',
    label: 'A',
    substance: 'a',
    brand: 'A',
    route: 'IV',
    presentations: [presentation],
    countGoesStaleAfterDays: 1,
  };
  const inPresentation = (over: object) => ({ presentations: [{ ...presentation, ...over }] });

  it.each<object>([
    {},
    { brand: null },
    ...['IV', 'SC', 'oral', 'IV-or-SC', 'unstated'].map((route) => ({ route })),
    ...['vial', 'syringe', 'pen', 'tablet', 'ampoule', 'box'].map((countUnit) =>
      inPresentation({ countUnit }),
    ),
    ...['yes', 'no', 'to-confirm'].map((approvedForCrs) => inPresentation({ approvedForCrs })),
    inPresentation({ aliases: ['05012345678900', '04006381333931'] }),
    inPresentation({ cip13: null, ucd13: null, strengthMg: null, volumeMl: null, unitsPerPack: null }),
  ])('is read whole with %j', (over) => {
    expect(Product.parse({ ...product, ...over })).toEqual({ ...product, ...over });
  });

  it.each<[object, string]>([
    [{ presentations: [] }, 'presentations'],
    [{ route: 'nasal' }, 'route'],
    [{ countGoesStaleAfterDays: 0 }, 'countGoesStaleAfterDays'],
    [inPresentation({ countUnit: 'mg' }), 'presentations.0.countUnit'],
    [inPresentation({ approvedForCrs: 'perhaps' }), 'presentations.0.approvedForCrs'],
    [inPresentation({ unitsPerPack: 0 }), 'presentations.0.unitsPerPack'],
    ...['340095746431', '34009574643188', '9400957464318', '340095746431x', 'x3400957464318'].map(
      (cip13): [object, string] => [inPresentation({ cip13 }), 'presentations.0.cip13'],
    ),
    ...['5012345678900', '005012345678900', '0501234567890x', 'x05012345678900'].map(
      (alias): [object, string] => [inPresentation({ aliases: [alias] }), 'presentations.0.aliases.0'],
    ),
    ...['340089400000', '34008940000000', '3400957464318', '340089400000x', 'x3400894000000'].map(
      (ucd13): [object, string] => [inPresentation({ ucd13 }), 'presentations.0.ucd13'],
    ),
  ])('is refused with %j, with the path', (over, path) => {
    expect(refusedAt(Product, { ...product, ...over })).toEqual([path]);
  });
});
