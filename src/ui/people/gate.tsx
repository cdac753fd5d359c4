import '../styles/people.css';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useRunning } from '../app-props.ts';
import { useEntering } from './entering.ts';
import { watchIdle } from './idle.ts';
import { Lock } from './lock.tsx';
import type { Entering } from './pin-try.tsx';

/** Stands before the screens of a tablet that has people: locks it when it is left alone, and asks who counts. */
export default function Gate({ isLocked }: { isLocked: boolean }) {
  const { snapshot, desk } = useRunning();
  const { person, lockMinutes } = snapshot;
  const entering = useEntering(desk);
  useEffect(() => {
    if (person === '') return;
    return watchIdle({
      page: window,
      elapsed: desk.elapsed,
      now: desk.now,
      limitMs: lockMinutes * 60_000,
      onIdle: () => desk.enter(''),
    });
  }, [desk, person, lockMinutes]);
  return isLocked ? <LockPage entering={entering} /> : null;
}

function LockPage({ entering }: { entering: Entering }) {
  const { snapshot, desk } = useRunning();
  const { route } = useLocation();
  // What the person before had open is not the next one's.
  useLayoutEffect(() => route('/', true), []);
  return (
    <Lock
      facility={snapshot.identity?.facility ?? null}
      people={snapshot.people}
      entering={entering}
      onOpen={desk.enter}
    />
  );
}
