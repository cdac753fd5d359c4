import { useEffect, useRef, useState } from 'preact/hooks';
import type { Person } from '../../store/snapshot.ts';
import { people as words } from '../language/fr-people.ts';
import { Banner } from '../parts/banner.tsx';
import { AddPerson } from './add-person.tsx';
import { LockMinutes } from './lock-minutes.tsx';
import { NewPin } from './new-pin.tsx';
import { PersonRow } from './person-row.tsx';
import { type Entering, PinTry } from './pin-try.tsx';
import { RemovePerson } from './remove-person.tsx';

export interface PeopleActions {
  /** False where the name is taken. */
  add(name: string, pin: string): Promise<boolean>;
  changePin(id: string, pin: string): Promise<void>;
  remove(id: string, drafts: 'keep' | 'discard'): Promise<void>;
  setLockMinutes(minutes: number): Promise<void>;
}

interface PeopleSettingsProps {
  people: readonly Person[];
  /** Who is looking; '' where nobody was added. */
  person: string;
  /** Products under count, by their names. */
  drafts: readonly { person: string; product: string }[];
  lockMinutes: number;
  entering: Entering;
  actions: PeopleActions;
}

type Step = { kind: 'closed' | 'asked' | 'open' | 'add' } | { kind: 'pin' | 'remove'; person: Person };

/** Who counts on this tablet. Changed only after one's own code, as a tablet may be left open on a bench. */
export function PeopleSettings(props: PeopleSettingsProps) {
  const { people, person, drafts, lockMinutes, entering, actions } = props;
  const me = people.find((it) => it.id === person);
  const [step, setStep] = useState<Step>({ kind: me ? 'closed' : 'open' });
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What a touch opens begins below it, often out of sight.
    if (step.kind !== 'closed' && step.kind !== 'open') end.current?.scrollIntoView({ block: 'end' });
  }, [step.kind]);
  const go = (next: Step) => {
    setSaid(null);
    setStep(next);
  };
  const run = async (act: () => Promise<string | null>) => {
    setBusy(true);
    const done = await act().catch(() => words.failed);
    setBusy(false);
    setSaid(done);
    setStep({ kind: 'open' });
  };
  const back = (
    <button
      type="button"
      class="button"
      onClick={() => go({ kind: step.kind === 'asked' ? 'closed' : 'open' })}
    >
      {words.cancel}
    </button>
  );
  return (
    <section class="card stack narrow people">
      <h2>{words.title}</h2>
      <p>{me ? words.some : words.none}</p>
      <p class="soft">
        {words.stays} {words.deters}
      </p>
      <div role="status">
        {said && (
          <Banner
            tone={said === words.failed ? 'bad' : 'good'}
            icon={said === words.failed ? 'warn' : 'check'}
          >
            {said}
          </Banner>
        )}
      </div>
      {(step.kind === 'closed' || step.kind === 'open') && people.length > 0 && (
        <ul class="rows">
          {people.map((it) => (
            <PersonRow
              key={it.id}
              person={it}
              isMe={it.id === person}
              isOpen={step.kind === 'open'}
              onPin={() => go({ kind: 'pin', person: it })}
              onRemove={() => go({ kind: 'remove', person: it })}
            />
          ))}
        </ul>
      )}
      {step.kind === 'closed' && (
        <button type="button" class="button large" onClick={() => go({ kind: 'asked' })}>
          {words.edit}
        </button>
      )}
      {step.kind === 'asked' && me && (
        <>
          <p class="strong">{words.editHow}</p>
          <PinTry person={me} entering={entering} onOpen={() => go({ kind: 'open' })} />
          {back}
        </>
      )}
      {step.kind === 'open' && (
        <>
          <button type="button" class="button large" onClick={() => go({ kind: 'add' })}>
            {words.add}
          </button>
          {me && <LockMinutes minutes={lockMinutes} onChange={actions.setLockMinutes} />}
        </>
      )}
      {step.kind === 'add' && (
        <AddPerson
          people={people}
          isBusy={isBusy}
          onAdd={(name, pin) =>
            void run(async () => ((await actions.add(name, pin)) ? words.added(name) : words.nameTaken))
          }
        />
      )}
      {step.kind === 'pin' && (
        <>
          <h3>{words.newPin(step.person.name)}</h3>
          <NewPin
            disabled={isBusy}
            onPin={(pin) =>
              void run(async () => {
                await actions.changePin(step.person.id, pin);
                return words.changed(step.person.name);
              })
            }
          />
        </>
      )}
      {step.kind === 'remove' && (
        <RemovePerson
          person={step.person}
          products={[...new Set(drafts.filter((it) => it.person === step.person.id).map((it) => it.product))]}
          isBusy={isBusy}
          onRemove={(choice) =>
            void run(async () => {
              await actions.remove(step.person.id, choice);
              return null;
            })
          }
        />
      )}
      {(step.kind === 'add' || step.kind === 'pin' || step.kind === 'remove') && back}
      <div ref={end} />
    </section>
  );
}
