import { useEffect, useState } from 'preact/hooks';
import type { PinOutcome } from '../../store/pin.ts';
import type { Person } from '../../store/snapshot.ts';
import { people as words } from '../language/fr-people.ts';
import { Banner } from '../parts/banner.tsx';
import { PinPad } from './pin-pad.tsx';

export interface Entering {
  tryPin(id: string, pin: string): Promise<PinOutcome>;
  /** What is left to wait, in ms. */
  waitOf(id: string): Promise<number>;
  /** Lets waits go by. */
  serve(): void;
}

interface PinTryProps {
  person: Person;
  entering: Entering;
  onOpen: () => void;
}

const pollMs = 1_000;

/** Asks somebody for their code until it is theirs; after too many wrong ones, says how long to wait. */
export function PinTry({ person, entering, onOpen }: PinTryProps) {
  const [waitMs, setWaitMs] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isWaiting = waitMs > 0;
  useEffect(() => {
    const look = () =>
      entering.waitOf(person.id).then(
        (ms) => {
          setWaitMs(ms);
          if (ms > 0) entering.serve();
        },
        () => undefined,
      );
    void look();
    if (!isWaiting) return;
    const timer = setInterval(look, pollMs);
    return () => clearInterval(timer);
  }, [person.id, entering, isWaiting]);

  const onPin = async (pin: string) => {
    setBusy(true);
    setProblem(null);
    try {
      const outcome = await entering.tryPin(person.id, pin);
      if (outcome.kind === 'ok') return onOpen();
      if (outcome.kind === 'wrong') setProblem(words.wrong(outcome.triesLeft));
      if (outcome.kind === 'wait') setWaitMs(outcome.leftMs);
    } catch {
      setProblem(words.failed);
    }
    setBusy(false);
  };
  if (isWaiting) {
    return (
      <Banner tone="warn" icon="clock">
        <span role="timer">{words.wait(timeLeft(waitMs))}</span> {words.waitHow}
      </Banner>
    );
  }
  return (
    <>
      <PinPad disabled={isBusy} onPin={(pin) => void onPin(pin)} />
      {isBusy && <p class="soft">{words.checking}</p>}
      <div role="alert">
        {problem && (
          // Below the keys, which stay where the finger is.
          <Banner tone="bad" icon="cross">
            {problem}
          </Banner>
        )}
      </div>
    </>
  );
}

function timeLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 60 ? words.seconds(seconds) : words.minutes(Math.floor(seconds / 60), seconds % 60);
}
