import { isLocalDate } from './day.ts';
import { type DirectiveDocument, inForce, type Rule, rulesOf } from './directive.ts';
import type { Product } from './product.ts';

/** One thing wrong with a pack, and where: a path such as documents[2].rules[0].until.date. */
export interface PackProblem {
  path: string;
  message: string;
}

/**
 * What a schema cannot see in a pack: dates that are no dates, names that lead nowhere, and two cadences or floors that
 * would bind one product on one day. Empty when the pack can be published.
 */
export function packProblems(pack: {
  products: readonly Product[];
  documents: readonly DirectiveDocument[];
}): PackProblem[] {
  const { products, documents } = pack;
  return [
    ...repeated(products.map((it, index) => [it.id, `products[${index}].id`])),
    ...repeated(documents.map((it, index) => [it.id, `documents[${index}].id`])),
    ...repeated(placedRules(documents).map(({ rule, path }) => [rule.id, `${path}.id`])),
    ...documents.flatMap((it, index) => badDate(it.date, `documents[${index}].date`)),
    ...placedRules(documents).flatMap(({ rule, path }) => ruleProblems(rule, path, products, documents)),
    ...rivals(documents),
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

function repeated(entries: [string, string][]): PackProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(([id, path]) => {
    const isAgain = seen.has(id);
    seen.add(id);
    return isAgain ? [{ path, message: `« ${id} » is there twice` }] : [];
  });
}

function ruleProblems(
  rule: Rule,
  path: string,
  products: readonly Product[],
  documents: readonly DirectiveDocument[],
): PackProblem[] {
  const known = new Set(products.map((it) => it.id));
  const presentations = new Set(products.flatMap((it) => it.presentations.map((one) => one.id)));
  const ids = new Set(rulesOf(documents).map((it) => it.id));
  const problems = [
    ...badDate(rule.from, `${path}.from`),
    ...rule.products.flatMap((id, index) => unknown(known, id, `${path}.products[${index}]`)),
    ...rule.supersedes.flatMap((it, index) => [
      ...unknown(ids, it.rule, `${path}.supersedes[${index}].rule`),
      ...it.products.flatMap((id, at) => unknown(known, id, `${path}.supersedes[${index}].products[${at}]`)),
    ]),
  ];
  if (rule.until.kind === 'date' || rule.until.kind === 'forecast') {
    problems.push(...badDate(rule.until.date, `${path}.until.date`));
    if (rule.until.date < rule.from)
      problems.push({ path: `${path}.until.date`, message: 'ends before it begins' });
  }
  if (rule.kind === 'shelf-life-extension') {
    problems.push(
      ...badDate(rule.printedExpiry, `${path}.printedExpiry`),
      ...badDate(rule.extendedTo, `${path}.extendedTo`),
    );
    if (rule.extendedTo <= rule.printedExpiry)
      problems.push({ path: `${path}.extendedTo`, message: 'extends nothing' });
  }
  if (rule.kind === 'floor' && rule.injectionsWhenResupplyCompromised < rule.injections) {
    problems.push({ path: `${path}.injectionsWhenResupplyCompromised`, message: 'below the ordinary floor' });
  }
  if (rule.kind === 'allocation') {
    rule.quantities.forEach((it, index) => {
      problems.push(...unknown(presentations, it.presentation, `${path}.quantities[${index}].presentation`));
    });
  }
  return problems;
}

/** Two rules of a kind that asks for one answer, both in force for a product on the day the later one begins. */
function rivals(documents: readonly DirectiveDocument[]): PackProblem[] {
  const rules = rulesOf(documents);
  return placedRules(documents).flatMap(({ rule, path }) => {
    if (rule.kind !== 'cadence' && rule.kind !== 'floor') return [];
    const rival = rules.find(
      (other) =>
        other.id !== rule.id &&
        other.kind === rule.kind &&
        other.from <= rule.from &&
        rule.products.some(
          (id) =>
            inForce(other, rules, id, rule.from) !== 'no' && inForce(rule, rules, id, rule.from) !== 'no',
        ),
    );
    return rival
      ? [{ path, message: `binds on the same days as « ${rival.id} »; one must supersede the other` }]
      : [];
  });
}

function badDate(text: string, path: string): PackProblem[] {
  return isLocalDate(text) ? [] : [{ path, message: `« ${text} » is not a calendar date` }];
}

function unknown(known: ReadonlySet<string>, id: string, path: string): PackProblem[] {
  return known.has(id) ? [] : [{ path, message: `« ${id} » is not in this pack` }];
}
