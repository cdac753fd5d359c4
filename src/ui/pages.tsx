import type { ComponentChildren } from 'preact';
import { ErrorBoundary, lazy, useLocation, useRoute } from 'preact-iso';
import { type Instant, localDateOf } from '../domain/day.ts';
import { bindingRules, rulesFor } from '../domain/directive.ts';
import { effectiveCounts, standingOf } from '../domain/history.ts';
import type { Product } from '../domain/product.ts';
import { type AppActions, type Running, useRunning } from './app-props.ts';
import { instantOf } from './clock.ts';
import { fr } from './language/fr.ts';
import { Frame } from './parts/frame.tsx';
import { useLeftDraft } from './parts/use-left-draft.ts';
import { Counting } from './screens/counting.tsx';
import { Today } from './screens/today.tsx';
import { type Enrolled, isReady, productToday, snapshotToToday } from './today.ts';

/** Not needed to count, so fetched when asked for; the worker holds them for when there is no network. */
export const EnrolPage = lazy(() => import('./screens/enrol-page.tsx'));
const Journal = lazy(() => import('./screens/journal-pages.tsx'));
const DraftsBeside = lazy(() => import('./people/drafts-beside.tsx'));

/** What the screens that judge are given: the tablet as it stands, and what a person can state on it. */
export interface ScreenProps {
  snapshot: Enrolled;
  now: Instant;
  actions: AppActions;
}

/** Of a screen that draws its own frame. */
export interface RunningScreenProps extends ScreenProps {
  running: Running;
}

export interface ProductScreenProps extends ScreenProps {
  product: Product;
}

/** A route's screen once the tablet is bound to a pharmacy; what to do until then. */
export function useTablet() {
  const running = useRunning();
  const { snapshot } = running;
  if (!isReady(snapshot)) return null;
  const now = instantOf(snapshot, running.now);
  return { running, snapshot, now, actions: running.actions };
}

export type Tablet = NonNullable<ReturnType<typeof useTablet>>;

export function TodayPage() {
  const tablet = useTablet();
  if (!tablet) return <EnrolPage />;
  const { running, snapshot, now } = tablet;
  return (
    <Frame running={running} snapshot={snapshot} now={now} here="today">
      <Today
        products={snapshotToToday(snapshot, now)}
        facility={snapshot.identity.facility}
        pack={snapshot.pack}
        now={now}
      />
    </Frame>
  );
}

export function JournalPage() {
  const tablet = useTablet();
  if (!tablet) return <EnrolPage />;
  return <Journal {...tablet} />;
}

export function CountPage() {
  const tablet = useTablet();
  const { params } = useRoute();
  if (!tablet) return <EnrolPage />;
  const product = tablet.snapshot.pack.products.find((it) => it.id === params.product);
  if (!product) return <NotFoundPage />;
  return <CountOf key={product.id} tablet={tablet} product={product} />;
}

interface CountOfProps {
  tablet: Tablet;
  product: Product;
  paper?: PaperCount | undefined;
}

/** A count that was written on a sheet, and is typed in now. */
interface PaperCount {
  countedAt: Instant;
  name: string;
  title: string;
  intro: string;
  /** When it was counted, in words. */
  when: ComponentChildren;
  onDraft: AppActions['saveDraft'];
  onDiscard: () => Promise<void>;
}

export function CountOf({ tablet, product, paper }: CountOfProps) {
  const { running, snapshot, now, actions } = tablet;
  const { route } = useLocation();
  const facility = snapshot.identity.facility;
  const at = paper?.countedAt ?? now;
  const name = paper?.name ?? product.id;
  const last = effectiveCounts(snapshot.events, product.id).find(
    (it) => !paper || Date.parse(it.countedAt) <= Date.parse(at),
  );
  const { duties, begun } = productToday(product, snapshot, now);
  const draft = snapshot.drafts.find((it) => it.product === name) ?? null;
  const others = snapshot.otherDrafts.filter((it) => it.product === name);
  const left = useLeftDraft(snapshot, name);
  const beside = others.length > 0 && (
    <ErrorBoundary>
      <DraftsBeside {...{ snapshot, product, name, now }} left={left} />
    </ErrorBoundary>
  );
  if (left) return beside;
  const rules = rulesFor(snapshot.pack.documents, facility.region);
  return (
    <Counting
      products={snapshot.pack.products}
      rules={rules}
      product={product}
      previous={new Map(last?.lines.map((line) => [line.presentation, line.physical]))}
      extended={bindingRules('shelf-life-extension', rules, product.id, localDateOf(at, facility.zone))}
      draft={draft}
      draftSince={paper ? null : begun.count}
      other={paper}
      receipt={paper ? null : receiptToCount(snapshot, product.id, last?.countedAt ?? null)}
      receiptIsDue={duties.receipts.some((it) => it.state === 'due')}
      beside={beside}
      events={snapshot.events}
      demonstration={facility.demonstration}
      zone={facility.zone}
      now={now}
      deviceTime={running.now}
      onDraft={paper?.onDraft ?? actions.saveDraft}
      onDiscard={paper?.onDiscard ?? (() => actions.discardDraft(name))}
      // Nobody can count again what was there then.
      secondAbove={paper ? null : facility.secondCountAbove}
      onSeal={(lines, second) =>
        actions.sealCount(product.id, lines, { typedTime: paper?.countedAt, second })
      }
      onDone={() => route('/')}
    />
  );
}

export function NotFoundPage() {
  // Or the router would not draw it again in another language.
  useRunning();
  return (
    <main class="page">
      <h1>{fr.common.notFound}</h1>
      <a class="button primary" href="/">
        {fr.common.today}
      </a>
    </main>
  );
}

/** The newest receipt of a product that no count has followed, or null. */
function receiptToCount(snapshot: Enrolled, productId: string, countedAt: string | null): string | null {
  const newest = standingOf(snapshot.events, 'receipt', productId)[0];
  if (!newest || (countedAt !== null && Date.parse(countedAt) >= Date.parse(newest.at))) return null;
  return newest.at;
}
