import type { LeavingLine } from '../../domain/leaving.ts';
import type { Event } from '../../protocol/event.ts';
import { receipt as words } from '../language/fr-receipt.ts';
import { Movement, type MovementScreenProps } from './movement.tsx';

interface ReceiptProps extends MovementScreenProps {
  onSeal: (lines: LeavingLine[]) => Promise<Event>;
  /** Opens the count that the receipt asks for. */
  onDone: () => void;
}

/** Goods received; a count of the whole stock is to follow. */
export function Receipt(props: ReceiptProps) {
  return (
    <Movement
      {...props}
      sheet="receipt"
      words={words}
      after={() => (
        <button type="button" class="button large primary" onClick={props.onDone}>
          {words.countNow}
        </button>
      )}
    />
  );
}
