import type { Product } from '../domain/product.ts';

type Presentation = Product['presentations'][number];

const roactemraIv = {
  countUnit: 'vial',
  unitsPerPack: 1,
  approvedForCrs: 'yes',
  codeToVerify: false,
} as const;

const roactemraSc = {
  ucd13: null,
  strengthMg: 162,
  volumeMl: null,
  approvedForCrs: 'no',
  codeToVerify: false,
} as const;

/** No source gives a code, a strength or a pack for these: they stay empty until a pharmacist fills them in. */
const toVerify = {
  cip13: null,
  ucd13: null,
  strengthMg: null,
  volumeMl: null,
  unitsPerPack: null,
  approvedForCrs: 'no',
  codeToVerify: true,
} as const satisfies Partial<Presentation>;

/**
 * The products named by the five sources. A count goes stale one day after the longest wait that its cadence makes
 * usual: Friday to Monday where three updates a week are due (4), a week (8), and a month where none is due (31).
 */
export const catalogue: Product[] = [
  {
    id: 'tocilizumab-iv',
    label: 'Tocilizumab IV (RoActemra)',
    substance: 'tocilizumab',
    brand: 'RoActemra',
    route: 'IV',
    countGoesStaleAfterDays: 4,
    presentations: [
      {
        ...roactemraIv,
        id: 'roactemra-iv-80',
        label: 'RoActemra 80 mg / 4 mL, flacon',
        cip13: '3400957464318',
        ucd13: null,
        strengthMg: 80,
        volumeMl: 4,
      },
      {
        ...roactemraIv,
        id: 'roactemra-iv-200',
        label: 'RoActemra 200 mg / 10 mL, flacon',
        cip13: '3400957464486',
        ucd13: null,
        strengthMg: 200,
        volumeMl: 10,
      },
      {
        ...roactemraIv,
        id: 'roactemra-iv-400',
        label: 'RoActemra 400 mg / 20 mL, flacon',
        cip13: '3400957464547',
        // The only UCD code of the three that a source shows.
        ucd13: '3400893318850',
        strengthMg: 400,
        volumeMl: 20,
      },
    ],
  },
  {
    id: 'tocilizumab-sc',
    label: 'Tocilizumab SC (RoActemra)',
    substance: 'tocilizumab',
    brand: 'RoActemra',
    route: 'SC',
    countGoesStaleAfterDays: 8,
    presentations: [
      {
        ...roactemraSc,
        id: 'roactemra-sc-syringe',
        label: 'RoActemra 162 mg, seringue préremplie',
        cip13: '3400927824845',
        countUnit: 'syringe',
        unitsPerPack: 4,
      },
      {
        ...roactemraSc,
        id: 'roactemra-sc-pen',
        label: 'RoActemra 162 mg, stylo prérempli',
        cip13: '3400930145524',
        countUnit: 'pen',
        unitsPerPack: null,
      },
    ],
  },
  {
    id: 'dexamethasone',
    label: 'Dexaméthasone',
    substance: 'dexaméthasone',
    brand: null,
    // MARS 2020_72 names no form.
    route: 'unstated',
    countGoesStaleAfterDays: 8,
    presentations: [
      {
        ...toVerify,
        id: 'dexamethasone-unspecified',
        label: 'Dexaméthasone, forme et dosage à préciser',
        countUnit: 'box',
      },
    ],
  },
  {
    id: 'ronapreve',
    label: 'Ronapreve',
    substance: 'casirivimab et imdevimab',
    brand: 'Ronapreve',
    route: 'IV',
    countGoesStaleAfterDays: 31,
    presentations: [
      {
        ...toVerify,
        id: 'ronapreve-1332',
        label: 'Ronapreve 1 332 mg / 11,1 mL, flacon',
        strengthMg: 1332,
        volumeMl: 11.1,
        countUnit: 'vial',
      },
    ],
  },
  {
    id: 'human-immunoglobulin',
    label: 'Immunoglobulines humaines',
    substance: 'immunoglobulines humaines',
    brand: null,
    route: 'IV-or-SC',
    countGoesStaleAfterDays: 31,
    presentations: [
      {
        ...toVerify,
        id: 'human-immunoglobulin-unspecified',
        label: 'Immunoglobulines humaines, flacon, dosage à préciser',
        countUnit: 'vial',
      },
    ],
  },
  {
    id: 'salbutamol-tablets',
    label: 'Salbutamol, comprimés',
    substance: 'salbutamol',
    brand: null,
    route: 'oral',
    countGoesStaleAfterDays: 31,
    presentations: [
      {
        ...toVerify,
        id: 'salbutamol-tablet-unspecified',
        label: 'Salbutamol, comprimé, dosage à préciser',
        countUnit: 'tablet',
      },
    ],
  },
];
