import { isLocalDate } from './day.ts';
import { type DirectiveDocument, inForce, type Rule, rulesFor, rulesOf } from './directive.ts';
import { isGtin } from './gs1/characters.ts';
import type { Presentation, Product } from './product.ts';

/** One thing wrong with a pack, and where: a path such as documents[2].rules[0].until.date. */
export interface PackProblem {
  path: string;
  message: string;
}

interface Pack {
  products: readonly Product[];
  documents: readonly DirectiveDocument[];
}

/**
 * What a schema cannot see in a pack: dates that are no dates, names that lead nowhere, and two cadences or floors that
 * would bind one product on one day. Empty when the pack can be published.
 */
export function packProblems(pack: Pack): PackProblem[] {
  const { products, documents } = pack;
  const presentations = products.flatMap((product, index) =>
    product.presentations.map((it, at) => ({ it, path: `products[${index}].presentations[${at}]` })),
  );
  return [
    ...repeated(products.map((it, index) => [it.id, `products[${index}].id`])),
    ...repeated(presentations.map(({ it, path }) => [it.id, `${path}.id`])),
    // A scan must name one presentation (R006).
    ...repeated(presentations.flatMap(({ it, path }) => (it.cip13 ? [[it.cip13, `${path}.cip13`]] : []))),
    ...aliasProblems(presentations),
    ...repeated(documents.map((it, index) => [it.id, `documents[${index}].id`])),
    ...repeated(placedRules(documents).map(({ rule, path }) => [rule.id, `${path}.id`])),
    ...documents.flatMap((it, index) => documentProblems(it, `documents[${index}]`, documents)),
    ...placedRules(documents).flatMap(({ rule, path }) => ruleProblems(rule, path, pack)),
    ...rivals(documents),
  ];
}

/** An alias leads a scan to one presentation: its last digit is a key, and no other code of the pack is the same. */
function aliasProblems(presentations: readonly { it: Presentation; path: string }[]): PackProblem[] {
  const own = new Set(presentations.map(({ it }) => `0${it.cip13}`));
  const aliases = presentations.flatMap(({ it, path }) =>
    (it.aliases ?? []).map((alias, at): [string, string] => [alias, `${path}.aliases[${at}]`]),
  );
  return [
    ...repeated(aliases),
    ...aliases.flatMap(([alias, path]) => {
      if (own.has(alias)) return [{ path, message: `« ${alias} » is the code of a presentation` }];
      if (!isGtin(alias)) return [{ path, message: `« ${alias} » does not end with its key` }];
      return alias.startsWith('0')
        ? []
        : [{ path, message: `« ${alias} » names a grouping of packs, not a pack` }];
    }),
  ];
}

interface PlacedRule {
  rule: Rule;
  path: string;
}

function placedRules(documents: readonly DirectiveDocument[]): PlacedRule[] {
  return documents.flatMap((document, at) =>
    document.rules.map((rule, index) => ({ rule, path: `documents[${at}].rules[${index}]` })),
  );
}

function repeated(entries: [id: string, path: string][]): PackProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(([id, path]) => {
    const isAgain = seen.has(id);
    seen.add(id);
    return isAgain ? [{ path, message: `« ${id} » is there twice` }] : [];
  });
}

function documentProblems(
  { date, zone, references = [] }: DirectiveDocument,
  path: string,
  documents: readonly DirectiveDocument[],
): PackProblem[] {
  const held = new Set(documents.map((it) => it.id));
  const regions = Array.isArray(zone) ? zone : null;
  return [
    ...badDate(date, `${path}.date`),
    ...(regions?.length === 0 ? [{ path: `${path}.zone`, message: 'names no region' }] : []),
    ...(regions ?? []).flatMap((code, index) => badRegion(code, `${path}.zone[${index}]`)),
    ...references.flatMap((it, index) =>
      it.held ? unknown(held, it.key, `${path}.references[${index}].key`) : [],
    ),
  ];
}

function ruleProblems(rule: Rule, path: string, { products, documents }: Pack): PackProblem[] {
  const known = new Set(products.map((it) => it.id));
  return [
    ...badDate(rule.from, `${path}.from`),
    ...(rule.fromPrecision === 'month' && !rule.from.endsWith('-01')
      ? [{ path: `${path}.from`, message: 'is known by its month only, and must be its first day' }]
      : []),
    ...rule.products.flatMap((id, index) => unknown(known, id, `${path}.products[${index}]`)),
    ...rule.supersedes.flatMap((it, index) =>
      supersededProblems(rule, it, `${path}.supersedes[${index}]`, documents),
    ),
    ...untilProblems(rule, `${path}.until`),
    ...presentationProblems(rule, `${path}.presentations`, products),
    ...ownProblems(rule, path, products),
  ];
}

/** Kinds that may speak of some presentations only. The others bind whole products: a count answers for all of one. */
const narrowable: readonly Rule['kind'][] = [
  'supply-status',
  'regulatory-status',
  'shelf-life-extension',
  'contact',
  'notice',
  'link',
];

