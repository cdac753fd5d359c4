import { useState } from 'preact/hooks';
import { lazy, useLocation, useRoute } from 'preact-iso';
import { addMs } from '../../domain/day.ts';
import { effectiveCounts } from '../../domain/history.ts';
import { standingCount } from '../../domain/leaving.ts';
import type { Product } from '../../domain/product.ts';
import { sheetName } from '../../store/snapshot.ts';
import { leaving } from '../language/fr-leaving.ts';
import { receipt } from '../language/fr-receipt.ts';
import { EnrolPage, NotFoundPage, type Tablet, useTablet } from '../pages.tsx';
import { useLeftDraft } from '../parts/use-left-draft.ts';
import { Leaving } from '../screens/leaving.tsx';
import { Receipt } from '../screens/receipt.tsx';

const DraftsBeside = lazy(() => import('../people/drafts-beside.tsx'));

/** The routes of goods that came and of goods that left. */
export default function MovementPage() {
  const tablet = useTablet();
  const { path } = useLocation();
  const { params } = useRoute();
  const [round, setRound] = useState(0);
  if (!tablet) return <EnrolPage />;
  const product = tablet.snapshot.pack.products.find((it) => it.id === params.product);
  if (!product) return <NotFoundPage />;
  const sheet = path.startsWith('/reception/') ? 'receipt' : 'leaving';
  const key = `${sheetName(sheet, product.id)}/${round}`;
  return <MovementOf key={key} {...{ tablet, product, sheet }} onAgain={() => setRound(round + 1)} />;
}

interface MovementOfProps {
  tablet: Tablet;
  product: Product;
  sheet: 'receipt' | 'leaving';
  onAgain: () => void;
}

function MovementOf({ tablet, product, sheet, onAgain }: MovementOfProps) {
  const { running, snapshot, now, actions } = tablet;
  const { route } = useLocation();
  const { events, identity, clockOffsetMs } = snapshot;
  const { zone, demonstration } = identity.facility;
  const name = sheetName(sheet, product.id);
  const draft = snapshot.drafts.find((it) => it.product === name) ?? null;
  const left = useLeftDraft(snapshot, name);
  if (left) {
    const title = (sheet === 'receipt' ? receipt : leaving).title(product.label);
    return <DraftsBeside {...{ snapshot, product, name, title, now, left }} />;
  }
  const common = {
    product,
    events,
    demonstration,
    zone,
    now,
    draft,
    draftSince: draft && addMs(draft.savedAt, clockOffsetMs ?? 0),
    deviceTime: running.now,
    onDraft: actions.saveDraft,
    onDiscard: () => actions.discardDraft(name),
  };
  if (sheet === 'receipt') {
    return (
      <Receipt
        {...common}
        onSeal={(lines) => actions.sealMovement('receipt', product.id, lines)}
        onDone={() => route(`/compter/${product.id}`, true)}
      />
    );
  }
  return (
    <Leaving
      {...common}
      standing={standingCount(effectiveCounts(events, product.id), events, product.id, now)}
      onSeal={(kind, lines) => actions.sealMovement(kind, product.id, lines)}
      onDone={() => route('/')}
      onAgain={onAgain}
    />
  );
}
