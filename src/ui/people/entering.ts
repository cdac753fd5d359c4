import { useEffect, useMemo } from 'preact/hooks';
import { tryPin, waitOf } from '../../store/pin.ts';
import type { Desk } from '../app-props.ts';
import type { Entering } from './pin-try.tsx';
import { waitServer } from './serve-waits.ts';

/** Codes are tried and waited for in the same way wherever one is asked for. */
export function useEntering(desk: Desk): Entering {
  const entering = useMemo(() => {
    const { database, subtle, locks, elapsed } = desk;
    const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
    return {
      tryPin: (id: string, pin: string) => tryPin(database, subtle, id, pin),
      waitOf: (id: string) => waitOf(database, id),
      serve: waitServer({ database, locks, elapsed, sleep }),
    };
  }, [desk]);
  // Waits that were under way when the app was closed go on.
  useEffect(entering.serve, [entering]);
  return entering;
}
