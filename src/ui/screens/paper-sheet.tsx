import '../styles/journal-papers.css';
import '../styles/paper-sheet.css';
import { useState } from 'preact/hooks';
import { type Instant, localDateOf } from '../../domain/day.ts';
import { knownOrigins } from '../../domain/lot.ts';
import type { Product } from '../../domain/product.ts';
import { numericDate, timeOfDay } from '../language/format.ts';
import { fr, units } from '../language/fr.ts';
import { expiryWords, lots as lotTexts, originWords } from '../language/fr-lots.ts';
import { paper as words } from '../language/fr-paper.ts';
import type { ProductScreenProps } from '../pages.tsx';
import { type PaperRows, paperRows } from '../paper-sheet.ts';
import { shortName } from '../parts/presentation-name.tsx';
import type { Enrolled } from '../today.ts';

/** What a count is written down on where the tablet cannot go: a page a product, chosen from here on. */
export function PaperSheet({ product, snapshot, now }: ProductScreenProps) {
  const [chosen, setChosen] = useState<readonly string[]>([product.id]);
  const { products } = snapshot.pack;
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((it) => it !== id) : [...chosen, id]);
  return (
    <>
      <div class="journal-tools no-print">
        <button type="button" class="button primary large" onClick={() => print()}>
          {words.print}
        </button>
        <a class="button" href={`/feuille/${product.id}/saisir`}>
          {words.enter}
        </a>
        <a class="button" href={`/produit/${product.id}`}>
          {words.back}
        </a>
      </div>
      {products.length > 1 && (
        <details class="no-print">
          <summary class="button">{words.alsoPrint}</summary>
          {products
            .filter((it) => it.id !== product.id)
            .map((it) => (
              <label class="choice" key={it.id}>
                <input type="checkbox" checked={chosen.includes(it.id)} onChange={() => toggle(it.id)} />
                <span lang="fr">{it.label}</span>
              </label>
            ))}
        </details>
      )}
      {products
        .filter((it) => chosen.includes(it.id))
        .map((it) => (
          <Sheet key={it.id} product={it} snapshot={snapshot} now={now} />
        ))}
    </>
  );
}

function Sheet({ product, snapshot, now }: { product: Product; snapshot: Enrolled; now: Instant }) {
  const { facility } = snapshot.identity;
  const isVials = product.presentations.every((it) => it.countUnit === 'vial');
  return (
    <article class="paper count-sheet">
      {facility.demonstration && <p class="strong">{fr.common.demonstration}</p>}
      <h1>{words.title(product.label)}</h1>
      <p>
        <strong>{facility.name}</strong>
        {facility.finess && `, FINESS ${facility.finess}`}
      </p>
      <p class="to-fill">
        <span class="wide">{words.countedBy}</span> <span>{words.date}</span> <span>{words.time}</span>{' '}
        <small>{words.zone(facility.zone)}</small>
      </p>
      <p>{isVials ? words.howVials : words.how}</p>
      {paperRows(product, snapshot.events).map((rows) => (
        <Rows key={rows.presentation.id} rows={rows} product={product} />
      ))}
      <p>
        {words.later(7)}{' '}
        {words.printedAt(numericDate(localDateOf(now, facility.zone)), timeOfDay(now, facility.zone))}
      </p>
    </article>
  );
}

function Rows({ rows: { presentation, lots, blank }, product }: { rows: PaperRows; product: Product }) {
  const { countUnit, label, cip13 } = presentation;
  const name = shortName(presentation, product.presentations);
  return (
    <table>
      <caption>
        <strong lang="fr">{name}</strong>{' '}
        <span lang="fr">
          {[name === label ? units[countUnit](1) : label, cip13].filter(Boolean).join(', ')}
        </span>
      </caption>
      <colgroup>
        <col span={4} />
        <col />
      </colgroup>
      <thead>
        <tr>
          {[words.lot, words.expiry, words.units(countUnit), words.unusable, words.origin].map((it) => (
            <th scope="col" key={it}>
              {it}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lots.map((it) => (
          <tr key={`${it.lot} ${it.origin} ${expiryWords(it.expiry)}`}>
            <td>{it.lot}</td>
            <td>{expiryWords(it.expiry)}</td>
            <td />
            <td />
            <td>{originWords(it.origin)}</td>
          </tr>
        ))}
        {Array.from({ length: blank }, (_, at) => (
          <tr key={at}>
            <td />
            <td />
            <td />
            <td />
            <td>
              {knownOrigins.map((origin) => (
                <span key={origin}>☐&nbsp;{lotTexts.origins[origin]} </span>
              ))}
            </td>
          </tr>
        ))}
        <tr class="total">
          <th scope="row">{words.total}</th>
          <td />
          <td />
          <td />
          <td />
        </tr>
      </tbody>
    </table>
  );
}
