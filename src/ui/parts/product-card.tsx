import { lazy } from 'preact-iso';
import { type Instant, msBetween } from '../../domain/day.ts';
import type { Facility } from '../../domain/facility.ts';
import type { ReferencePack } from '../../protocol/sync.ts';
import { duration, moment, periodName } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import type { ProductToday } from '../today.ts';
import { FlagTag } from './flag-tag.tsx';
import { FloorPanel } from './floor-panel.tsx';
import { WeekMarks } from './week-marks.tsx';
import { LateWhy } from './why.tsx';

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
  const { current } = duties;
  const size = current.rule ? 'large' : '';
  return (
    <section class={floor ? 'card with-floor' : 'card'} aria-labelledby={`p-${product.id}`}>
      <div class="duty">
        <h2 id={`p-${product.id}`}>{product.label}</h2>
        <p class="flags">
          {item.flags.map((flag) => (
            <FlagTag key={flag.kind} flag={flag} invited={item.invited} zone={facility.zone} now={now} />
          ))}
        </p>
        {current.rule && (
          <div class="progress">
            <WeekMarks week={item.week} />
            <p>{fr.today.progress(current.days.length, current.required, current.rule.per)}</p>
          </div>
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
        <p class="actions">
          <a
            class={isFirst ? 'button large primary' : `button ${size}`}
            href={`/compter/${product.id}`}
            aria-label={fr.today.countOf(product.label)}
          >
            {item.hasDraft ? fr.today.resume : fr.today.count}
          </a>
          <a
            class={`button ${size}`}
            href={`/reception/${product.id}`}
            aria-label={fr.today.receiptOf(product.label)}
          >
            {fr.today.receipt}
          </a>
        </p>
        <LateWhy label={fr.common.why}>
          <DutyReasons item={item} facility={facility} pack={pack} />
        </LateWhy>
      </div>
      {floor && <FloorPanel floor={floor} product={product} facility={facility} pack={pack} now={now} />}
    </section>
  );
}

function PreviousPeriod({ item }: { item: ProductToday }) {
  const { previous } = item.duties;
  if (previous.state !== 'missed') return null;
  const period = periodName(previous.period.key);
  if (item.previousBeforeTablet) return <p class="soft">{fr.today.previousBeforeTablet(period)}</p>;
  const isInvited = previous.rule?.obligation === 'invited';
  return isInvited ? (
    <p class="soft">{fr.today.previousInvited(period, previous.missedBy)}</p>
  ) : (
    <p class="strong">{fr.today.previousMissed(period, previous.missedBy)}</p>
  );
}
