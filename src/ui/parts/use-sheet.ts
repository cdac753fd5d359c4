import { useRef, useState } from 'preact/hooks';
import { type Instant, localDateOf, type Zone } from '../../domain/day.ts';
import type { Draft } from '../../store/snapshot.ts';
import type { Counting, Scope } from '../counting/state.ts';
import { type Step, startCounting, type Touch, touched } from '../counting.ts';
import { onSilence } from './silence.ts';
import { useKeyboard } from './use-keyboard.ts';

/** What a sheet is typed on, and where its draft goes. */
export interface SheetProps {
  /** As it is when the sheet opens. */
  draft: Draft | null;
  /** What the rows hold before any touch; nothing, unless told. */
  from?: Draft['lines'];
  /** When it was begun, by the corrected clock. */
  draftSince: Instant | null;
  zone: Zone;
  now: Instant;
  deviceTime: Instant;
  onDraft: (draft: Draft) => Promise<void>;
  onDiscard: () => Promise<void>;
}

export interface Sheet {
  state: Counting;
  step: (step: Step) => Counting;
  touch: (touch: Touch) => Counting;
  since: Instant | null;
  /** Begun on another day, and nobody has said yet that it is to be kept. */
  isStale: boolean;
  keep: () => void;
  clear: () => void;
  draftFailed: boolean;
  /** Goes up with each sheet that was cleared. */
  cleared: number;
}

/** Rows under the keypad, kept as a draft of that name at each touch. Once `isClosed`, it changes no more. */
export function useSheet(name: string, scope: Scope, isClosed: boolean, props: SheetProps): Sheet {
  const { draft, draftSince, zone, now } = props;
  const [state, setState] = useState(() => begun(draft, props.from, scope));
  // A draft keeps the time of its first figure: every later one would make the first look fresh.
  const [since, setSince] = useState(draft && draftSince);
  const startedAt = useRef(draft?.savedAt ?? null);
  const [isStale, setStale] = useState(since !== null && localDateOf(since, zone) !== localDateOf(now, zone));
  const [draftFailed, setDraftFailed] = useState(false);
  const latest = useRef(state);
  const [cleared, setCleared] = useState(0);

  const step = (it: Step) => {
    if (isStale || isClosed) return latest.current;
    const before = latest.current;
    latest.current = it(before, scope);
    setState(latest.current);
    const { lines, reason, second } = latest.current;
    if (lines !== before.lines || reason !== before.reason || second !== before.second) {
      startedAt.current ??= props.deviceTime;
      const kept = { product: name, lines: { ...lines }, savedAt: startedAt.current };
      const written = props.onDraft({ ...kept, ...(reason && { reason }), ...(second && { second }) });
      onSilence(written, () => setDraftFailed(true)).then(
        () => setDraftFailed(false),
        () => setDraftFailed(true),
      );
    }
    return latest.current;
  };
  const touch = (it: Touch) => step((from, on) => touched(from, it, on));
  // Keys are the second person's while they count.
  useKeyboard(state.second && state.second.stage !== 'first' ? null : touch);
  const clear = () => {
    startedAt.current = null;
    setSince(null);
    setStale(false);
    setCleared(cleared + 1);
    latest.current = begun(null, props.from, scope);
    setState(latest.current);
    props.onDiscard().catch(() => setDraftFailed(true));
  };
  return { state, step, touch, since, isStale, keep: () => setStale(false), clear, draftFailed, cleared };
}

function begun(draft: Draft | null, from: Draft['lines'] | undefined, scope: Scope): Counting {
  const state = startCounting(draft?.lines ?? from ?? {}, scope);
  const { reason, second } = draft ?? {};
  return { ...state, ...(reason && { reason }), ...(second && { second }) };
}
