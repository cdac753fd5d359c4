import { type Instant, localDateOf, msBetween } from '../../domain/day.ts';
import { bindingRules, documentOf, rulesFor } from '../../domain/directive.ts';
import type { Facility } from '../../domain/facility.ts';
import { wasJudgedMissed } from '../../domain/supervision.ts';
import type { ReferencePack } from '../../protocol/pack.ts';
import { capital, duration, periodName, timeOfDay } from '../language/format.ts';
import { reasons } from '../language/fr-reasons.ts';
import { isInvitation, type ProductToday } from '../today.ts';
import { RuleSource } from './rule-source.tsx';

interface DutyReasonsProps {
  item: ProductToday;
  facility: Facility;
  pack: ReferencePack;
  now: Instant;
}

/** Why a product is due, done or missed: the text, the arithmetic, and what to do. */
export function DutyReasons({ item, facility, pack, now }: DutyReasonsProps) {
  const words = reasons;
  const { current, localDate, receipts } = item.duties;
  const heard = previousAsHeard(item, facility, now);
  const open = receipts.filter((receipt) => receipt.state === 'due' || receipt.state === 'overdue');
  const rules = rulesFor(pack.documents, facility.region);
  const onReceipt =
    open.length > 0 ? bindingRules('on-receipt', rules, item.product.id, localDate)[0] : undefined;
  return (
    <dl>
      {!current.rule && (
        <div>
          <dt>{words.source}</dt>
          <dd>{words.noCadence}</dd>
        </div>
      )}
      {[current.rule, onReceipt].map(
        (rule) =>
          rule && (
            <RuleSource
              key={rule.id}
              rule={rule}
              document={documentOf(pack.documents, rule.id)}
              productId={item.product.id}
              rules={rules}
              today={localDate}
            />
          ),
      )}
      <div>
        <dt>{words.arithmetic}</dt>
        {current.rule && (
          <dd>
            {[
              words.required(current.required),
              words.counted(current.days),
              words.usable(current.usable),
            ].join(' ')}{' '}
            {current.state === 'missed' && words.missedBy(current.missedBy)}
          </dd>
        )}
        {open.map((receipt) => (
          <dd key={receipt.receivedAt}>
            {words.receipt(timeOfDay(receipt.receivedAt, facility.zone), receipt.dueOn)}
          </dd>
        ))}
        {heard && <dd>{words.previousHeard[heard](capital(periodName(item.duties.previous.period.key)))}</dd>}
        <dd class="soft">
          {current.rule && words.legend} {words.judgedOn(localDate, facility.zone)}{' '}
          {words.packAge(
            pack.version,
            localDateOf(pack.issuedAt, facility.zone),
            duration(msBetween(pack.issuedAt, now)),
          )}
        </dd>
      </div>
      {current.rule && (
        <div>
          <dt>{words.next}</dt>
          <dd>
            {current.state === 'missed' && !item.invited
              ? words.countMissedNext[current.rule.per]
              : words.countNext}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** How the nation came to see a period that was met here but looked missed from there; null where both agree. */
function previousAsHeard(
  { counts, duties: { previous } }: ProductToday,
  { zone }: Facility,
  now: Instant,
): 'late' | 'unsent' | null {
  if (previous.state !== 'done' || isInvitation(previous.rule)) return null;
  const received = counts.map(({ countedAt, first: { delivery } }) => ({
    at: countedAt,
    // At best, what was not taken yet is taken now.
    receivedAt: delivery.state === 'stored' ? delivery.receivedAt : now,
  }));
  if (!wasJudgedMissed(previous, received, zone)) return null;
  const isWhole = counts.every(
    ({ countedAt, first }) =>
      first.delivery.state === 'stored' || !previous.days.includes(localDateOf(countedAt, zone)),
  );
  return isWhole ? 'late' : 'unsent';
}
