import '../styles/lots.css';
import '../styles/leaving.css';
import type { CountStatement } from '../../domain/count.ts';
import { type LeavingKind, type LeavingLine, leavingKinds } from '../../domain/leaving.ts';
import { leftOf } from '../../domain/left-of.ts';
import type { Event } from '../../protocol/event.ts';
import { fr } from '../language/fr.ts';
import { leaving as words } from '../language/fr-leaving.ts';
import { Icon } from '../parts/icon.tsx';
import type { Sheet } from '../parts/use-sheet.ts';
import { Movement, type MovementScreenProps } from './movement.tsx';

interface LeavingProps extends MovementScreenProps {
  /** The last count that stands, and what left since; null where nothing was ever counted. */
  standing: Pick<CountStatement, 'lines' | 'left'> | null;
  onSeal: (kind: LeavingKind, lines: LeavingLine[]) => Promise<Event>;
  onDone: () => void;
  /** Opens another of the same product. */
  onAgain: () => void;
}

/** What left the stock that can be used, and why: noted when it leaves, or the floor is overstated until the next count. */
export function Leaving(props: LeavingProps) {
  const { product, standing, onSeal, onDone, onAgain } = props;
  const overdrawnWith = (lines: readonly LeavingLine[]) =>
    standing
      ? leftOf(product, { lines: standing.lines, left: [...standing.left, ...lines] })
          .filter((it) => it.isOverdrawn)
          .map((it) => it.presentation)
      : [];
  return (
    <Movement
      {...props}
      sheet="leaving"
      words={words}
      above={(sheet) => <Reasons sheet={sheet} />}
      rowOf={(id, lines) => ({
        lots:
          standing?.lines.find((it) => it.presentation === id)?.lots?.filter((it) => it.physical > 0) ?? [],
        warning:
          lines.some((it) => it.presentation === id) && overdrawnWith(lines).includes(id) ? words.more : null,
      })}
      missingOf={({ state }) => (state.reason ? [] : [words.missingReason])}
      onSeal={(lines, { state }) => {
        if (!state.reason) throw new Error('sealed without a reason');
        return onSeal(state.reason, lines);
      }}
      after={({ state }) => (
        <>
          {state.reason && <p>{words.reasons[state.reason]}</p>}
          {overdrawnWith([]).length > 0 && <p class="strong">{words.overdrawn}</p>}
          <button type="button" class="button large primary" onClick={onDone}>
            {fr.counting.backToday}
          </button>
          <button type="button" class="button" onClick={onAgain}>
            {words.another}
          </button>
        </>
      )}
    />
  );
}

function Reasons({ sheet: { state, step } }: { sheet: Sheet }) {
  return (
    <fieldset class="reasons">
      <legend>{words.reason}</legend>
      {leavingKinds.map((kind) => (
        <button
          key={kind}
          type="button"
          class="button"
          aria-pressed={state.reason === kind}
          onClick={() => step((now) => ({ ...now, reason: kind }))}
        >
          {state.reason === kind && <Icon name="check" />}
          {words.reasons[kind]}
        </button>
      ))}
    </fieldset>
  );
}
