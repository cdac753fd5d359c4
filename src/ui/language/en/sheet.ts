import { listOf, monthYear, number, numericDate } from '../format.ts';
import type { sheet as french } from '../fr-sheet.ts';
import type { Translated } from '../typeset.ts';
import { plural } from './plural.ts';

const modes = { action: 'For action', information: 'For information', unstated: 'Addressed to' };
const references = {
  follows: 'Follows',
  cites: 'Cites',
  supersedes: 'Replaces',
  'same-day-twin': 'Of the same day as',
};

export const sheet = {
  title: (product) => `Details: ${product}`,
  empty: 'No known text speaks of this product. It is followed, that is all.',
  sections: {
    supply: 'Supply',
    access: 'Regulatory status',
    contacts: 'Whom to call',
    lots: 'Extended batches',
    origins: 'Where the vials come from',
    counting: 'Counts and floor',
    notices: 'To know',
    links: 'To read elsewhere',
    texts: 'The texts',
  },
  statuses: {
    tension: 'Supply under strain',
    'shortage-risk': 'Risk of shortage',
    quota: 'Quota',
    shortage: 'Shortage',
    'limited-return': 'Available again, limited stock',
    normal: 'Normal supply',
  },
  since: ({ from, fromPrecision }) =>
    fromPrecision === 'month' ? `since ${monthYear(from)}` : `since ${numericDate(from)}`,
  onlyFor: (labels) => `For ${labels.join(' and for ')} only`,
  approvedBy: (body) => `agreed by: ${body}`,
  forecast: (day) => `end expected about ${numericDate(day)}`,
  forecastPassed: (day) => `expected date passed (${numericDate(day)}), not lifted`,
  untilDate: (day) => `until ${numericDate(day)}`,
  untilEvent: (event) => `until: ${event}`,
  ended: (day) => `Ended since ${numericDate(day)}`,
  regulationOn: 'National regulation under way',
  regulationOff: 'No national regulation',
  resupplyCompromised: 'Resupply compromised',
  regimes: { 'in-force': 'in force', requested: 'requested, not granted yet' },
  call: (phone) => `Call ${phone}`,
  callWhom: (name, phone) => `Call ${phone}: ${name}`,
  site: 'Open the site',
  siteOf: (name) => `Open the site: ${name}`,
  noStockOnly: 'Shown when a count says zero everywhere and your wholesalers have none left.',
  wholesalersHaveNone: 'My wholesalers have none left either',
  order: 'In which order to ask for help',
  lot: (lot) => `Batch ${lot}`,
  lotDates: (printed, extended) => `printed end ${monthYear(printed)}, usable until ${numericDate(extended)}`,
  lotPassed: 'extension passed',
  relabelling: { none: '', announced: 'relabelling to come', done: 'relabelled' },
  allocation: (region) => `Allotment from the State stock, ${region}`,
  allocationNone: (region) => `No allotment from the State stock for ${region}`,
  delivery: (from, to) => `delivery from ${numericDate(from)} to ${numericDate(to)}`,
  allotted: (units, name) => `${name}: ${units}`,
  origin: (origin) => (origin === 'state-stock' ? 'State stock' : origin),
  billing: (origin, code) => `${origin}: to declare under code ${code}`,
  restricted: (origin) => `${origin}: restricted use`,
  cadence: {
    day: (n) => `${n} ${plural(n, 'count', 'counts')} a day`,
    week: (n) => `${n} ${plural(n, 'count', 'counts')} a week`,
    month: (n) => `${n} ${plural(n, 'count', 'counts')} a month`,
    year: (n) => `${n} ${plural(n, 'count', 'counts')} a year`,
  },
  onReceipt: 'A count after each receipt',
  floor: (usual, compromised) =>
    `Before CAR-T: ${number(usual)} injections possible, ${number(compromised)} if resupply is compromised`,
  binds: {
    pharmacy: '',
    prescriber: 'for prescribers',
    laboratory: 'for the laboratory',
    authority: 'for the authorities',
  },
  onlineOnly: 'online only',
  addressees: (names, mode) => `${modes[mode]}: ${listOf(names)}`,
  zone: (codes) => `Regions ${listOf(codes)} only`,
  issuedBy: (issuer, day) => `${issuer}, on ${numericDate(day)}`,
  endorsedBy: (bodies) => `In agreement with: ${listOf(bodies)}`,
  signedBy: (offices) => `Signed: ${listOf(offices)}`,
  reference: (key, kind, isHeld) =>
    `${references[kind]} ${key}${isHeld ? '' : ' (a text that Relevé does not have)'}`,
} satisfies Translated<typeof french>;
