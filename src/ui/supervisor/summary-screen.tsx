import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type Instant, localDateOf } from '../../domain/day.ts';
import type { SupervisionView } from '../../protocol/supervision.ts';
import { number, numericDate, timeOfDay } from '../language/format.ts';
import { summary as words } from '../language/fr-summary.ts';
import { fr } from '../language/fr-supervisor.ts';
import { ruleText } from '../language/fr-supervisor-directives.ts';
import { ruleWords } from '../language/fr-supervisor-rules.ts';
import { Sentence } from '../parts/french.tsx';
import { ColumnHead } from './column-head.tsx';
import { quoting } from './document-card.tsx';
import { type Filters, floors, states } from './filters.ts';
import { optionsOf } from './list.ts';
import { ListTable } from './list-table.tsx';
import { type ProductSummary, textsOn, viewToSummary } from './summary.ts';

interface Props {
  view: SupervisionView;
  filters: Filters;
  now: Instant;
  ownZone: string;
}

/** One page a product, to be printed or sent on by a person: how it stands, who has it, who has fallen silent, and by which texts. */
export function SummaryScreen({ view, filters, now, ownZone }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { region, product } = filters;
  const summaries = useMemo(() => viewToSummary(view, filters), [view, region, product]);
  const day = numericDate(localDateOf(view.at, ownZone));
  const viewedAt = fr.when.at(day, timeOfDay(view.at, ownZone));
  const { regions } = optionsOf(view.facilities);
  const regionName = regions.find(([key]) => key === region)?.[1] ?? null;
  return (
    <article class="facility">
      <h1 ref={heading} tabIndex={-1}>
        {words.title}
      </h1>
      <p class="soft">{words.intro}</p>
      <p>
        <button type="button" class="button primary" onClick={() => print()}>
          {words.print}
        </button>
      </p>
      <p>
        <strong>{words.made(viewedAt, ownZone, view.scopeName, regionName)}</strong>
      </p>
      {summaries.length === 0 && <p class="empty">{words.nothing}</p>}
      {summaries.map((it) => (
        <OfProduct key={it.group.key} it={it} {...{ view, region, now, ownZone }} />
      ))}
    </article>
  );
}

interface OfProductProps extends Omit<Props, 'filters'> {
  it: ProductSummary;
  region: string | null;
}

function OfProduct({ it, view, region, now, ownZone }: OfProductProps) {
  const { group, stock, invented } = it;
  const { tally } = group;
  const { products } = optionsOf(view.facilities);
  const { status, documents } = textsOn(view, group.key, region, localDateOf(view.at, ownZone));
  const figures = [
    ...states.map((state) => [fr.states[state], tally.states[state]] as const),
    ...floors.map((floor) => [fr.floors[floor], tally.floors[floor]] as const),
  ].filter(([, count]) => count > 0);
  return (
    <section class="card">
      <h2 lang="fr">{products.find(([key]) => key === group.key)?.[1]}</h2>
      {invented > 0 && <p>{words.invented(invented)}</p>}
      <h3>{words.status}</h3>
      {status.length === 0 && <p>{words.noStatus}</p>}
      <ul>
        {status.map((rule) => (
          <li key={rule.id}>
            <Sentence text={ruleText(quoting(rule))} />. {ruleWords.from(rule)}
          </li>
        ))}
      </ul>
      <h3>{words.facilities}</h3>
      <p>
        {fr.list.facilities(tally.facilities)}
        {figures.map(([label, count]) => `, ${fr.why.about(label, number(count))}`)}
      </p>
      <Stock stock={stock} facilities={tally.facilities} />
      <h3>{fr.list.title}</h3>
      {group.rows.length === 0 ? <p>{words.noCall}</p> : <ListTable {...{ group, view, now }} />}
      {documents.length > 0 && <h3>{words.texts}</h3>}
      <ul>
        {documents.map((document) => (
          <li key={document.id} lang="fr">
            <strong>{ruleWords.source(document)}</strong>. {document.issuer}. {document.title}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Stock({ stock, facilities }: { stock: ProductSummary['stock']; facilities: number }) {
  return (
    <>
      <table class="lines">
        <caption>{words.stock}</caption>
        <ColumnHead labels={Object.values(words.columns)} />
        <tbody>
          {stock.map((line) => (
            <tr key={line.presentation}>
              <th scope="row">
                <span lang="fr">{line.label}</span>
                <div class="soft">{words.share(line.counted, facilities)}</div>
              </th>
              <td>{line.counted > 0 ? number(line.physical) : '—'}</td>
              <td>{line.counted > 0 ? number(line.usable) : '—'}</td>
              <td>{line.oldest ? numericDate(line.oldest) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">{words.stockMeans}</p>
    </>
  );
}
