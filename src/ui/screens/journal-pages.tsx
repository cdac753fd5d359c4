import '../styles/journal-papers.css';
import type { ComponentChildren } from 'preact';
import { lazy, useRoute } from 'preact-iso';
import { localDateOf } from '../../domain/day.ts';
import { fatesOf } from '../../domain/fate.ts';
import { Amend } from '../amend/amend.tsx';
import { afterClockCheck } from '../clock-gate.tsx';
import { toCsv } from '../csv.ts';
import { journalTable } from '../journal-table.ts';
import { carried } from '../language/fr-carried.ts';
import { journal } from '../language/fr-journal.ts';
import type { RunningScreenProps } from '../pages.tsx';
import { Frame } from '../parts/frame.tsx';
import { saveFile } from '../save-file.ts';
import { Journal } from './journal.tsx';

/** With what draws codes, which the journal itself needs none of. */
const AcknowledgementSheet = lazy(() => import('./acknowledgement-sheet.tsx'));
const CarriedOutbox = lazy(() => import('./carried-outbox.tsx'));
const DatedAmend = afterClockCheck(Amend);

/** The journal, and the papers that it gives. */
export default function JournalPages(props: RunningScreenProps) {
  const { snapshot, now, actions } = props;
  const [view, device, seq] = (useRoute().params.view ?? '').split('/');
  const { facility, device: own } = snapshot.identity;
  const { pack, journal: events, people } = snapshot;
  const { zone } = facility;
  const today = localDateOf(now, zone);
  const tablet = own.slice(0, 4);
  const fates = fatesOf(events);
  const framed = (page: ComponentChildren) => (
    <Frame {...props} here="journal">
      {page}
    </Frame>
  );
  if (view === 'exporter') {
    return framed(
      <CarriedOutbox
        carry={actions.carryUnsent}
        onSave={(text) => saveFile(carried.fileName(tablet, today), 'application/json', text)}
      />,
    );
  }
  const kept = events.find(({ event }) => event.device === device && String(event.seq) === seq);
  if (view === 'accuse' && kept) {
    const { proofOf } = actions;
    return framed(
      <AcknowledgementSheet
        {...{ kept, facility, pack, now, proofOf }}
        key={`${device}/${seq}`}
        onPrint={() => print()}
      />,
    );
  }
  if (kept && (view === 'corriger' || view === 'retirer')) {
    return <DatedAmend key={`${view}/${device}/${seq}`} {...props} view={view} kept={kept} fates={fates} />;
  }
  const saveTable = () => {
    const name = journal.tableName(tablet, today);
    saveFile(name, 'text/csv;charset=utf-8', toCsv(journalTable(events, pack, zone, facility.id)));
  };
  return framed(
    <Journal {...{ events, pack, people, zone, now, fates, facility: facility.id }} onTable={saveTable} />,
  );
}
