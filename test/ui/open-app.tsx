import { render } from '@testing-library/preact';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { App, type AppActions, type AppProps } from '../../src/ui/app.tsx';
import { counted } from './made-up.ts';
// The app fetches it when there are people, which may be after a short test is over.
import '../../src/ui/people/gate.tsx';

export const now = '2021-06-14T12:00:00Z';
export const text = () => document.body.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';

/** The whole app over a snapshot, at an address. */
export function openApp(
  snapshot: Snapshot,
  rest: Partial<AppProps> = {},
  path = '/',
  acts: Partial<AppActions> = {},
) {
  history.replaceState(null, '', path);
  const actions: AppActions = {
    saveDraft: async () => undefined,
    discardDraft: async () => undefined,
    sealCount: async (_product, lines) => counted(now, lines).event,
    sealMovement: async () => counted(now, []).event,
    seal: async () => Promise.reject(new Error('not here')),
    enrol: async () => ({ kind: 'ok' }),
    sendNow: () => undefined,
    speak: async () => undefined,
    carryUnsent: async () => null,
    proofOf: async () => null,
    ...acts,
  };
  const supervision = { client: {}, cache: {} } as unknown as NonNullable<AppProps['supervision']>;
  const props: AppProps = {
    snapshot,
    now,
    actions,
    supervision,
    // Whatever waits for the tablet's people waits for ever.
    desk: {
      locks: { request: () => new Promise(() => undefined) },
      elapsed: () => 0,
      now: () => now,
    } as unknown as NonNullable<AppProps['desk']>,
    secure: true,
    update: { ready: false, apply: () => undefined },
    storage: 'persisted',
    missing: null,
    unread: false,
    fatal: null,
    ...rest,
  };
  const rendered = render(<App {...props} />);
  return { ...rendered, again: () => rendered.rerender(<App {...props} now={props.now} />) };
}
