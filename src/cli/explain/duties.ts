import { rulesOf } from '../../domain/directive.ts';
import { judgeDuties, type PeriodJudgement } from '../../domain/duty.ts';
import { firstPack } from '../../reference/pack.ts';
import { readOptions, required } from '../options.ts';
import { BadInput } from '../outcome.ts';
import { zoneFromText } from '../zone.ts';
import { instantFromText, instantsFromText } from './instants.ts';

/** Judges a product's duties at an instant as the screens would. */
export function explainDuties(args: readonly string[]): object {
  const { options } = readOptions(args, ['product', 'zone', 'now', 'counts', 'receipts']);
  const duties = judgeDuties({
    rules: rulesOf(firstPack.documents),
    productId: productFromText('--product', required(options, 'product')),
    zone: zoneFromText('--zone', required(options, 'zone')),
    now: instantFromText('--now', required(options, 'now')),
    counts: instantsFromText('--counts', options.counts ?? '').map((at) => ({ at })),
    receipts: instantsFromText('--receipts', options.receipts ?? '').map((at) => ({ at })),
  });
  const { period, ...current } = shown(duties.current);
  const { period: previousPeriod, ...previous } = shown(duties.previous);
  return {
    week: period,
    localDate: duties.localDate,
    ...current,
    previousWeek: { week: previousPeriod, ...previous },
    receiptDuties: duties.receipts,
  };
}

function shown({ period, required, days, state, missedBy }: PeriodJudgement) {
  return { period: period.key, required, days, state, missedBy };
}

function productFromText(argument: string, text: string): string {
  const ids = firstPack.products.map((product) => product.id);
  if (!ids.includes(text)) throw new BadInput(argument, `« ${text} » is not one of ${ids.join(', ')}`);
  return text;
}
