import { configure, render } from '@testing-library/preact';
import { onTestFinished } from 'vitest';
import { discardDraft, ownDrafts, saveDraft, seal } from '../../../src/store/index.ts';
import { addPerson } from '../../../src/store/people.ts';
import type { Snapshot } from '../../../src/store/snapshot.ts';
import { App, type AppProps } from '../../../src/ui/app.tsx';
import { countStatement, type Enrolled, sealContext } from '../../../src/ui/statements.ts';
import { watchAs } from '../../../src/ui/watch-as.ts';
import { cheapPins } from '../../support/cheap-pins.ts';
import { enrolledTablet, oneQueue, subtle } from '../../support/tablet-parts.ts';

// A real store on a busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 });

export const pins = { Marie: '482913', Zoé: '775310' };
const ids = { Marie: 'marie'.padEnd(20, '0'), Zoé: 'zoe'.padEnd(20, '0') };

/** The app over a real store, wired as it is in the browser, with a clock that moves when told to. */
export async function sharedTablet(names: (keyof typeof pins)[] = ['Marie', 'Zoé']) {
  const tablet = await enrolledTablet();
  const { database, clock } = tablet;
  for (const name of names) await addPerson(database, cheapPins, { id: ids[name], name }, pins[name], 'salt');
  let elapsed = 0;
  let fresh = 0;
  let snapshot: Snapshot | null = null;
  const person = () => snapshot?.person ?? '';
  const desk: NonNullable<AppProps['desk']> = {
    database,
    subtle: cheapPins,
    locks: oneQueue(),
    newId: () => {
      fresh += 1;
      return String(fresh).padStart(20, 'n');
    },
    now: clock.now,
    elapsed: () => elapsed,
    enter: (id) => enter(id),
  };
  const view = () => <App {...props()} />;
  const props = (): AppProps => ({
    snapshot,
    now: clock.now(),
    actions: {
      saveDraft: (draft) => saveDraft(database, { ...draft, person: person() }),
      discardDraft: (product) => discardDraft(database, person(), product),
      sealCount: (product, lines) => {
        const held = snapshot as Enrolled;
        const statement = countStatement(held, product, lines, clock.now());
        return seal(database, subtle, statement, sealContext(held, clock.now(), 'test'));
      },
      sendNow: () => undefined,
    } as AppProps['actions'],
    supervision: {} as AppProps['supervision'],
    desk,
    secure: true,
    update: { ready: false, apply: () => undefined },
    storage: 'persisted',
    missing: null,
    unread: false,
    fatal: null,
  });
  const { rerender } = render(view());
  // The store goes on telling what changed when the screen is gone.
  let isShown = true;
  onTestFinished(() => {
    isShown = false;
  });
  const enter = watchAs(
    database,
    ownDrafts(),
    (next) => {
      snapshot = next;
      if (isShown) rerender(view());
    },
    (error) => {
      throw error;
    },
  );
  enter('');
  return {
    database,
    clock,
    seal: tablet.seal,
    pass: (ms: number) => {
      elapsed += ms;
    },
  };
}
