import { fr } from '../language/fr.ts';

interface SealButtonProps {
  label: string;
  /** What keeps it from sealing, in words; empty when nothing does. */
  missing: readonly string[];
  isBusy: boolean;
  onSeal: () => void;
}

export function SealButton({ label, missing, isBusy, onSeal }: SealButtonProps) {
  const isReady = missing.length === 0 && !isBusy;
  return (
    <button type="button" class="button large primary seal" disabled={!isReady} onClick={onSeal}>
      {isBusy ? fr.counting.sealing : missing.length > 0 ? missing.join('. ') : label}
    </button>
  );
}