function presentationProblems(
  { kind, products: named, presentations }: Rule,
  path: string,
  products: readonly Product[],
): PackProblem[] {
  if (!presentations) return [];
  if (!narrowable.includes(kind))
    return [{ path, message: `a rule of kind « ${kind} » binds whole products` }];
  const known = new Set(
    products.flatMap((it) => (named.includes(it.id) ? it.presentations.map((one) => one.id) : [])),
  );
  return presentations.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ path: `${path}[${index}]`, message: `« ${id} » is not a presentation of these products` }],
  );
}

function supersededProblems(
  rule: Rule,
  { rule: id, products }: Rule['supersedes'][number],
  path: string,
  documents: readonly DirectiveDocument[],
): PackProblem[] {
  const superseded = rulesOf(documents).find((it) => it.id === id);
  if (!superseded) return [{ path: `${path}.rule`, message: `« ${id} » is not in this pack` }];
  if (id === rule.id) return [{ path: `${path}.rule`, message: 'a rule cannot supersede itself' }];
  const { presentations } = rule;
  if (presentations && !superseded.presentations?.every((it) => presentations.includes(it)))
    return [{ path, message: `« ${id} » speaks of more presentations than the rule that supersedes it` }];
  const bound = new Set(superseded.products);
  return products.flatMap((product, index) =>
    bound.has(product)
      ? []
      : [{ path: `${path}.products[${index}]`, message: `« ${id} » says nothing of « ${product} »` }],
  );
}

function untilProblems({ from, until }: Rule, path: string): PackProblem[] {
  if (until.kind === 'none') return [];
  const [date, at] =
    until.kind === 'event' ? [until.occurredOn, `${path}.occurredOn`] : [until.date, `${path}.date`];
  return date === null ? [] : [...badDate(date, at), ...backwards(from, date, at)];
}

/** What only rules of one kind can have wrong. */
function ownProblems(rule: Rule, path: string, products: readonly Product[]): PackProblem[] {
  switch (rule.kind) {
    case 'shelf-life-extension':
      return [
        ...badDate(rule.printedExpiry, `${path}.printedExpiry`),
        ...badDate(rule.extendedTo, `${path}.extendedTo`),
        ...(rule.extendedTo <= rule.printedExpiry
          ? [{ path: `${path}.extendedTo`, message: 'extends nothing' }]
          : []),
      ];
    case 'floor':
      return rule.injectionsWhenResupplyCompromised < rule.injections
        ? [{ path: `${path}.injectionsWhenResupplyCompromised`, message: 'below the ordinary floor' }]
        : [];
    case 'allocation': {
      const presentations = new Set(products.flatMap((it) => it.presentations.map((one) => one.id)));
      return [
        ...badDate(rule.deliveryFrom, `${path}.deliveryFrom`),
        ...badDate(rule.deliveryTo, `${path}.deliveryTo`),
        ...backwards(rule.deliveryFrom, rule.deliveryTo, `${path}.deliveryTo`),
        ...rule.quantities.flatMap(({ region, presentation }, index) => [
          ...badRegion(region, `${path}.quantities[${index}].region`),
          ...unknown(presentations, presentation, `${path}.quantities[${index}].presentation`),
        ]),
      ];
    }
    default:
      return [];
  }
}

/**
 * Two rules of a kind that asks for one answer, both in force for a product on the day the later one begins, in a region
 * that both concern.
 */
function rivals(documents: readonly DirectiveDocument[]): PackProblem[] {
  const named = documents.flatMap(({ zone }) => (Array.isArray(zone) ? zone : []));
  const pools = ['', ...new Set(named)].map((region) => rulesFor(documents, region));
  return placedRules(documents).flatMap(({ rule, path }) => {
    if (rule.kind !== 'cadence' && rule.kind !== 'floor') return [];
    const rival = pools
      .filter((rules) => rules.includes(rule))
      .flatMap((rules) =>
        rules.filter(
          (other) =>
            other.id !== rule.id &&
            other.kind === rule.kind &&
            rule.products.some((id) =>
              [other, rule].every((it) => inForce(it, rules, id, rule.from) !== 'no'),
            ),
        ),
      )[0];
    return rival
      ? [{ path, message: `binds on the same days as « ${rival.id} »; one must supersede the other` }]
      : [];
  });
}

function badDate(text: string, path: string): PackProblem[] {
  return isLocalDate(text) ? [] : [{ path, message: `« ${text} » is not a calendar date` }];
}

function backwards(from: string, to: string, path: string): PackProblem[] {
  return to < from ? [{ path, message: 'ends before it begins' }] : [];
}

function badRegion(code: string, path: string): PackProblem[] {
  return /^\d{2,3}$/.test(code) ? [] : [{ path, message: `« ${code} » is not a region's INSEE code` }];
}

function unknown(known: ReadonlySet<string>, id: string, path: string): PackProblem[] {
  return known.has(id) ? [] : [{ path, message: `« ${id} » is not in this pack` }];
}
