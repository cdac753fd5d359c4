import { ErrorBoundary, lazy } from 'preact-iso';
import { type Instant, msBetween } from '../../domain/day.ts';
import type { Facility } from '../../domain/facility.ts';
import type { ReferencePack } from '../../protocol/pack.ts';
import {
  capital,
  dayName,
  duration,
  moment,
  momentInWords,
  monthYear,
  periodName,
} from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { formats } from '../language/fr-format.ts';
import { isInvitation, type ProductToday } from '../today.ts';
import { FlagTag } from './flag-tag.tsx';
import { shortName } from './presentation-name.tsx';
import { useHolidays } from './use-holidays.ts';
import { WeekMarks } from './week-marks.tsx';
import { LateWhy } from './why.tsx';

/** Most pharmacies do no CAR-T: the shelf and its picture come where they are needed. */
const FloorPanel = lazy(() => import('./floor-panel.tsx').then((it) => it.FloorPanel));
const DutyReasons = lazy(() => import('./reasons.ts').then((it) => it.DutyReasons));

interface CardProps {
  item: ProductToday;
  facility: Facility;
  pack: ReferencePack;
  now: Instant;
  /** The most pressing of all: its button is the one that stands out. */
  isFirst: boolean;
}

export function ProductCard({ item, facility, pack, now, isFirst }: CardProps) {
  const { product, duties, floor } = item;
  const [first] = item.useFirst;
  const { current } = duties;
  const holidays = useHolidays(facility, item.week[0]?.date ?? '', item.week[6]?.date ?? '');
  const size = current.rule ? 'large' : '';
  return (
    <section class={floor ? 'card with-floor' : 'card'} aria-labelledby={`p-${product.id}`}>
      <div class="duty">
        <div class="head">
          <h2 id={`p-${product.id}`} lang="fr">
            {product.label}
          </h2>
          <a class="button" href={`/produit/${product.id}`} aria-label={fr.today.sheetOf(product.label)}>
            {fr.today.sheet}
          </a>
        </div>
        <p class="flags">
          {item.flags.map((flag) => (
            <FlagTag key={flag.kind} flag={flag} invited={item.invited} zone={facility.zone} now={now} />
          ))}
        </p>
        {current.rule && (
          <div class="progress">
            <WeekMarks week={item.week} holidays={holidays} />
            <p>{fr.today.progress(current.days.length, current.required, current.rule.per)}</p>
          </div>
        )}
        {current.rule && holidays.length > 0 && (
          <p class="soft">
            {fr.today.holidays(holidays.map((it) => `${dayName(it.date)} (${formats.holiday(it.name)})`))}
          </p>
        )}
        <PreviousPeriod item={item} />
        <p class="soft">
          {item.lastCountedAt
            ? fr.today.lastCounted(
                moment(item.lastCountedAt, facility.zone, now),
                duration(msBetween(item.lastCountedAt, now)),
              )
            : fr.today.neverCounted}
        </p>
        {first?.through && (
          <p class="soft">
            {fr.today.useFirst(
              item.useFirst.map(({ presentation, lot }) =>
                fr.today.ofLot(shortName(presentation, product.presentations), lot),
              ),
              monthYear(first.through),
            )}
          </p>
        )}
        {item.draftSince && (
          <p class="strong">{fr.counting.draftSince(momentInWords(item.draftSince, facility.zone, now))}</p>
        )}
        <p class="actions">
          <a
            class={isFirst ? 'button large primary' : `button ${size}`}
            href={`/compter/${product.id}`}
            aria-label={(item.draftSince ? fr.today.resumeOf : fr.today.countOf)(product.label)}
          >
            {item.draftSince ? fr.today.resume : fr.today.count}
          </a>
          <a
            class={`button ${size}`}
            href={`/reception/${product.id}`}
            aria-label={fr.today.receiptOf(product.label)}
          >
            {fr.today.receipt}
          </a>
          <a
            class={`button ${size}`}
            href={`/sortie/${product.id}`}
            aria-label={fr.today.leavingOf(product.label)}
          >
            {fr.today.leaving}
          </a>
        </p>
        <LateWhy label={fr.common.why}>
          <DutyReasons item={item} facility={facility} pack={pack} now={now} />
        </LateWhy>
      </div>
      {floor && (
        <ErrorBoundary>
          <FloorPanel floor={floor} product={product} facility={facility} pack={pack} now={now} />
        </ErrorBoundary>
      )}
    </section>
  );
}

function PreviousPeriod({ item }: { item: ProductToday }) {
  const { previous } = item.duties;
  if (previous.state !== 'missed') return null;
  const period = periodName(previous.period.key);
  if (item.previousBeforeTablet) return <p class="soft">{fr.today.previousBeforeTablet(period)}</p>;
  return isInvitation(previous.rule) ? (
    <p class="soft">{fr.today.previousInvited(capital(period), previous.missedBy)}</p>
  ) : (
    <p class="strong">{fr.today.previousMissed(capital(period), previous.missedBy)}</p>
  );
}
