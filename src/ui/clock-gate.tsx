import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { lazy } from 'preact-iso';
import { useRunning } from './app-props.ts';
import { clockDoubt, instantOf } from './clock.ts';
import { isReady } from './today.ts';

const ClockCheck = lazy(() => import('./screens/clock-check.tsx'));

/** A page that dates what is typed: opened on a clock that cannot be right, it asks first. One that is open stays. */
export function afterClockCheck<Props extends object>(Page: ComponentType<Props>): ComponentType<Props> {
  return function DatedPage(props: Props) {
    const { snapshot, now: deviceTime } = useRunning();
    const now = instantOf(snapshot, deviceTime);
    const doubt = isReady(snapshot) ? clockDoubt(snapshot, now) : null;
    const [asks, setAsks] = useState(doubt !== null);
    if (!asks || !doubt || !isReady(snapshot)) return <Page {...props} />;
    const { zone, demonstration } = snapshot.identity.facility;
    return (
      <ClockCheck {...{ doubt, now, deviceTime, zone, demonstration }} onConfirm={() => setAsks(false)} />
    );
  };
}
