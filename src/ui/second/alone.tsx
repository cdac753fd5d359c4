import type { DifferenceReason } from '../../domain/second-count.ts';
import { second as words } from '../language/fr-second.ts';
import { Page, type PageProps } from './page.tsx';
import { ReasonForm } from './reason-form.tsx';

interface AloneProps extends PageProps {
  names: readonly string[];
  reason: DifferenceReason | null;
  onReason: (reason: DifferenceReason) => void;
  onSeal: (reason: DifferenceReason) => void;
  onReview: () => void;
}

/** Where nobody else could give a code: one touch records, and a reason may be given before it. */
export function Alone({ names, reason, onReason, onSeal, onReview, ...page }: AloneProps) {
  return (
    <Page {...page} title={words.aloneTitle}>
      <p>{words.aloneWhy(names)}</p>
      <ReasonForm
        reason={reason ?? 'unexplained'}
        isBusy={page.sealing.kind === 'busy'}
        label={words.alone}
        onReason={onReason}
        onSeal={onSeal}
      />
      <button type="button" class="button" onClick={onReview}>
        {words.review}
      </button>
    </Page>
  );
}
