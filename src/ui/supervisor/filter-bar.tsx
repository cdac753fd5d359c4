import { fr } from '../language/fr-supervisor.ts';
import { type Filters, type Grouping, groupings, isFiltered } from './filters.ts';

interface Props {
  filters: Filters;
  regions: [string, string][];
  products: [string, string][];
  /** `quietly` replaces the address, for letters being typed: the back button goes over whole searches. */
  change: (change: Partial<Filters>, quietly?: boolean) => void;
}

export function FilterBar({ filters, regions, products, change }: Props) {
  return (
    <search class="filters" aria-label={fr.list.filters}>
      <Choice
        label={fr.list.region}
        value={filters.region ?? ''}
        options={[['', fr.list.everyRegion], ...regions]}
        choose={(region) => change({ region })}
      />
      <Choice
        label={fr.list.product}
        value={filters.product ?? ''}
        options={[['', fr.list.everyProduct], ...products]}
        choose={(product) => change({ product })}
      />
      <Choice
        label={fr.list.by}
        value={filters.by}
        options={groupings.map((by) => [by, fr.list.groupings[by]])}
        choose={(by) => change({ by: by as Grouping })}
      />
      <label>
        <span>{fr.list.text}</span>
        <input
          type="search"
          value={filters.text}
          placeholder={fr.list.textHint}
          autocomplete="off"
          onInput={(event) => change({ text: event.currentTarget.value }, filters.text !== '')}
        />
      </label>
      {isFiltered(filters) && (
        <button
          type="button"
          class="button"
          onClick={() => change({ region: null, product: null, state: null, floor: null, text: '' })}
        >
          {fr.list.clear}
        </button>
      )}
    </search>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: [string, string][];
  choose: (value: string) => void;
}

export function Choice({ label, value, options, choose }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
