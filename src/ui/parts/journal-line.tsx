import { type Instant, localDateOf, type Zone } from '../../domain/day.ts';
import { documentOf } from '../../domain/directive.ts';
import type { Fate } from '../../domain/fate.ts';
import { refKey } from '../../domain/history.ts';
import { type Event, type SecondCount, sealedAt, shownId } from '../../protocol/event.ts';
import type { ReferencePack } from '../../protocol/pack.ts';
import type { KeptEvent, Person } from '../../store/snapshot.ts';
import type { Fates } from '../amend/amendable.ts';
import { monthYear, number, numericDate, timeOfDay } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { amend } from '../language/fr-amend.ts';
import { journal as words } from '../language/fr-journal.ts';
import { lotWords } from '../language/fr-lots.ts';
import { refusals, refusalText } from '../language/fr-refusals.ts';
import { resupply } from '../language/fr-resupply.ts';
import { reasonText, second } from '../language/fr-second.ts';
import { DeliveryTag } from './delivery-tag.tsx';
import { shortName } from './presentation-name.tsx';
import { RefusalReasons } from './refusal-reasons.tsx';
import { Tag } from './tag.tsx';

interface LineProps {
  kept: KeptEvent;
  pack: ReferencePack;
  people: readonly Person[];
  zone: Zone;
  now: Instant;
  fates: Fates;
  /** Stated for another pharmacy, whose tablet this was. */
  isElsewhere: boolean;
  /** What may still be done about it. */
  may: { correct: boolean; withdraw: boolean };
}

