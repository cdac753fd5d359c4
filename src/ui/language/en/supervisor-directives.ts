import { listOf, number, numericDate } from '../format.ts';
import type {
  directives as french,
  kinds as frenchKinds,
  problems as frenchProblems,
} from '../fr-supervisor-directives.ts';
import type { Translated } from '../typeset.ts';
import { counted } from './supervisor.ts';

export const directives = {
  title: 'Directives',
  published: 'Published versions',
  columns: { version: 'Version', issued: 'Issued', published: 'Published' },
  unavailable: 'The list of versions is not available.',
  inUse: (version) => `Rules in force: version ${number(version)}`,
  none: 'No text. Published directives will be shown here, rule by rule.',
  rules: (count) => counted(count, 'rule'),
  noRule: 'No rule is drawn from it.',
  issuer: 'Issued by',
  endorsed: 'In agreement with',
  signed: 'Signed by',
  addressees: 'Addressed to',
  modes: { action: 'for action', information: 'for information', unstated: '' },
  zone: 'Area',
  regions: (codes) => `regions ${codes.join(', ')}`,
  national: 'national',
  references: 'Cites',
  apart: (items) => items.join('; '),
  notHeld: (reference) => `${reference} (not held)`,
  binding: 'In force',
  bindingFor: (products) => `In force for ${listOf(products)} only`,
  coming: 'To come',
  ended: 'No longer in force',
  publish: 'Publish a version',
  file: 'JSON file',
  fileHint: 'Start from the version in force: change the file, raise “version”, then choose it.',
  read: (file, version, issued) => `${file}: version ${number(version)}, issued on ${issued}`,
  expires: (when) => `Valid until: ${when}. After it, tablets go on and say so.`,
  tooOld: (version) =>
    `This version is not newer than version ${number(version)}, already published. Raise “version” in the file.`,
  notNewer: 'A version at least as new is already published. Refresh, then raise “version” in the file.',
  tooFarAhead:
    'Version number too high: all later versions would have to be above it. Take the number after the published version.',
  changes: 'What changes',
  ofText: (rule, source) => `${rule} (${source})`,
  noChange: 'No text, no rule and no product changes.',
  change: { added: 'Added', removed: 'Removed', changed: 'Changed' },
  what: { document: 'text', rule: 'rule', product: 'product' },
  refused: (count) => `Refused: ${counted(count, 'error')}. Nothing is published.`,
  whole: 'file',
  go: (version) => `Publish version ${number(version)}`,
  going: 'Publishing…',
  download: (version) => `Download version ${number(version)}`,
  done: (version) => `Version ${number(version)} published. Each tablet receives it at its next contact.`,
} satisfies Translated<typeof french>;

const supply = {
  tension: 'Supply under strain',
  'shortage-risk': 'Risk of shortage',
  quota: 'Quota',
  shortage: 'Shortage',
  'limited-return': 'Available again, limited stock',
  normal: 'Normal supply',
};
const help = { 'own-stock': 'own stock', wholesaler: 'wholesaler', region: 'region', nation: 'nation' };
const relabelling = { none: '', announced: ', relabelling to come', done: ', relabelled' };

export const ruleKinds = {
  cadence: ({ updates, per }) =>
    `Count ${updates === 1 ? 'once' : `${number(updates)} times`} a ${per}${updates > 1 ? ', on different days' : ''}`,
  'on-receipt': () => 'Count after each receipt, on the same day',
  floor: ({ injections, injectionsWhenResupplyCompromised: more }) =>
    `Before CAR-T, ${counted(injections, 'injection')} possible at least, ${number(more)} if resupply is compromised`,
  'shelf-life-extension': (rule) =>
    `Batch ${rule.lot}: ${numericDate(rule.printedExpiry)} printed, usable until ${numericDate(rule.extendedTo)}${relabelling[rule.relabelling]}`,
  'supply-status': ({ status, approvedBy }) =>
    supply[status] + (approvedBy ? `, in agreement with ${approvedBy}` : ''),
  'regulatory-status': ({ regime, state }) =>
    `${regime}: ${state === 'requested' ? 'requested' : 'in force'}`,
  'national-regulation': ({ on }) => (on ? 'National regulation in place' : 'No national regulation'),
  'resupply-compromised': () => 'Resupply compromised',
  contact: ({ name, phone, condition }) =>
    name + (phone ? `: ${phone}` : '') + (condition === 'no-stock' ? ', once the stock is used up' : ''),
  notice: ({ title }) => title,
  link: ({ label }) => label,
  allocation: ({ quantities, deliveryFrom, deliveryTo }) =>
    `State stock: ${counted(
      quantities.reduce((sum, it) => sum + it.units, 0),
      'unit',
    )} for ${counted(new Set(quantities.map((it) => it.region)).size, 'region')}, from ${numericDate(deliveryFrom)} to ${numericDate(deliveryTo)}`,
  'billing-code': ({ code, origin }) => `Code ${code} for: ${origin}`,
  'origin-restriction': ({ origin }) => `Restricted use: ${origin}`,
  escalation: ({ order }) => `Help, in this order: ${listOf(order.map((it) => help[it]))}`,
} satisfies Translated<typeof frenchKinds>;

export const packProblems = {
  'not JSON': () => 'This file is not JSON',
  'Invalid input': () => 'Value missing or not allowed',
  'not an instant': () => 'Not an instant (2021-06-08T10:00:00Z)',
  '… is there twice': (id) => `“${id}” is there twice`,
  '… is not a calendar date': (date) => `“${date}” is not a date of the calendar`,
  '… is not in this pack': (id) => `“${id}” is not in this file`,
  '… is not a presentation of these products': (id) => `“${id}” is not a presentation of these products`,
  'a rule of kind … binds whole products': (kind) =>
    `A rule “${kind}” holds for whole products: no “presentations”`,
  '… speaks of more presentations than the rule that supersedes it': (rule) =>
    `“${rule}” speaks of more presentations than the rule that replaces it`,
  '… says nothing of …': (rule, product) => `“${rule}” says nothing of “${product}”`,
  "… is not a region's INSEE code": (code) => `“${code}” is not a region’s INSEE code`,
  'names no region': () => 'Names no region',
  'is known by its month only, and must be its first day': () =>
    'Known by its month only: the first day of the month is awaited',
  'a rule cannot supersede itself': () => 'A rule cannot replace itself',
  'ends before it begins': () => 'Ends before it begins',
  'extends nothing': () => 'Extends nothing',
  'below the ordinary floor': () => 'Below the ordinary floor',
  'binds on the same days as …; one must supersede the other': (id) =>
    `Holds on the same days as “${id}”: one must replace the other`,
} satisfies Translated<typeof frenchProblems>;
