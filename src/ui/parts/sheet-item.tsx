import type { ComponentChildren } from 'preact';
import type { Rule } from '../../domain/directive.ts';
import type { Facility } from '../../domain/facility.ts';
import type { Product } from '../../domain/product.ts';
import { fr } from '../language/fr.ts';
import { reasons } from '../language/fr-reasons.ts';
import { sheet as words } from '../language/fr-sheet.ts';
import type { Sheet, SheetRule } from '../product-sheet.ts';
import { inFrench, Sentence } from './french.tsx';
import { HelpSteps } from './help-steps.tsx';
import { RuleSource } from './rule-source.tsx';
import { AllocationOf, ContactOf } from './sheet-parts.tsx';
import { Tag } from './tag.tsx';
import { Why } from './why.tsx';

interface ItemProps {
  item: SheetRule;
  sheet: Sheet;
  product: Product;
  facility: Facility;
}

/** One rule: what it says in words, since when and until when, and the text behind it. */
export function SheetItem({ item, sheet, product, facility }: ItemProps) {
  const { rule, standing, document } = item;
  const { until } = rule;
  const named = product.presentations.filter(({ id }) => rule.presentations?.includes(id));
  return (
    <li>
      <h3 lang={hasOwnTitle(rule) ? 'fr' : undefined}>{headline(rule, facility)}</h3>
      {named.length > 0 && (
        <p>
          <Sentence text={words.onlyFor(named.map(({ label }) => inFrench(label)))} />
        </p>
      )}
      <p class="soft">
        <Sentence text={details(item).filter(Boolean).join(', ')} />
      </p>
      {standing === 'forecast-passed' && until.kind === 'forecast' && (
        <p>
          <Tag tone="warn" icon="clock">
            {words.forecastPassed(until.date)}
          </Tag>
        </p>
      )}
      {standing === 'ended' && until.kind === 'date' && (
        <p>
          <Tag tone="quiet" icon="dash">
            {words.ended(until.date)}
          </Tag>
        </p>
      )}
      {body(item, sheet, product, facility)}
      <Why label={fr.common.why}>
        <dl>
          <RuleSource
            rule={rule}
            document={document}
            productId={product.id}
            rules={sheet.rules}
            today={sheet.today}
          />
        </dl>
      </Why>
    </li>
  );
}

/** In the words of the text, and so in its language. */
function hasOwnTitle({ kind }: Rule): boolean {
  return kind === 'regulatory-status' || kind === 'contact' || kind === 'notice' || kind === 'link';
}

function headline(rule: Rule, { regionName }: Facility): string {
  switch (rule.kind) {
    case 'supply-status':
      return words.statuses[rule.status];
    case 'regulatory-status':
      return rule.regime;
    case 'national-regulation':
      return rule.on ? words.regulationOn : words.regulationOff;
    case 'resupply-compromised':
      return words.resupplyCompromised;
    case 'contact':
      return rule.name;
    case 'notice':
      return rule.title;
    case 'link':
      return rule.label;
    case 'allocation':
      return words.allocation(regionName);
    case 'billing-code':
      return words.billing(words.origin(rule.origin), rule.code);
    case 'origin-restriction':
      return words.restricted(words.origin(rule.origin));
    case 'escalation':
      return words.order;
    case 'shelf-life-extension':
      return words.lot(rule.lot);
    case 'cadence':
      return words.cadence[rule.per](rule.updates);
    case 'on-receipt':
      return words.onReceipt;
    case 'floor':
      return words.floor(rule.injections, rule.injectionsWhenResupplyCompromised);
  }
}

function details({ rule, standing, document }: SheetRule): string[] {
  const own = ownDetails(rule);
  const source = document && inFrench(fr.common.source(document.channel, document.number, document.date));
  return [
    ...own,
    words.since(rule),
    untilWords(rule, standing),
    words.binds[rule.binds ?? 'pharmacy'],
    source ?? '',
  ];
}

function ownDetails(rule: Rule): string[] {
  switch (rule.kind) {
    case 'supply-status':
      return rule.approvedBy ? [words.approvedBy(inFrench(rule.approvedBy))] : [];
    case 'regulatory-status':
      return [words.regimes[rule.state]];
    case 'allocation':
      return [words.delivery(rule.deliveryFrom, rule.deliveryTo)];
    case 'shelf-life-extension':
      return [words.lotDates(rule.printedExpiry, rule.extendedTo), words.relabelling[rule.relabelling]];
    case 'link':
      return [words.onlineOnly];
    default:
      return [];
  }
}

function untilWords({ until }: Rule, standing: SheetRule['standing']): string {
  switch (until.kind) {
    case 'none':
      return '';
    case 'date':
      return standing === 'ended' ? '' : words.untilDate(until.date);
    case 'forecast':
      return standing === 'forecast-passed' ? '' : words.forecast(until.date);
    case 'event':
      return words.untilEvent(inFrench(until.event));
  }
}

function body(item: SheetRule, sheet: Sheet, product: Product, facility: Facility): ComponentChildren {
  const { rule } = item;
  switch (rule.kind) {
    case 'contact':
      return <ContactOf item={{ ...item, rule }} isOutOfStock={sheet.isOutOfStock} />;
    case 'allocation':
      return <AllocationOf rule={rule} product={product} facility={facility} />;
    case 'escalation':
      return <HelpSteps order={rule.order} agency={facility.agency} />;
    case 'shelf-life-extension':
      return rule.extendedTo < sheet.today && <p>{words.lotPassed}</p>;
    case 'notice':
    case 'origin-restriction':
      return (
        <p>
          <q lang="fr">{rule.phrase}</q>
        </p>
      );
    case 'link':
      return (
        <p>
          <a
            class="button"
            href={rule.url}
            target="_blank"
            rel="noreferrer"
            aria-label={words.siteOf(rule.label)}
          >
            {words.site}
          </a>
        </p>
      );
    case 'cadence':
    case 'on-receipt':
    case 'floor':
      return <p>{reasons.obligation[rule.obligation]}</p>;
    default:
      return null;
  }
}
