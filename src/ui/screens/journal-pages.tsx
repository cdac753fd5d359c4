import '../styles/journal-papers.css';
import { lazy, useRoute } from 'preact-iso';
import { localDateOf } from '../../domain/day.ts';
import { toCsv } from '../csv.ts';
import { journalTable } from '../journal-table.ts';
import { carried } from '../language/fr-carried.ts';
import { journal } from '../language/fr-journal.ts';
import type { ScreenProps } from '../pages.tsx';
import { saveFile } from '../save-file.ts';
import { Journal } from './journal.tsx';

/** With what draws codes, which the journal itself needs none of. */
const AcknowledgementSheet = lazy(() => import('./acknowledgement-sheet.tsx'));
const CarriedOutbox = lazy(() => import('./carried-outbox.tsx'));

/** The journal, and the papers that it gives. */
export default function JournalPages({ snapshot, now, actions }: ScreenProps) {
  const [view, device, seq] = (useRoute().params.view ?? '').split('/');
  const { facility, device: own } = snapshot.identity;
  const { pack, events, people } = snapshot;
  const { zone } = facility;
  const today = localDateOf(now, zone);
  const tablet = own.slice(0, 4);
  if (view === 'exporter') {
    return (
      <CarriedOutbox
        carry={actions.carryUnsent}
        onSave={(text) => saveFile(carried.fileName(tablet, today), 'application/json', text)}
      />
    );
  }
  const kept = events.find(({ event }) => event.device === device && String(event.seq) === seq);
  if (view === 'accuse' && kept) {
    const { proofOf } = actions;
    return (
      <AcknowledgementSheet
        {...{ kept, facility, pack, now, proofOf }}
        key={`${device}/${seq}`}
        onPrint={() => print()}
      />
    );
  }
  const saveTable = () => {
    const name = journal.tableName(tablet, today);
    saveFile(name, 'text/csv;charset=utf-8', toCsv(journalTable(events, pack, zone)));
  };
  return <Journal {...{ events, pack, people, zone, now }} onTable={saveTable} />;
}
