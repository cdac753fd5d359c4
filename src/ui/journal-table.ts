import { type Instant, localDateOf, type Zone } from '../domain/day.ts';
import { type Fate, fatesOf } from '../domain/fate.ts';
import { refKey } from '../domain/history.ts';
import { type Event, sealedAt, shownId } from '../protocol/event.ts';
import type { ReferencePack } from '../protocol/pack.ts';
import type { KeptEvent } from '../store/snapshot.ts';
import { monthYear, numericDate, timeOfDay } from './language/format.ts';
import { journal as words } from './language/fr-journal.ts';
import { table } from './language/fr-journal-table.ts';
import { lots as lotTexts, lotWords } from './language/fr-lots.ts';
import { refusals } from './language/fr-refusals.ts';
import { fateWords, secondWords, statementLines } from './parts/journal-line.tsx';

/**
 * A row a line counted or received, and one for every other event; days and times are the zone's, which stands beside.
 * What was stated for another pharmacy than `facility` says so.
 */
export function journalTable(
  events: readonly KeptEvent[],
  pack: ReferencePack,
  zone: Zone,
  facility: string,
): string[][] {
  const fates = fatesOf(events);
  const rows = events.flatMap((kept) =>
    linesOf(kept.event, pack, zone).map((line) => [
      ...headOf(kept, pack, zone, facility),
      ...line,
      ...endOf(kept, zone),
      fateCell(fates.get(refKey(kept.event)), zone),
    ]),
  );
  return [Object.values(table.columns), ...rows];
}

function headOf({ event, own, at }: KeptEvent, pack: ReferencePack, zone: Zone, facility: string): string[] {
  const about = event.kind === 'settings' ? null : event.body.product;
  const product = pack.products.find((it) => it.id === about);
  return [
    shownId(event),
    words.kinds[event.kind],
    product?.label ?? about ?? '',
    ...momentOf(at, zone),
    zone,
    [
      own ? table.thisTablet : words.otherTablet,
      ...(event.facility === facility ? [] : [words.otherPharmacy]),
    ].join(', '),
    event.actor,
  ];
}

type Line = [presentation: string, units: string, usable: string, expiry: string, detail: string];

function linesOf(event: Event, pack: ReferencePack, zone: Zone): Line[] {
  const labelOf = (id: string) =>
    pack.products.flatMap((it) => it.presentations).find((it) => it.id === id)?.label ?? id;
  switch (event.kind) {
    case 'count':
    case 'correction': {
      const entered = event.enteredAt
        ? [words.enteredLaterAt(momentOf(sealedAt(event), zone).join(' '))]
        : [];
      const said =
        event.kind === 'correction'
          ? [words.replaces(shownId(event.body.replaces))]
          : event.body.second
            ? [secondWords(event.body.second)]
            : [];
      return event.body.lines.map(({ presentation, physical, usable, earliestExpiry: expiry, lots = [] }) => [
        labelOf(presentation),
        String(physical),
        String(usable),
        expiry.kind === 'date'
          ? monthYear(expiry.date)
          : expiry.kind === 'unknown'
            ? words.expiryUnknown
            : '',
        // Not a row each, whose figures a sum over the column would count twice.
        table.apart([
          ...entered,
          ...said,
          ...lots.map((lot) => lotTexts.figure(lotWords(lot), lot.physical)),
        ]),
      ]);
    }
    case 'receipt':
      return event.body.lines.map((it) => [labelOf(it.presentation), String(it.units), '', '', '']);
    case 'use':
    case 'loss':
    case 'isolation':
    case 'reservation':
      return event.body.lines.map(({ presentation, units, lot }) => [
        labelOf(presentation),
        String(units),
        '',
        '',
        lot ? lotWords(lot) : '',
      ]);
    default:
      return [['', '', '', '', table.apart(statementLines(event, pack))]];
  }
}

function endOf({ event, delivery }: KeptEvent, zone: Zone): string[] {
  const received =
    'number' in delivery ? [String(delivery.number), ...momentOf(delivery.receivedAt, zone)] : ['', '', ''];
  const reason =
    delivery.state === 'quarantined' ? (refusals.reasons[delivery.reason] ?? delivery.reason) : '';
  return [table.states[delivery.state], ...received, reason, event.hash];
}

function fateCell(fate: Fate<KeptEvent> | undefined, zone: Zone): string {
  return fate ? fateWords(fate, zone) : '';
}

function momentOf(instant: Instant, zone: Zone): [date: string, time: string] {
  return [numericDate(localDateOf(instant, zone)), timeOfDay(instant, zone)];
}