/** An event on a line; unfolded, the whole of it in words. */
export function JournalLine({ kept, pack, people, zone, now, fates, isElsewhere, may }: LineProps) {
  const { event, own, delivery, at } = kept;
  const about = event.kind === 'settings' ? null : event.body.product;
  const product = pack.products.find((it) => it.id === about);
  const fate = fates.get(refKey(event));
  return (
    <li>
      <details>
        <summary>
          <span>
            {numericDate(localDateOf(at, zone))} {timeOfDay(at, zone)}
          </span>
          <strong>{words.what(words.kinds[event.kind], product?.label ?? about)}</strong>
          {event.enteredAt && <span class="soft">{words.enteredLater}</span>}
          {!own && <span class="soft">{words.otherTablet}</span>}
          {isElsewhere && <span class="strong">{words.otherPharmacy}</span>}
          {fate && (
            <Tag tone="quiet" icon={fate.kind === 'corrected' ? 'list' : 'cross'}>
              {amend[fate.kind]}
            </Tag>
          )}
          <DeliveryTag
            {...{ delivery, zone, now }}
            at={sealedAt(event)}
            refused={
              delivery.state === 'quarantined' ? refusals.refused(refusalText(delivery.reason)) : undefined
            }
          />
        </summary>
        {fate && <p class="strong">{fateWords(fate, zone)}</p>}
        <ul class="statement">
          {statementLines(event, pack).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <RefusalReasons delivery={delivery} />
        <p class="acts">
          {may.correct && (
            <a class="button" href={`/journal/corriger/${refKey(event)}`}>
              {amend.correct}
            </a>
          )}
          {may.withdraw && (
            <a class="button" href={`/journal/retirer/${refKey(event)}`}>
              {amend.withdraw}
            </a>
          )}
          {own && 'number' in delivery && (
            <a class="button" href={`/journal/accuse/${refKey(event)}`}>
              {words.showAcknowledgement}
            </a>
          )}
        </p>
        <dl class="soft">
          {factsOf(kept, pack, people, zone).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}

/** What took its place, or withdrew it. */
export function fateWords({ kind, by }: Fate<KeptEvent>, zone: Zone): string {
  const at = `${numericDate(localDateOf(by.at, zone))} ${timeOfDay(by.at, zone)}`;
  return (kind === 'corrected' ? amend.correctedBy : amend.withdrawnBy)(shownId(by.event), at);
}

/** What an event states, in words. */
export function statementLines(event: Event, pack: ReferencePack): string[] {
  const presentations = pack.products.flatMap((it) => it.presentations);
  const nameOf = (id: string, figure: number): [string, string] => {
    const found = presentations.find((it) => it.id === id);
    if (!found) return [id, number(figure)];
    const siblings = pack.products.find((it) => it.presentations.includes(found))?.presentations ?? [found];
    return [shortName(found, siblings), fr.common.quantity(figure, found.countUnit)];
  };
  switch (event.kind) {
    case 'void':
      return [words.voids(shownId(event.body.voids))];
    case 'receipt':
      return event.body.lines.map((it) => words.line(...nameOf(it.presentation, it.units), null, null));
    case 'use':
    case 'loss':
    case 'isolation':
    case 'reservation':
      return event.body.lines.map(({ presentation, units, lot }) => {
        const [name, figure] = nameOf(presentation, units);
        return words.line(lot ? `${name}, ${lotWords(lot)}` : name, figure, null, null);
      });
    case 'settings':
      return [
        words.carT[event.body.carT],
        words.referenceDose(event.body.referenceDoseMg),
        words.openDays(event.body.openDays),
        words.plannedDays(event.body.plannedDays),
        ...(event.body.secondCountAbove === undefined
          ? []
          : [words.secondCount(second.above[event.body.secondCountAbove])]),
      ];
    case 'resupply': {
      const { compromised, reason } = event.body;
      const told = compromised ? words.resupplyCompromised : words.resupplyLifted;
      return reason ? [told, resupply.reasons[reason]] : [told];
    }
    case 'car-t-check': {
      const { mayStart, answer, threshold, count } = event.body;
      return [
        mayStart ? words.mayStart : words.mayNotStart,
        words.checkRests(words.checkAnswers[answer], threshold),
        ...(count ? [words.checkCount(shownId(count))] : []),
      ];
    }
    case 'count':
    case 'correction': {
      const lines = event.body.lines.flatMap((it) => {
        const usable = it.usable === it.physical ? null : words.usable(it.usable);
        const { earliestExpiry: expiry } = it;
        const expiryWords =
          expiry.kind === 'date'
            ? words.expiry(monthYear(expiry.date))
            : expiry.kind === 'unknown'
              ? words.expiryUnknown
              : null;
        const [name, figure] = nameOf(it.presentation, it.physical);
        const lots = (it.lots ?? []).map((lot) =>
          words.line(
            `${name}, ${lotWords(lot)}`,
            number(lot.physical),
            lot.usable === lot.physical ? null : words.usable(lot.usable),
            null,
          ),
        );
        return [words.line(name, figure, usable, expiryWords), ...lots];
      });
      if (event.kind === 'correction') return [words.replaces(shownId(event.body.replaces)), ...lines];
      return event.body.second ? [...lines, secondWords(event.body.second)] : lines;
    }
  }
}

/** Whether a second person found the same, and why the stock was not as expected. */
export function secondWords({ actor, reason }: SecondCount): string {
  return (actor === null ? second.toldAlone : second.told)(reasonText(reason));
}

function factsOf(
  { event, delivery, at }: KeptEvent,
  pack: ReferencePack,
  people: readonly Person[],
  zone: Zone,
): [string, string][] {
  const moment = (instant: Instant, where = zone) =>
    `${numericDate(localDateOf(instant, where))} ${timeOfDay(instant, where)}`;
  const hasNumber = delivery.state === 'stored' || delivery.state === 'quarantined';
  const facts: [string, string][] = [
    [words.id, shownId(event)],
    [words.by, actorWords(event.actor, people)],
    ...secondFact(event, people),
    [
      words.acknowledgement,
      hasNumber ? words.numbered(delivery.number, moment(delivery.receivedAt)) : words.noAcknowledgement,
    ],
    [words.countedAt, `${moment(at, event.zone)} (${event.zone})`],
  ];
  if (event.enteredAt) facts.push([words.enteredAt, moment(sealedAt(event))]);
  else if (at !== event.countedAt && Date.parse(at) !== Date.parse(event.countedAt)) {
    facts.push([words.deviceTime, moment(event.countedAt)]);
  }
  if ('answers' in event.body) facts.push([words.answers, answeredWords(event.body.answers, pack)]);
  facts.push([words.fingerprint, event.hash.slice(0, 16)]);
  return facts;
}

function secondFact(event: Event, people: readonly Person[]): [string, string][] {
  const actor = event.kind === 'count' ? event.body.second?.actor : null;
  return actor ? [[second.by, actorWords(actor, people)]] : [];
}

/** A name is known to its own tablet alone; elsewhere the first characters of the id stand for it. */
function actorWords(actor: string, people: readonly Person[]): string {
  const person = people.find((it) => it.id === actor);
  if (person) return person.name;
  const tablet = /^tablet-(.+)/.exec(actor)?.[1];
  return tablet ? words.byTablet(tablet.toUpperCase()) : words.byPerson(actor.slice(0, 4).toUpperCase());
}

function answeredWords(answers: { document: string; rule: string } | null, pack: ReferencePack): string {
  if (!answers) return words.noAnswer;
  const document = documentOf(pack.documents, answers.rule);
  return document ? fr.common.source(document.channel, document.number, document.date) : answers.document;
}
