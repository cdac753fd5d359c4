import type { RuleKind } from '../../domain/directive.ts';
import { sheetName } from '../../store/snapshot.ts';
import { fr } from '../language/fr.ts';
import { paper } from '../language/fr-paper.ts';
import { sheet as words } from '../language/fr-sheet.ts';
import type { ProductScreenProps } from '../pages.tsx';
import { SheetDocument } from '../parts/sheet-document.tsx';
import { SheetItem } from '../parts/sheet-item.tsx';
import { productSheet } from '../product-sheet.ts';

type Section = Exclude<keyof typeof words.sections, 'texts'>;

/** What a pharmacist looks for first comes first. */
const sections: Section[] = [
  'supply',
  'contacts',
  'lots',
  'origins',
  'access',
  'counting',
  'notices',
  'links',
];
const sectionOf: Record<RuleKind, Section> = {
  'supply-status': 'supply',
  'resupply-compromised': 'supply',
  'national-regulation': 'supply',
  contact: 'contacts',
  escalation: 'contacts',
  'shelf-life-extension': 'lots',
  allocation: 'origins',
  'billing-code': 'origins',
  'origin-restriction': 'origins',
  'regulatory-status': 'access',
  cadence: 'counting',
  'on-receipt': 'counting',
  floor: 'counting',
  notice: 'notices',
  link: 'links',
};

/** Everything that directives say of a product, in words, each with its source. */
export default function ProductSheet({ product, snapshot, now }: ProductScreenProps) {
  const sheet = productSheet(product, snapshot, now);
  const { facility } = snapshot.identity;
  return (
    <>
      <h1>{words.title(product.label)}</h1>
      <p class="actions">
        <a class="button" href={`/compter/${product.id}`}>
          {fr.today.count}
        </a>
        <a class="button" href={`/feuille/${product.id}`}>
          {paper.printIt}
        </a>
        <a class="button" href={`/feuille/${product.id}/saisir`}>
          {snapshot.drafts.some((it) => it.product === sheetName('paper', product.id))
            ? fr.today.resumed.paper
            : paper.enter}
        </a>
      </p>
      {sheet.shown.length === 0 && <p>{words.empty}</p>}
      <div class="cards">
        {sections.map((section) => {
          const items = sheet.shown.filter(({ rule }) => sectionOf[rule.kind] === section);
          return (
            items.length > 0 && (
              <section
                class={section === 'notices' || section === 'links' ? 'card wide' : 'card'}
                key={section}
              >
                <h2>{words.sections[section]}</h2>
                <ul class="items">
                  {items.map((item) => (
                    <SheetItem
                      key={item.rule.id}
                      item={item}
                      sheet={sheet}
                      product={product}
                      facility={facility}
                    />
                  ))}
                </ul>
              </section>
            )
          );
        })}
        {sheet.documents.length > 0 && (
          <section class="card wide">
            <h2>{words.sections.texts}</h2>
            <ul class="items">
              {sheet.documents.map((document) => (
                <SheetDocument key={document.id} document={document} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}
