import type { DirectiveDocument } from '../../domain/directive.ts';
import type { ReferencePack } from '../../protocol/pack.ts';
import type { SupervisionView } from '../../protocol/supervision.ts';
import { ruleText, directives as words } from '../language/fr-supervisor-directives.ts';
import { ruleWords } from '../language/fr-supervisor-rules.ts';

type Change = 'added' | 'removed' | 'changed';
export interface PackChange {
  what: 'document' | 'rule' | 'product';
  change: Change;
  name: string;
}

/** A thing that a pack holds: what it is called on screen, and all of it as text. */
interface Part {
  what: PackChange['what'];
  name: string;
  text: string;
}

/** What a pack would change of the one in use. A view holds of the products only their presentations. */
export function packChanges(pack: ReferencePack, view: SupervisionView): PackChange[] {
  const before = new Map([...partsOfDocuments(view.documents), ...productsOfView(view)]);
  const after = new Map([...partsOfDocuments(pack.documents), ...productsOfPack(pack)]);
  return [...new Map([...before, ...after])].flatMap(([id, { what, name }]) => {
    const change = changeOf(before.get(id)?.text, after.get(id)?.text);
    return change ? [{ what, change, name }] : [];
  });
}

function changeOf(before: string | undefined, after: string | undefined): Change | null {
  if (before === after) return null;
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
}

function partsOfDocuments(documents: readonly DirectiveDocument[]): [string, Part][] {
  return documents.flatMap(({ rules, ...document }) => {
    const source = ruleWords.source(document);
    return [
      [`document ${document.id}`, { what: 'document', name: source, text: JSON.stringify(document) }],
      ...rules.map((rule): [string, Part] => [
        `rule ${rule.id}`,
        { what: 'rule', name: words.ofText(ruleText(rule), source), text: JSON.stringify(rule) },
      ]),
    ];
  });
}

function productsOfView({ presentations }: SupervisionView): [string, Part][] {
  const ids = [...new Set(presentations.map((it) => it.product))];
  return ids.map((id) =>
    toPart(
      id,
      presentations.filter((it) => it.product === id),
    ),
  );
}

function productsOfPack({ products }: ReferencePack): [string, Part][] {
  return products.map((it) => toPart(it.id, it.presentations));
}

function toPart(
  id: string,
  presentations: { id: string; label: string; countUnit: string }[],
): [string, Part] {
  const text = presentations.map((it) => [it.id, it.label, it.countUnit].join()).join();
  return [`product ${id}`, { what: 'product', name: presentations.map((it) => it.label).join(', '), text }];
}
