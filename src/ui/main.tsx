import { render } from 'preact';
import type { Instant } from '../domain/day.ts';
import {
  discardDraft,
  giveUpWhenLeft,
  type HighWater,
  heal,
  localHighWater,
  type Mirror,
  makeSureOfRoom,
  mirrorUnsent,
  NewerDatabase,
  noteSealed,
  type OwnDrafts,
  openTabletDatabase,
  opfsMirror,
  ownDrafts,
  type SealContext,
  type Statement,
  saveDraft,
  seal,
  sheetOf,
  type TabletDatabase,
  viewCache,
} from '../store/index.ts';
import type { Draft, Snapshot } from '../store/snapshot.ts';
import type { SyncParts } from '../sync/parts.ts';
import { App, type AppActions, type AppProps } from './app.tsx';
import type { AppUpdate } from './app-update.ts';
import { keepDraining } from './keep-draining.ts';
import type { Tongue } from './language/fr-format.ts';
import { pageLocks } from './page-locks.ts';
import type { Reminding } from './remind.ts';
import { countStatement, type Enrolled, isEnrolled, sealContext } from './statements.ts';
import { watchAs } from './watch-as.ts';

declare const __APP_VERSION__: string;

const clock = (): Instant => new Date().toISOString();
const locks = pageLocks(navigator.locks, window);
const root = document.getElementById('app') as HTMLElement;
let update: AppUpdate | null = null;
let reminding: Reminding | null = null;
let shown: AppProps = {
  snapshot: null,
  now: clock(),
  actions: null,
  supervision: null,
  desk: null,
  secure: isSecureContext,
  update: { ready: false, apply: () => update?.apply() },
  storage: 'unknown',
  missing: null,
  unread: false,
  fatal: null,
};

/** The one place where what is shown changes; every change brings the time up to date. */
function show(change: Partial<AppProps>): void {
  shown = { ...shown, ...change, now: clock() };
  render(<App {...shown} />, root);
}

/** Not at every touch: judging every product again for the badge may wait. */
function tick(): void {
  show({});
  void reminding?.follow(shown.snapshot, shown.now);
}

function fail(error: unknown): void {
  // Dexie wraps what was thrown while it opened again.
  const isNewer = ((error as { inner?: unknown }).inner ?? error) instanceof NewerDatabase;
  // What is being typed stays on the screen, which says by itself what could not be kept.
  if (shown.snapshot && !isNewer) show({ unread: true });
  else
    show({ fatal: isNewer ? { kind: 'newer-database' } : { kind: 'storage-broken', detail: String(error) } });
}

function syncParts(database: TabletDatabase): SyncParts {
  return {
    database,
    subtle: crypto.subtle,
    fetcher: fetch.bind(window),
    locks,
    now: clock,
    random: Math.random,
    isWatched: () => document.visibilityState === 'visible',
    newBatchId: () => crypto.randomUUID(),
    app: __APP_VERSION__,
    packReader: async () => (await import('../protocol/pack.ts')).readSignedPack,
    reissuer: async () => (await import('../store/reissue.ts')).reissueStrays,
  };
}

/** 100 bits, in the alphabet of device ids. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(20))].map((byte) => (byte % 32).toString(32)).join('');
}

/** English is fetched by whoever wants it; the worker holds it for when there is no network. */
async function speak(tongue: Tongue): Promise<void> {
  const { speak } = await import('./language/speak.ts');
  speak(tongue, document.documentElement, localStorage);
  show({});
}

interface Kept {
  database: TabletDatabase;
  own: OwnDrafts;
  mirror: Mirror | null;
  highWater: HighWater;
}

function actionsOn(kept: Kept, parts: SyncParts, sendSoon: () => void): AppActions {
  const { database, own, mirror, highWater } = kept;
  const person = () => shown.snapshot?.person ?? '';
  const wrote = (whose: string, name: string | null, draft: Draft | null, done: Promise<void>) => {
    if (name && shown.snapshot) {
      own.wrote(whose, name, draft, done);
      show({ snapshot: own.over(shown.snapshot) });
    }
    return done;
  };
  const sealNow = async (
    statement: (held: Enrolled, deviceTime: Instant) => Statement,
    how: Pick<SealContext, 'typedTime' | 'sheet'> = {},
  ) => {
    const held = shown.snapshot;
    if (!isEnrolled(held)) throw new Error('only an enrolled tablet seals');
    const deviceTime = clock();
    const context = { ...sealContext(held, deviceTime, __APP_VERSION__), ...how };
    await makeSureOfRoom(mirror);
    const event = await seal(database, crypto.subtle, statement(held, deviceTime), context);
    await wrote(held.person, how.sheet ?? sheetOf(event), null, noteSealed(event, mirror, highWater));
    sendSoon();
    return event;
  };
  const ids = { fresh: newId, remembered: () => highWater.read()?.device ?? null };
  return {
    saveDraft: (draft) => {
      const whose = person();
      return wrote(whose, draft.product, draft, saveDraft(database, { ...draft, person: whose }));
    },
    discardDraft: (name) => wrote(person(), name, null, discardDraft(database, person(), name)),
    sealCount: (product, lines, { typedTime, second } = {}) =>
      sealNow((held, deviceTime) => countStatement(held, product, lines, deviceTime, typedTime, second), {
        typedTime,
      }),
    seal: (statement, sheet) => sealNow(() => statement, { sheet }),
    sealMovement: (kind, product, lines) => sealNow(() => ({ kind, body: { product, lines } })),
    enrol: async (code) => {
      // Needed once in a tablet's life, and never without a network: not part of what opening fetches.
      const enrolment = await import('../sync/enrol.ts').catch(() => null);
      if (!enrolment) return { kind: 'offline' };
      const outcome = await enrolment.enrol(parts, ids, code);
      if (outcome.kind === 'ok') sendSoon();
      return outcome;
    },
    sendNow: sendSoon,
    speak,
    carryUnsent: async () => (await import('../sync/carry.ts')).carryUnsent(parts),
    proofOf: async (kept) => (await import('../sync/proof.ts')).proofOf(parts, kept),
  };
}

