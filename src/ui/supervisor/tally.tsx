import { number } from '../language/format.ts';
import { fr } from '../language/fr-supervisor.ts';
import { type Filters, type FloorFilter, fewRows, filtersToPath, states } from './filters.ts';
import type { Group, Tally } from './list.ts';
import { Sign, StateMark, toneOf } from './marks.tsx';
import type { ShownState } from './states.ts';

type Tile = readonly ['state', ShownState] | readonly ['floor', FloorFilter];

const tiles: Tile[] = [
  ['floor', 'breached'],
  ...states.map((state) => ['state', state] as const),
  ['floor', 'doubtful'],
  ['floor', 'unanswered'],
];

/** The figures at the top: each shows its facilities when touched, and everything when touched again. */
export function TallyLine({ tally, filters }: { tally: Tally; filters: Filters }) {
  const path = (change: Partial<Filters>) =>
    filtersToPath({ ...filters, state: null, floor: null, shown: fewRows, ...change });
  return (
    <nav class="tally" aria-label={fr.list.tally}>
      <a href={path({})} class="nil" aria-current={!filters.state && !filters.floor}>
        <span>{fr.list.all}</span>
        <strong>{number(tally.facilities)}</strong>
      </a>
      {tiles.map(([kind, look]) => {
        const isCurrent = filters[kind] === look;
        const count = { ...tally.states, ...tally.floors }[look];
        return (
          <a
            key={look}
            href={path(isCurrent ? {} : { [kind]: look })}
            class={count > 0 ? toneOf(look) : 'nil'}
            aria-current={isCurrent}
          >
            <Sign look={look} />
            <span>{{ ...fr.states, ...fr.floors }[look]}</span>
            <strong>{number(count)}</strong>
          </a>
        );
      })}
    </nav>
  );
}

/** What the words for states mean, where people read them; on paper too. */
export function Legend() {
  return (
    <dl class="legend">
      {states.map((state) => (
        <div key={state}>
          <dt>
            <StateMark state={state} />
          </dt>
          <dd>{fr.stateMeans[state]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same figures by region or product, each leading to the list behind it. */
export function Overview({
  groups,
  filters,
}: {
  groups: Group[];
  filters: Filters & { by: 'region' | 'product' };
}) {
  const path = (group: Group, change: Partial<Filters>) =>
    filtersToPath({
      ...filters,
      state: null,
      floor: null,
      shown: fewRows,
      [filters.by]: group.key,
      ...change,
    });
  return (
    <div class="scroll">
      <table class="overview">
        <caption>{fr.list.overview[filters.by]}</caption>
        <thead>
          <tr>
            <th scope="col">{fr.list.overviewColumns[filters.by]}</th>
            <th scope="col">{fr.list.overviewTotal}</th>
            <th scope="col">{fr.floors.breached}</th>
            {states.map((state) => (
              <th scope="col" key={state}>
                {fr.states[state]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key}>
              <th scope="row">
                <a href={path(group, {})}>{group.label}</a>
              </th>
              <td>{number(group.tally.facilities)}</td>
              <Figure count={group.tally.floors.breached} path={path(group, { floor: 'breached' })} />
              {states.map((state) => (
                <Figure key={state} count={group.tally.states[state]} path={path(group, { state })} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ count, path }: { count: number; path: string }) {
  return <td>{count > 0 ? <a href={path}>{number(count)}</a> : <span class="soft">0</span>}</td>;
}
