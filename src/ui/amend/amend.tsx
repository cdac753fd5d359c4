import { useState } from 'preact/hooks';
import type { KeptEvent } from '../../store/snapshot.ts';
import { amend as words } from '../language/fr-amend.ts';
import type { RunningScreenProps } from '../pages.tsx';
import { Frame } from '../parts/frame.tsx';
import { amendable, type Fates, isWithdrawable } from './amendable.ts';
import { Correct, isCorrectable } from './correct.tsx';
import { Withdraw, type Withdrawable } from './withdraw.tsx';

interface AmendProps extends RunningScreenProps {
  view: 'corriger' | 'retirer';
  kept: KeptEvent;
  fates: Fates;
}

/** Puts a record right or withdraws it; says so where it can no longer be. */
export function Amend({ view, kept, fates, ...rest }: AmendProps) {
  const { facility } = rest.snapshot.identity;
  // Asked at opening: sealing is what makes it no longer stand.
  const [may] = useState(() => amendable(kept, fates, facility.id));
  if (view === 'corriger' && may.correct && isCorrectable(kept)) return <Correct {...rest} kept={kept} />;
  if (view === 'retirer' && may.withdraw && hasWithdrawableKind(kept))
    return <Withdraw {...rest} kept={kept} />;
  return (
    <Frame {...rest} here="journal">
      <h1>{view === 'corriger' ? words.notCorrectable : words.notWithdrawable}</h1>
      <a class="button" href="/journal">
        {words.backToJournal}
      </a>
    </Frame>
  );
}

function hasWithdrawableKind(kept: KeptEvent): kept is Withdrawable {
  return isWithdrawable(kept.event.kind);
}
