import { type Instant, localDateOf } from '../../domain/day.ts';
import { binds, type DirectiveDocument, inForce, type Rule, rulesOf } from '../../domain/directive.ts';
import type { SupervisionView } from '../../protocol/supervision.ts';
import { listOf } from '../language/format.ts';
import { ruleText, directives as words } from '../language/fr-supervisor-directives.ts';
import { ruleWords } from '../language/fr-supervisor-rules.ts';
import { inFrench, Sentence } from '../parts/french.tsx';
import { optionsOf } from './list.ts';
import { Mark } from './marks.tsx';
import { RuleWords } from './why.tsx';

interface Props {
  document: DirectiveDocument;
  view: SupervisionView;
  now: Instant;
  ownZone: string;
}

/** One text with its rules, each in words with its quoted phrase and our reading. */
export function DocumentCard({ document, view, now, ownZone }: Props) {
  const today = localDateOf(now, ownZone);
  return (
    <details class="card document">
      <summary>
        <span lang="fr">
          <strong>{ruleWords.source(document)}</strong> {document.title}
        </span>{' '}
        <span class="soft">{words.rules(document.rules.length)}</span>
      </summary>
      <dl>
        {factsOf(document).map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Sentence text={fact} />
            </dd>
          </div>
        ))}
      </dl>
      {document.rules.length === 0 && <p class="soft">{words.noRule}</p>}
      <ul>
        {document.rules.map((rule) => (
          <li key={rule.id}>
            <RuleCard rule={rule} view={view} today={today} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function RuleCard({ rule, view, today }: { rule: Rule; view: SupervisionView; today: string }) {
  const rules = rulesOf(view.documents);
  const labels = new Map(optionsOf(view.facilities).products);
  const name = (id: string) => labels.get(id) ?? id;
  const binding = rule.products.filter((id) => binds(rule, rules, id, today));
  const isPast = binding.some((id) => inForce(rule, rules, id, today) === 'forecast-passed');
  const standing =
    binding.length === rule.products.length
      ? words.binding
      : binding.length > 0
        ? words.bindingFor(binding.map(name))
        : rule.from > today
          ? words.coming
          : words.ended;
  return (
    <>
      <h3>
        <Sentence text={ruleText(quoting(rule))} />
      </h3>
      <p>
        <Mark look={binding.length > 0 ? 'met' : 'none'}>{standing}</Mark> {listOf(rule.products.map(name))}.{' '}
        {ruleWords.obligation[rule.obligation]}
      </p>
      {'url' in rule && rule.url && (
        <p>
          <a href={rule.url} rel="noreferrer">
            {rule.url}
          </a>
        </p>
      )}
      <dl>
        <RuleWords rule={rule} isPast={isPast} />
      </dl>
    </>
  );
}

const quoted = ['regime', 'name', 'title', 'label', 'approvedBy'];

/** What a rule says in the words of its text is marked as French. */
export function quoting<R extends Rule>(rule: R): R {
  const marked = ([key, value]: [string, unknown]) => [
    key,
    quoted.includes(key) && typeof value === 'string' ? inFrench(value) : value,
  ];
  return Object.fromEntries(Object.entries(rule).map(marked)) as R;
}

function factsOf(document: DirectiveDocument): [string, string][] {
  const { issuer, endorsedBy, signedBy, addressees, zone, references } = document;
  const facts: [string, string][] = [
    [words.issuer, inFrench(issuer)],
    [words.endorsed, listOf((endorsedBy ?? []).map(inFrench))],
    [words.signed, listOf((signedBy ?? []).map(inFrench))],
    [
      words.addressees,
      words.apart(
        (addressees ?? []).map(({ who, mode }) =>
          [inFrench(who), words.modes[mode]].filter(Boolean).join(', '),
        ),
      ),
    ],
    [words.zone, Array.isArray(zone) ? words.regions(zone) : zone ? words.national : ''],
    [
      words.references,
      words.apart(
        (references ?? []).map(({ key, held }) => (held ? inFrench(key) : words.notHeld(inFrench(key)))),
      ),
    ],
  ];
  return facts.filter(([, fact]) => fact !== '');
}
