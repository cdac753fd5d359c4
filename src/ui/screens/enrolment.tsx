import { useRef, useState } from 'preact/hooks';
import type { Facility } from '../../domain/facility.ts';
import { codePattern, normaliseCode } from '../../protocol/enrolment.ts';
import type { AppActions } from '../app-props.ts';
import { enrol as words } from '../language/fr-enrol.ts';

interface EnrolmentProps {
  /** From the link's fragment; empty when there is none. */
  code: string;
  facility: Facility | null;
  /** The service no longer knows this tablet: linking it again is what it needs. */
  isCutOff: boolean;
  hasPeople: boolean;
  onEnrol: AppActions['enrol'];
  onDone: () => void;
}

type State = { kind: 'ready' } | { kind: 'working' } | { kind: 'failed'; message: string };

export default function Enrolment({ code, facility, isCutOff, hasPeople, onEnrol, onDone }: EnrolmentProps) {
  const [state, setState] = useState<State>({ kind: 'ready' });
  const [typed, setTyped] = useState('');
  const isUnderWay = useRef(false);
  const given = normaliseCode(typed || code);
  const linkedTo = isCutOff ? null : facility;
  const fromLink = codePattern.test(normaliseCode(code));

  const enrol = async () => {
    if (isUnderWay.current) return;
    if (!codePattern.test(given)) return setState({ kind: 'failed', message: words.malformed });
    isUnderWay.current = true;
    setState({ kind: 'working' });
    try {
      const outcome = await onEnrol(given);
      if (outcome.kind === 'ok') return onDone();
      setState({
        kind: 'failed',
        message: outcome.kind === 'offline' ? words.offline : refusal(outcome.code, linkedTo),
      });
    } catch (error) {
      setState({ kind: 'failed', message: words.notKept(String(error)) });
    } finally {
      isUnderWay.current = false;
    }
  };

  return (
    <main class="page alone">
      <h1>{words.title}</h1>
      <p>{facility ? words.already(facility.name) : words.intro}</p>
      {facility && <p>{words.moving}</p>}
      {hasPeople && <p>{words.forgetsPeople}</p>}
      {facility && (
        <a class={linkedTo ? 'button large primary' : 'button'} href="/">
          {words.backToday}
        </a>
      )}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void enrol();
        }}
      >
        {fromLink && <p class="code">{words.ready(given)}</p>}
        {(!fromLink || state.kind === 'failed') && <CodeField typed={typed} onType={setTyped} />}
        <button
          type="submit"
          class={linkedTo ? 'button large' : 'button primary large'}
          disabled={state.kind === 'working'}
        >
          {state.kind === 'working' ? words.working : words.start}
        </button>
        {state.kind === 'failed' && (
          <p class="banner bad" role="alert">
            {state.message}
          </p>
        )}
      </form>
      <p class="soft">
        {words.supervisor} <a href="/superviseur">{words.supervisorLink}</a>
      </p>
    </main>
  );
}

function CodeField({ typed, onType }: { typed: string; onType: (text: string) => void }) {
  return (
    <>
      <p>{words.need}</p>
      <label class="stack">
        <span>{words.label}</span>
        <input
          class="code"
          value={typed}
          onInput={(event) => onType(event.currentTarget.value)}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={20}
          aria-describedby="code-hint"
        />
      </label>
      <p id="code-hint" class="soft">
        {words.hint}
      </p>
    </>
  );
}

function refusal(code: string, linkedTo: Facility | null): string {
  // The likeliest is the first link, opened again.
  if (code === 'code-used' && linkedTo) return words.usedAndLinked(linkedTo.name);
  return words.refused[code] ?? words.refusedOther(code);
}