/** Few browsers need it, so it is not part of what opening fetches. */
async function otherMirror(): Promise<Mirror | null> {
  const wanted = await import('../store/cache-mirror.ts').catch(() => null);
  return (await wanted?.cacheMirror(window.caches, locks)) ?? null;
}

/** What reading the store may take on a slow tablet, and pages that hold it to let go; it still opens later. */
const storePatienceMs = 15_000;
const blockedPatienceMs = 1_500;

async function start(): Promise<void> {
  // Not waited for: nobody's counting hangs on a language.
  if (localStorage.getItem('releve-language') === 'en') speak('en').catch(() => undefined);
  const giveUp = (kind: 'storage-silent' | 'storage-blocked') => shown.fatal ?? show({ fatal: { kind } });
  let patience = setTimeout(giveUp, storePatienceMs, 'storage-silent');
  const database = await openTabletDatabase('releve', (it) => {
    giveUpWhenLeft(it, window);
    it.on('blocked', () => {
      clearTimeout(patience);
      patience = setTimeout(giveUp, blockedPatienceMs, 'storage-blocked');
    });
  });
  const mirror = (await opfsMirror(navigator.storage, locks)) ?? (await otherMirror());
  const highWater = localHighWater(localStorage);
  const { missing } = await heal(database, crypto.subtle, mirror, highWater);
  clearTimeout(patience);
  const parts = syncParts(database);
  const sendSoon = keepDraining(
    parts,
    () => update?.registration,
    () => mirrorUnsent(database, mirror),
  );
  const own = ownDrafts();
  const onSnapshot = (snapshot: Snapshot) => {
    const before = shown.snapshot?.identity?.facility.id;
    // Emptied under this page: what the mirror and the mark still know of is healed at a start, before anything is sealed.
    // Or moved: what is typed here was counted at another pharmacy.
    if (before && before !== snapshot.identity?.facility.id) {
      // A code that has served is no place to begin at.
      if (location.pathname === '/enroler') history.replaceState(null, '', '/');
      location.reload();
    } else show({ snapshot, unread: false });
  };
  const enter = watchAs(database, own, onSnapshot, fail);
  show({
    fatal: null,
    missing,
    actions: actionsOn({ database, own, mirror, highWater }, parts, sendSoon),
    supervision: { speak, fetcher: fetch.bind(window), cache: viewCache(database, clock) },
    desk: {
      database,
      subtle: crypto.subtle,
      locks,
      newId,
      now: clock,
      elapsed: () => performance.now(),
      enter,
    },
  });
  enter('');
  // Without a worker the app still counts and sends while its page is open; it only no longer opens without a network.
  update = await import('./app-update.ts')
    .then((it) => it.registerWorker(() => show({ update: { ...shown.update, ready: true } })))
    .catch(() => null);
  await offerReminders();
  show({ storage: (await navigator.storage?.persist?.()) ? 'persisted' : 'refused' });
}

/** Needed neither to open nor to count, so not part of what opening fetches. */
async function offerReminders(): Promise<void> {
  const part = await import('./remind.ts').catch(() => null);
  if (!part || !shown.actions) return;
  reminding = part.startReminding({
    registration: update?.registration,
    notification: window.Notification,
    badge: navigator,
    storage: localStorage,
    caches,
    isHidden: () => document.hidden,
  });
  show({ actions: { ...shown.actions, reminding } });
  document.addEventListener('visibilitychange', tick);
  tick();
}

/** Chromium's own prompt, kept for when the person asks for it. */
function offerInstallation(prompt: Event & { prompt?: () => Promise<unknown> }): void {
  prompt.preventDefault();
  const install = async () => {
    await prompt.prompt?.();
    if (shown.actions) show({ actions: { ...shown.actions, install: null } });
  };
  if (shown.actions) show({ actions: { ...shown.actions, install } });
}

show({});
if (isSecureContext) {
  addEventListener('beforeinstallprompt', offerInstallation);
  addEventListener('focus', () => show({}));
  setInterval(tick, 20_000);
  start().catch(fail);
}
