import type { LocalDate } from '../../domain/day.ts';
import {
  bindingRules,
  type DirectiveDocument,
  documentOf,
  rulesFor,
  rulesOf,
} from '../../domain/directive.ts';
import type { SupervisedFacility, SupervisionView } from '../../protocol/supervision.ts';
import { everyRow, type Filters } from './filters.ts';
import { floorFilterOf, type Group, viewToList } from './list.ts';
import { shownState } from './states.ts';

/** What the last counts of a presentation come to: never added to another's (R089). */
export interface StockLine {
  presentation: string;
  label: string;
  physical: number;
  usable: number;
  /** Facilities that counted it, and the day, theirs, of the oldest of these counts. */
  counted: number;
  oldest: LocalDate | null;
}

export interface ProductSummary {
  /** All of its facilities in the tally; in the rows, whom to call. */
  group: Group;
  stock: StockLine[];
  /** Facilities of invented data among them. */
  invented: number;
}

/** What there is to say of each product that the filters leave, over their region; other filters do not narrow it. */
export function viewToSummary(view: SupervisionView, filters: Filters): ProductSummary[] {
  const wide: Filters = { ...filters, by: 'product', state: null, floor: null, text: '', shown: everyRow };
  return viewToList(view, wide)
    .groups.map((group) => {
      const facilities = view.facilities.filter(
        ({ facility, products }) =>
          (!filters.region || facility.region === filters.region) &&
          products.some((it) => it.product === group.key),
      );
      const rows = group.rows.filter(({ products }) => products.some(isToCall));
      return {
        group: { ...group, label: '', rows },
        stock: stockOf(group.key, facilities, view.presentations),
        invented: facilities.filter((it) => it.facility.demonstration).length,
      };
    })
    .filter(({ group }) => group.tally.facilities > 0);
}

/** The texts that say how it stands with a product on a day, and those that its facilities are judged by. */
export function textsOn(
  view: SupervisionView,
  product: string,
  region: string | null,
  date: LocalDate,
): { status: ReturnType<typeof bindingRules<'supply-status'>>; documents: DirectiveDocument[] } {
  const rules = region ? rulesFor(view.documents, region) : rulesOf(view.documents);
  const status = bindingRules('supply-status', rules, product, date);
  const judging = (['cadence', 'on-receipt', 'floor'] as const).flatMap((kind) =>
    bindingRules(kind, rules, product, date),
  );
  const documents = [...status, ...judging].flatMap((rule) => documentOf(view.documents, rule.id) ?? []);
  return { status, documents: [...new Set(documents)] };
}

function isToCall(product: Parameters<typeof shownState>[0]): boolean {
  return ['silent', 'missing', 'late'].includes(shownState(product)) || floorFilterOf(product) !== null;
}

function stockOf(
  product: string,
  facilities: readonly SupervisedFacility[],
  presentations: SupervisionView['presentations'],
): StockLine[] {
  const counts = facilities.flatMap(
    ({ products }) => products.find((it) => it.product === product)?.lastCount ?? [],
  );
  return presentations
    .filter((it) => it.product === product)
    .map(({ id, label }) => {
      const found = counts.flatMap(({ lines, localDate }) =>
        lines.filter((it) => it.presentation === id).map((line) => ({ ...line, localDate })),
      );
      return {
        presentation: id,
        label,
        physical: found.reduce((sum, it) => sum + it.physical, 0),
        usable: found.reduce((sum, it) => sum + it.usable, 0),
        counted: found.length,
        oldest: found.map((it) => it.localDate).sort()[0] ?? null,
      };
    });
}
