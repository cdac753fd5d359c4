import { type Instant, localDateOf, msBetween } from '../../domain/day.ts';
import { bindingRules, documentOf, rulesFor } from '../../domain/directive.ts';
import type { Facility } from '../../domain/facility.ts';
import type { ReferencePack } from '../../protocol/pack.ts';
import { duration, timeOfDay } from '../language/format.ts';
import { reasons } from '../language/fr-reasons.ts';
import type { ProductToday } from '../today.ts';
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
  const open = receipts.filter((receipt) => receipt.state === 'due' || receipt.state === 'overdue');
  const rules = rulesFor(pack.documents, facility.region);
  const onReceipt =
    open.length > 0 ? bindingRules('on-receipt', rules, item.product.id, localDate)[0] : undefined;
  return (
    <dl>
      {!current.rule && <p>{words.noCadence}</p>}
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
