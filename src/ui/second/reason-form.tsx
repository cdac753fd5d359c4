import { DifferenceReason } from '../../domain/second-count.ts';
import { second as words } from '../language/fr-second.ts';
import { SealButton } from '../parts/seal-button.tsx';

interface ReasonProps {
  reason: DifferenceReason | null;
  isBusy: boolean;
  label: string;
  onReason: (reason: DifferenceReason) => void;
  onSeal: (reason: DifferenceReason) => void;
}

export function ReasonForm({ reason, isBusy, label, onReason, onSeal }: ReasonProps) {
  return (
    <>
      <fieldset class="reasons">
        <legend>{words.why}</legend>
        {DifferenceReason.options.map((it) => (
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
