import { useMemo } from 'preact/hooks';
import type { Instant } from '../../domain/day.ts';
import type { SupervisionView } from '../../protocol/supervision.ts';
import type { SupervisionClient } from '../../sync/supervision.ts';
import { toCsv } from '../csv.ts';
import { fr } from '../language/fr-supervisor.ts';
import { saveFile } from '../save-file.ts';
import { FilterBar } from './filter-bar.tsx';
import { everyRow, type Filters, fewRows, filtersToPath, summaryPath } from './filters.ts';
import { optionsOf, viewToList } from './list.ts';
import { listTable } from './list-csv.ts';
import { ListTable } from './list-table.tsx';
import { ResupplyAside } from './resupply-aside.tsx';
import { Legend, Overview, TallyLine } from './tally.tsx';

interface Props {
  view: SupervisionView;
  filters: Filters;
  now: Instant;
  go: (path: string, replace?: boolean) => void;
  client: SupervisionClient;
  /** Why nothing can be done just now, in words; null when it can. */
  barred: string | null;
  changed: () => void;
}

/** Whom to call, worst first. */
export function ListScreen({ view, filters, now, go, ...acting }: Props) {
  const options = useMemo(() => optionsOf(view.facilities), [view]);
  const list = useMemo(() => viewToList(view, filters), [view, filtersToPath(filters)]);
  const shown = list.groups.reduce((sum, group) => sum + group.rows.length, 0);
  const saveTable = () => {
    const name = fr.table.name(view.at.slice(0, 10));
    saveFile(name, 'text/csv;charset=utf-8', toCsv(listTable(view, filters, now)));
  };
  const isGrouped = filters.by !== 'facility';
  return (
    <>
      <h1>{fr.list.title}</h1>
      {view.facilities.length === 0 ? (
        <p class="empty">{fr.list.noFacility}</p>
      ) : (
        <>
          <TallyLine tally={list.tally} filters={filters} />
          <FilterBar
            filters={filters}
            {...options}
            change={(change, quietly) =>
              go(filtersToPath({ ...filters, shown: fewRows, ...change }), quietly)
            }
          />
          {list.rows > 0 && (
            <p>
              <button type="button" class="button" onClick={saveTable}>
                {fr.table.save}
              </button>{' '}
              <a class="button" href={filtersToPath(filters, summaryPath)}>
                {fr.summary}
              </a>
            </p>
          )}
          {isGrouped && (
            <Overview groups={list.groups} filters={{ ...filters, by: filters.by as 'region' | 'product' }} />
          )}
          {list.rows === 0 && <p class="empty">{fr.list.noMatch}</p>}
          {list.groups
            .filter((group) => group.rows.length > 0)
            .map((group) => (
              <ListTable key={group.key} group={group} view={view} now={now} />
            ))}
          {shown < list.rows && <More shown={shown} all={list.rows} filters={filters} go={go} />}
          <Unanswered count={list.tally.floors.unanswered} filters={filters} />
          <ResupplyAside view={view} filters={filters} {...acting} />
          <Legend />
        </>
      )}
    </>
  );
}

function More({ shown, all, filters, go }: Pick<Props, 'filters' | 'go'> & { shown: number; all: number }) {
  const next = Math.min(fewRows, all - shown);
  const show = (rows: number) => go(filtersToPath({ ...filters, shown: rows }), true);
  return (
    <div class="more">
      <output>{fr.list.shown(shown, all)}</output>
      <button type="button" class="button" onClick={() => show(shown + next)}>
        {fr.list.more(next)}
      </button>
      <button type="button" class="button" onClick={() => show(everyRow)}>
        {fr.list.everything}
      </button>
    </div>
  );
}

/** Apart from the breaches: nobody knows yet whether a floor binds these (R019). */
function Unanswered({ count, filters }: { count: number; filters: Filters }) {
  if (count === 0 || filters.floor === 'unanswered') return null;
  return (
    <aside class="apart">
      <h2>{fr.list.unanswered(count)}</h2>
      <p>{fr.list.unansweredMeans}</p>
      <a
        class="button"
        href={filtersToPath({ ...filters, state: null, floor: 'unanswered', shown: fewRows })}
      >
        {fr.list.showUnanswered}
      </a>
    </aside>
  );
}
