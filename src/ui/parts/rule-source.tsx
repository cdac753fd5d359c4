import type { LocalDate } from '../../domain/day.ts';
import { type DirectiveDocument, inForce, type Rule } from '../../domain/directive.ts';
import { fr } from '../language/fr.ts';
import { reasons } from '../language/fr-reasons.ts';
import { inFrench, Sentence } from './french.tsx';

interface RuleSourceProps {
  rule: Rule;
  document: DirectiveDocument | null;
  productId: string;
  /** Those of this pharmacy's region. */
  rules: readonly Rule[];
  today: LocalDate;
}

/** The text behind a flag: which it is, what it says word for word, how it is read, and until when. */
export function RuleSource({ rule, document, productId, rules, today }: RuleSourceProps) {
  const words = reasons;
  const isPast = inForce(rule, rules, productId, today) === 'forecast-passed';
  return (
    <>
      {document && (
        <div>
          <dt>{words.source}</dt>
          <dd>
            <span lang="fr">
              <strong>{fr.common.source(document.channel, document.number, document.date)}</strong>.{' '}
              {document.issuer}.
            </span>{' '}
            {words.obligation[rule.obligation]}
          </dd>
        </div>
      )}
      <div>
        <dt>{words.phrase}</dt>
        <dd>
          <q lang="fr">{rule.phrase}</q>
        </dd>
      </div>
      <div>
        <dt>{words.reading}</dt>
        <dd>
          <span lang="fr">{rule.reading}</span> <Sentence text={untilWords(rule, isPast)} />
        </dd>
      </div>
    </>
  );
}

function untilWords({ until }: Rule, isPast: boolean): string {
  const words = reasons.until;
  switch (until.kind) {
    case 'none':
      return words.none;
    case 'date':
      return words.date(until.date);
    case 'forecast':
      return isPast ? words.forecastPassed(until.date) : words.forecast(until.date);
    case 'event':
      return words.event(inFrench(until.event));
  }
}
