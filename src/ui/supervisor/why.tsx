import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { bindingRules, documentOf, inForce, type Rule, rulesFor, rulesOf } from '../../domain/directive.ts';
import type { SupervisedFacility, SupervisionView } from '../../protocol/supervision.ts';
import { fr } from '../language/fr-supervisor.ts';
import { ruleWords } from '../language/fr-supervisor-rules.ts';
import { inFrench, Sentence } from '../parts/french.tsx';
import { Icon } from '../parts/icon.tsx';

const words = fr.why;

interface WhyProps {
  /** What it is about, for those who do not see beside what it stands. */
  about: string;
  /** Drawn only once asked for: 2,500 facilities raise many flags. */
  lazy: boolean;
  children: () => ComponentChildren;
}

export function Why({ about, lazy, children }: WhyProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="why" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="question" />
        <span>{words.label}</span> <span class="unseen">{about}</span>
      </summary>
      {(isOpen || !lazy) && (
        <div>
          <dl>{children()}</dl>
        </div>
      )}
    </details>
  );
}

export function Reason({ label, children }: Record<'label' | 'children', ComponentChildren>) {
  return (
    <div>
      <dt>{label}</dt>
      {children}
    </div>
  );
}

interface About {
  product: string;
  it: SupervisedFacility;
  view: SupervisionView;
}

/** The text a judgement rests on: which, how far it binds, its words, and how they are read. */
export function RuleSource({ rule: id, product, it, view: { documents } }: About & { rule: string }) {
  const document = documentOf(documents, id);
  const rule = document?.rules.find((one) => one.id === id);
  if (!document || !rule)
    return (
      <Reason label={words.source}>
        <dd>{ruleWords.unknownRule(id)}</dd>
      </Reason>
    );
  const isPast = inForce(rule, rulesOf(documents), product, it.localDate) === 'forecast-passed';
  return (
    <>
      <Reason label={words.source}>
        <dd>
          <span lang="fr">
            <strong>{ruleWords.source(document)}</strong>. {document.issuer}.
          </span>{' '}
          {ruleWords.obligation[rule.obligation]}
        </dd>
      </Reason>
      <RuleWords rule={rule} isPast={isPast} />
    </>
  );
}

export function RuleWords({ rule, isPast }: { rule: Rule; isPast: boolean }) {
  return (
    <>
      <Reason label={words.phrase}>
        <dd>
          <q lang="fr">{rule.phrase}</q>
        </dd>
      </Reason>
      <Reason label={words.reading}>
        <dd>
          <span lang="fr">{rule.reading}</span> {ruleWords.from(rule)}{' '}
          <Sentence text={untilText(rule, isPast)} />
        </dd>
      </Reason>
    </>
  );
}

/** What to do: first what the flag itself asks for, then who helps, in the order that a directive gives (R072, R074). */
export function Steps({ first, helpers, product, it, view }: About & { first: string; helpers: boolean }) {
  const { facility, localDate } = it;
  const rules = rulesFor(view.documents, facility.region);
  const [escalation] = bindingRules('escalation', rules, product, localDate);
  const order = escalation?.order ?? (['own-stock', 'wholesaler', 'region', 'nation'] as const);
  return (
    <Reason label={words.next}>
      <dd>
        <strong>{first}</strong>
        {helpers && (
          <ol>
            {order.map((step) => (
              <li key={step}>
                {step === 'region' ? words.steps.region(facility.agency) : words.steps[step]}
              </li>
            ))}
          </ol>
        )}
      </dd>
    </Reason>
  );
}

function untilText({ until }: Rule, isPast: boolean): string {
  const said = ruleWords.until;
  switch (until.kind) {
    case 'none':
      return said.none;
    case 'date':
      return said.date(until.date);
    case 'forecast':
      return isPast ? said.forecastPassed(until.date) : said.forecast(until.date);
    case 'event':
      return until.occurredOn
        ? said.eventPast(inFrench(until.event), until.occurredOn)
        : said.event(inFrench(until.event));
  }
}
