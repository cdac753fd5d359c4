import { localDateOf } from '../../domain/day.ts';
import { bindingRules, rulesFor } from '../../domain/directive.ts';
import type { SupervisedFacility, SupervisedProduct, SupervisionView } from '../../protocol/supervision.ts';
import { periodName, weekdayOfNumber } from '../language/format.ts';
import { fr } from '../language/fr-supervisor.ts';
import { isZero } from './list.ts';
import { isInvitation, previousRule, shownState } from './states.ts';
import { momentText } from './when.ts';
import { Reason, RuleSource, Steps, Why } from './why.tsx';

const words = fr.why;

interface Props {
  product: SupervisedProduct;
  it: SupervisedFacility;
  view: SupervisionView;
  lazy: boolean;
}

/** Why a product is on time, late, missing or silent: the texts, the days, the contacts, and what to do next. */
export function DutyWhy({ product, it, view, lazy }: Props) {
  const state = shownState(product);
  return (
    <Why about={fr.why.about(product.productLabel, fr.states[state])} lazy={lazy}>
      {() => {
        const rules = rulesJudgedBy(product, it, view);
        return (
          <>
            {rules.length === 0 && (
              <Reason label={words.source}>
                <dd>{words.noCadence}</dd>
              </Reason>
            )}
            {rules.map((rule) => (
              <RuleSource key={rule} rule={rule} product={product.product} view={view} it={it} />
            ))}
            <Reason label={words.sum}>
              {sumsOf(product, it, view).map((sum) => (
                <dd key={sum}>{sum}</dd>
              ))}
              <dd class="soft">{words.judged(it.localDate, it.facility.zone, view.packVersion)}</dd>
            </Reason>
            {state !== 'on-time' && state !== 'none' && (
              <Steps
                first={words.first[state]}
                // With nothing left, who helps matters as much as who counts.
                helpers={isZero(product)}
                product={product.product}
                view={view}
                it={it}
              />
            )}
          </>
        );
      }}
    </Why>
  );
}

/** The cadence, that of the period before where it was another, and the duty on receipts while one is open. */
function rulesJudgedBy(product: SupervisedProduct, it: SupervisedFacility, view: SupervisionView): string[] {
  const rules = rulesFor(view.documents, it.facility.region);
  const [onReceipt] = bindingRules('on-receipt', rules, product.product, it.localDate);
  const ids = [
    product.rule?.id,
    previousRule(product)?.id,
    product.openReceipts > 0 ? onReceipt?.id : undefined,
  ];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

function sumsOf(product: SupervisedProduct, it: SupervisedFacility, view: SupervisionView): string[] {
  const { period, previousPeriod, state, openReceipts } = product;
  const { facility, lastHeardAt } = it;
  if (state === 'none') return [];
  const before = Math.max(0, previousPeriod.required - previousPeriod.done.length);
  const heard = lastHeardAt === null ? null : momentText(lastHeardAt, facility.zone, view.at);
  return [
    periodText(previousPeriod, before, previousRule(product)),
    periodText(period, period.missedBy, product.rule),
    ...(openReceipts > 0 ? [`${fr.list.openReceipts(openReceipts)}.`] : []),
    ...(state === 'late' ? [words.planned(facility.plannedDays.map(weekdayOfNumber))] : []),
    ...(state === 'silent' || state === 'missing'
      ? [heard === null ? words.neverHeard : words.heard[isHeldBack(product, it) ? 'unsent' : state](heard)]
      : []),
  ];
}

/** Silent though heard: something is known to wait on a tablet since before. */
function isHeldBack(
  { state, since }: SupervisedProduct,
  { facility, lastHeardAt }: SupervisedFacility,
): boolean {
  return (
    state === 'silent' &&
    since !== null &&
    lastHeardAt !== null &&
    localDateOf(lastHeardAt, facility.zone) > since
  );
}

function periodText(
  { key, required, done }: SupervisedProduct['period'] | SupervisedProduct['previousPeriod'],
  missedBy: number,
  rule: SupervisedProduct['rule'],
): string {
  if (required === 0) return words.nothing(periodName(key));
  const invited = isInvitation(rule?.obligation);
  const lacking = missedBy > 0 ? [invited ? words.undone(missedBy) : words.missedBy(missedBy)] : [];
  return [words.required(periodName(key), required, invited), words.counted(done), ...lacking].join(' ');
}
