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
  const words = fr.today;
  const size = current.rule ? 'large' : '';
  const action = (path: string, label: string, look = size, name = words.of(label, product.label)) => (
    <a class={`button ${look}`} href={`/${path}`} aria-label={name}>
      {label}
    </a>
  );
  const { count, receipt, leaving, paper } = item.begun;
  const [oldest] = [count, receipt, leaving, paper].filter((it) => it !== null).sort();
  return (
    <section class={floor ? 'card with-floor' : 'card'} aria-labelledby={`p-${product.id}`}>
      <div class="duty">
        <div class="head">
          <h2 id={`p-${product.id}`} lang="fr">
            {product.label}
          </h2>
          {action(`produit/${product.id}`, words.sheet, '')}
        </div>
        <p class="flags">
          {item.flags.map((flag) => (
            <FlagTag key={flag.kind} flag={flag} invited={item.invited} zone={facility.zone} now={now} />
          ))}
        </p>
        {current.rule && (
          <div class="progress">
            <WeekMarks week={item.week} holidays={holidays} />
            <p>{words.progress(current.days.length, current.required, current.rule.per)}</p>
          </div>
        )}
        {current.rule && holidays.length > 0 && (
          <p class="soft">
            {words.holidays(holidays.map((it) => `${dayName(it.date)} (${formats.holiday(it.name)})`))}
          </p>
        )}
        <PreviousPeriod item={item} />
        <p class="soft">
          {item.lastCountedAt
            ? words.lastCounted(
                moment(item.lastCountedAt, facility.zone, now),
                duration(msBetween(item.lastCountedAt, now)),
              )
            : words.neverCounted}
        </p>
        {first?.through && (
          <p class="soft">
            {words.useFirst(
              item.useFirst.map(({ presentation, lot }) =>
                words.ofLot(shortName(presentation, product.presentations), lot),
              ),
              monthYear(first.through),
            )}
          </p>
        )}
        {oldest && <p class="strong">{fr.counting.draftSince(momentInWords(oldest, facility.zone, now))}</p>}
        <p class="actions">
          {action(
            `compter/${product.id}`,
            count ? words.resume : words.count,
            isFirst ? 'large primary' : size,
            count ? undefined : words.countOf(product.label),
          )}
          {action(`reception/${product.id}`, receipt ? words.resumed.receipt : words.receipt)}
          {action(`sortie/${product.id}`, leaving ? words.resumed.leaving : words.leaving)}
          {paper && action(`feuille/${product.id}/saisir`, words.resumed.paper)}
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
