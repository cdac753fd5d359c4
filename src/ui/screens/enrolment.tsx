import { useRef, useState } from 'preact/hooks';
import type { Facility } from '../../domain/facility.ts';
import { codePattern, normaliseCode } from '../../protocol/enrolment.ts';
import type { AppActions } from '../app-props.ts';
import { fr } from '../language/fr.ts';

interface EnrolmentProps {
  /** From the link's fragment; empty when there is none. */
  code: string;
  facility: Facility | null;
  onEnrol: AppActions['enrol'];
  onDone: () => void;
}

type State = { kind: 'ready' } | { kind: 'working' } | { kind: 'failed'; message: string };

export function Enrolment({ code, facility, onEnrol, onDone }: EnrolmentProps) {
  const [state, setState] = useState<State>({ kind: 'ready' });
  const [typed, setTyped] = useState('');
  const isUnderWay = useRef(false);
  const given = normaliseCode(typed || code);
  const fromLink = codePattern.test(normaliseCode(code));

  const enrol = async () => {
    if (isUnderWay.current) return;
    if (!codePattern.test(given)) return setState({ kind: 'failed', message: fr.enrol.malformed });
    isUnderWay.current = true;
    setState({ kind: 'working' });
    try {
      const outcome = await onEnrol(given);
      if (outcome.kind === 'ok') return onDone();
      setState({
        kind: 'failed',
        message: outcome.kind === 'offline' ? fr.enrol.offline : refusal(outcome.code),
      });
    } catch (error) {
      setState({ kind: 'failed', message: fr.enrol.notKept(String(error)) });
    } finally {
      isUnderWay.current = false;
    }
  };

  return (
    <main class="page alone">
      <h1>{fr.enrol.title}</h1>
      <p>{facility ? fr.enrol.already(facility.name) : fr.enrol.intro}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void enrol();
        }}
      >
        {fromLink && <p class="code">{fr.enrol.ready(given)}</p>}
        {(!fromLink || state.kind === 'failed') && <CodeField typed={typed} onType={setTyped} />}
        <button type="submit" class="button primary large" disabled={state.kind === 'working'}>
          {state.kind === 'working' ? fr.enrol.working : fr.enrol.start}
        </button>
        <p class="banner bad" role="alert" hidden={state.kind !== 'failed'}>
          {state.kind === 'failed' && state.message}
        </p>
      </form>
      <p class="soft">
        {fr.enrol.supervisor} <a href="/superviseur">{fr.enrol.supervisorLink}</a>
      </p>
    </main>
  );
}

function CodeField({ typed, onType }: { typed: string; onType: (text: string) => void }) {
  return (
    <>
      <p>{fr.enrol.need}</p>
      <label class="stack">
        <span>{fr.enrol.label}</span>
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
        {fr.enrol.hint}
      </p>
    </>
  );
}

function refusal(code: string): string {
  return fr.enrol.refused[code] ?? fr.enrol.refusedOther(code);
}
