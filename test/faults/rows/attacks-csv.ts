import fc from 'fast-check';
import type { CountLine } from '../../../src/domain/count.ts';
import type { KeptEvent } from '../../../src/store/snapshot.ts';
import { journalTable } from '../../../src/ui/journal-table.ts';
import { queryToFilters } from '../../../src/ui/supervisor/filters.ts';
import { listTable } from '../../../src/ui/supervisor/list-csv.ts';
import { counted, stored, tablet } from '../../ui/made-up.ts';
import { facility, counted as lastCount, product, viewOf } from '../../ui/supervisor/made-up.ts';
import { hostileRows, hostileText, wrongCells } from '../corpus/formulas.ts';
import { attack, type Outcome, type RunContext } from './attack.ts';

export const csvRows = [
  attack({ row: 'S10', short: 300, full: 20_000, of: 'times each table', run: readBack }),
];

const now = '2021-11-22T13:03:00Z';
const texts = fc.array(hostileText, { minLength: 7, maxLength: 7 });

/** Any table, the journal’s and the supervisors’ list, with hostile texts wherever another may have written one. */
async function readBack({ volume, seed }: RunContext): Promise<Outcome> {
  const tables = {
    'any table': hostileRows,
    'the journal': texts.map(hostileJournal),
    'the supervisors’ list': texts.map(hostileList),
  };
  const violations = Object.entries(tables).flatMap(([name, rows]) => {
    const asked = fc.property(rows, (it) => wrongCells(it).length === 0);
    const { failed, counterexample } = fc.check(asked, { numRuns: volume, seed });
    return failed ? [`${name}: ${JSON.stringify(counterexample && wrongCells(counterexample[0]))}`] : [];
  });
  return { volume: `${volume} times each of ${Object.keys(tables).length} tables`, violations };
}

function lineOf(presentation: string, lot: string): CountLine {
  const expiry = { kind: 'unknown' as const };
  const lots = [{ lot, expiry, origin: lot, physical: 1, usable: 1 }];
  return { presentation, physical: 1, usable: 1, earliestExpiry: expiry, lots };
}

function hostileJournal([about = '', presentation = '', lot = '', actor = '', reason = '']: string[]) {
  const made = counted(now, [lineOf(presentation, lot)], stored(1, now), about);
  const delivery = { state: 'quarantined' as const, number: 1, receivedAt: now, reason };
  const kept: KeptEvent = { ...made, event: { ...made.event, actor }, delivery };
  return journalTable([kept, made], tablet([]).pack, 'America/Cayenne', 'demo-cayenne');
}

function hostileList([
  name = '',
  region = '',
  agency = '',
  label = '',
  presentation = '',
  lot = '',
]: string[]) {
  const products = [product({ productLabel: label, lastCount: lastCount([lineOf(presentation, lot)]) })];
  const place = facility('x', { name, regionName: region, agency, finess: lot }, { products });
  return listTable(viewOf([place]), queryToFilters({}), now);
}
