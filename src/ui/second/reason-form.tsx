import { DifferenceReason } from '../../domain/second-count.ts';
import type { SecondDraft } from '../../store/snapshot.ts';
import { second as words } from '../language/fr-second.ts';
import { SealButton } from '../parts/seal-button.tsx';

interface ReasonProps {
  second: Pick<SecondDraft, 'reason' | 'reviewed'>;
  isBusy: boolean;
  label: string;
  onReason: (reason: DifferenceReason) => void;
  onSeal: (reason: DifferenceReason) => void;
}

export function ReasonForm({ second, isBusy, label, onReason, onSeal }: ReasonProps) {
  const { reason, reviewed } = second;
  // Nothing was corrected where nobody went back.
  const reasons = DifferenceReason.options.filter((it) => it !== 'mistyped' || reviewed);
  return (
    <>
      <fieldset class="reasons">
        <legend>{words.why}</legend>
        {reasons.map((it) => (
          <label class="choice" key={it}>
            <input type="radio" name="reason" checked={reason === it} onChange={() => onReason(it)} />
            <span>{words.reasons[it]}</span>
          </label>
        ))}
      </fieldset>
      <SealButton
        label={label}
        missing={reason === null ? [words.chooseReason] : []}
        isBusy={isBusy}
        onSeal={() => reason !== null && onSeal(reason)}
      />
    </>
  );
}
