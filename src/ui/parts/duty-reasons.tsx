import { localDateOf } from '../../domain/day.ts';
import { binds, documentOf, rulesOf } from '../../domain/directive.ts';
import type { Facility } from '../../domain/facility.ts';
import type { ReferencePack } from '../../protocol/sync.ts';
import { timeOfDay } from '../language/format.ts';
import { reasons } from '../language/fr-reasons.ts';
import type { ProductToday } from '../today.ts';
import { RuleSource } from './rule-source.tsx';

interface DutyReasonsProps {
  item: ProductToday;
  facility: Facility;
  pack: ReferencePack;
}

/** Why a product is due, done or missed: the text, the arithmetic, and what to do. */
export function DutyReasons({ item, facility, pack }: DutyReasonsProps) {
  const words = reasons;
  const { current, localDate, receipts } = item.duties;
  const open = receipts.filter((receipt) => receipt.state === 'due' || receipt.state === 'overdue');
  const onReceipt = open.length > 0 ? onReceiptRule(pack, item.product.id, localDate) : undefined;
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
              pack={pack}
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
          {words.packAge(pack.version, localDateOf(pack.issuedAt, facility.zone))}
        </dd>
      </div>
      {current.rule && (
        <div>
          <dt>{words.next}</dt>
          <dd>{current.state === 'missed' && !item.invited ? words.countMissedNext : words.countNext}</dd>
        </div>
      )}
    </dl>
  );
}

function onReceiptRule(pack: ReferencePack, productId: string, today: string) {
  const rules = rulesOf(pack.documents);
  return rules.find((rule) => rule.kind === 'on-receipt' && binds(rule, rules, productId, today));
}
