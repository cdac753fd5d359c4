import { render } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import type { Instant } from '../../../src/domain/day.ts';
import type { SupervisionView } from '../../../src/protocol/supervision.ts';
import type { Reply, SupervisionClient } from '../../../src/sync/supervision.ts';
import Supervisor from '../../../src/ui/supervisor/index.tsx';
import type { ViewCache } from '../../../src/ui/supervisor/use-knowledge.ts';
import { at } from './made-up.ts';

/** A cache in memory, and what is in it. */
export function memoryCache(kept: { view: SupervisionView; at: Instant } | null = null) {
  const cache: ViewCache & { kept: typeof kept } = {
    kept,
    read: async () => cache.kept,
    write: async (view) => {
      cache.kept = { view, at: view.at };
    },
    erase: async () => {
      cache.kept = null;
    },
  };
  return cache;
}

export interface Scene {
  path: string;
  view?: Reply<SupervisionView>;
  client?: Partial<SupervisionClient>;
  cache?: ViewCache;
  speak?: (tongue: 'fr' | 'en') => Promise<void>;
  goOn?: (address: string) => void;
}

/** The supervisors' pages at an address, with answers that a test may change as it goes. */
export function open({
  path,
  view = { kind: 'offline' },
  client = {},
  cache = memoryCache(),
  speak = async () => undefined,
  goOn = () => undefined,
}: Scene) {
  history.replaceState(null, '', path);
  const answers = { view };
  const offline = async () => ({ kind: 'offline' }) as const;
  const whole: SupervisionClient = {
    enter: offline,
    session: offline,
    leave: offline,
    enrolmentCode: offline,
    revoke: offline,
    resupply: offline,
    packs: offline,
    publish: offline,
    view: async () => answers.view,
    ...client,
  };
  const page = (now: Instant) => (
    <LocationProvider>
      <Supervisor client={whole} cache={cache} now={now} speak={speak} goOn={goOn} />
    </LocationProvider>
  );
  const shown = render(page(at));
  return { ...shown, answers, at: (now: Instant) => shown.rerender(page(now)) };
}
