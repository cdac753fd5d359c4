import type { CountLine } from '../../../src/domain/count.ts';
import type { DirectiveDocument } from '../../../src/domain/directive.ts';
import type {
  SupervisedFacility,
  SupervisedProduct,
  SupervisionView,
} from '../../../src/protocol/supervision.ts';

export const at = '2021-11-22T13:03:00Z';

export const presentations: SupervisionView['presentations'] = [
  { id: 'ra-80', label: 'RoActemra 80 mg / 4 mL, flacon', product: 'toc', countUnit: 'vial' },
  { id: 'ra-200', label: 'RoActemra 200 mg / 10 mL, flacon', product: 'toc', countUnit: 'vial' },
  { id: 'ra-400', label: 'RoActemra 400 mg / 20 mL, flacon', product: 'toc', countUnit: 'vial' },
  { id: 'dexa', label: 'Dexaméthasone, forme à préciser', product: 'dexa', countUnit: 'box' },
  { id: 'ig', label: 'Immunoglobulines, flacon', product: 'ig', countUnit: 'vial' },
];

const base = {
  products: ['toc'],
  from: '2021-06-08',
  until: { kind: 'none' as const },
  supersedes: [],
  reading: 'Trois jours différents, du lundi au dimanche.',
  requirements: ['R051'],
};

export const documents: DirectiveDocument[] = [
  {
    id: 'note-77',
    channel: 'NOTE',
    number: '2021-77',
    date: '2021-06-08',
    issuer: 'Ministère inventé',
    title: 'Mise à jour des stocks',
    rules: [
      {
        ...base,
        kind: 'cadence',
        id: 'note-77/thrice',
        obligation: 'obligatory',
        updates: 3,
        per: 'week',
        phrase: 'trois fois par semaine, obligatoirement',
      },
      {
        ...base,
        kind: 'on-receipt',
        id: 'note-77/receipt',
        obligation: 'obligatory',
        phrase: 'et dès toute réception',
      },
    ],
  },
  {
    id: 'note-72',
    channel: 'NOTE',
    number: '2020-72',
    date: '2020-08-11',
    issuer: 'Ministère inventé',
    title: 'Stocks hebdomadaires',
    rules: [
      {
        ...base,
        kind: 'cadence',
        id: 'note-72/weekly',
        products: ['dexa'],
        obligation: 'bound',
        updates: 1,
        per: 'week',
        phrase: 'de façon hebdomadaire',
      },
    ],
  },
  {
    id: 'letter',
    channel: 'Courrier',
    number: 'sans numéro',
    date: '2021-10-14',
    issuer: 'Laboratoire inventé',
    title: 'Tension',
    rules: [
      {
        ...base,
        kind: 'floor',
        id: 'letter/floor',
        obligation: 'bound',
        from: '2021-10-14',
        injections: 2,
        injectionsWhenResupplyCompromised: 3,
        phrase: 'au moins deux injections possibles',
        reading: 'Des flacons entiers.',
      },
    ],
  },
];

export function line(presentation: string, physical: number, usable = physical): CountLine {
  return { presentation, physical, usable, earliestExpiry: { kind: 'date', date: '2022-03-31' } };
}

export function counted(lines: CountLine[], day = '2021-11-19'): NonNullable<SupervisedProduct['lastCount']> {
  return {
    countedAt: `${day}T12:00:00Z`,
    localDate: day,
    receivedAt: `${day}T12:05:00Z`,
    number: 4012,
    clockUncertain: false,
    lines,
  };
}

export function product(change: Partial<SupervisedProduct> = {}): SupervisedProduct {
  return {
    product: 'toc',
    productLabel: 'Tocilizumab IV (RoActemra)',
    state: 'on-time',
    since: null,
    rule: { id: 'note-77/thrice', obligation: 'obligatory' },
    period: { key: '2021-W47', required: 3, done: [], missedBy: 0 },
    previousPeriod: {
      key: '2021-W46',
      required: 3,
      done: ['2021-11-15', '2021-11-17', '2021-11-19'],
      state: 'on-time',
      wasMissedAtTheTime: false,
    },
    openReceipts: 0,
    lastCount: counted([line('ra-80', 12), line('ra-200', 4), line('ra-400', 6)]),
    floor: null,
    ...change,
  };
}

export const dexa = (change: Partial<SupervisedProduct> = {}) =>
  product({
    product: 'dexa',
    productLabel: 'Dexaméthasone',
    rule: { id: 'note-72/weekly', obligation: 'bound' },
    period: { key: '2021-W47', required: 1, done: [], missedBy: 0 },
    previousPeriod: { ...product().previousPeriod, required: 1, done: ['2021-11-17'] },
    lastCount: counted([line('dexa', 240)]),
    ...change,
  });

export const ig = () =>
  product({
    product: 'ig',
    productLabel: 'Immunoglobulines humaines',
    state: 'none',
    rule: null,
    period: { key: '2021-W47', required: 0, done: [], missedBy: 0 },
    previousPeriod: { key: '2021-W46', required: 0, done: [], state: 'none', wasMissedAtTheTime: false },
    lastCount: null,
  });

type Floor = NonNullable<SupervisedProduct['floor']>;

export const breached: Floor = {
  answer: 'breached',
  injections: 1,
  required: 2,
  shortBy: 1,
  unverified: 0,
  doseMg: 800,
  rule: 'letter/floor',
  resupplyCompromised: false,
  repairs: [
    { sizeMg: 400, vials: 1 },
    { sizeMg: 200, vials: 1 },
    { sizeMg: 80, vials: 3 },
  ],
};

export const met: Floor = {
  ...breached,
  answer: 'met',
  injections: 4,
  shortBy: 0,
  repairs: [],
};

export function facility(
  id: string,
  change: Partial<SupervisedFacility['facility']> = {},
  rest: Partial<Omit<SupervisedFacility, 'facility'>> = {},
): SupervisedFacility {
  return {
    facility: {
      id,
      name: `Pharmacie ${id}`,
      finess: null,
      legalFiness: null,
      region: '03',
      regionName: 'Guyane',
      agency: 'ARS Guyane',
      zone: 'America/Cayenne',
      demonstration: false,
      carT: 'no',
      referenceDoseMg: 800,
      openDays: [1, 2, 3, 4, 5],
      plannedDays: [1, 3, 5],
      ...change,
    },
    localDate: '2021-11-22',
    lastHeardAt: '2021-11-22T10:03:00Z',
    devices: [],
    products: [product()],
    ...rest,
  };
}

export function viewOf(
  facilities: SupervisedFacility[],
  change: Partial<SupervisionView> = {},
): SupervisionView {
  return {
    at,
    scope: 'national',
    scopeName: 'France entière',
    presentations,
    documents,
    packVersion: 2,
    facilities,
    ...change,
  };
}
