import { useEffect, useRef } from 'preact/hooks';
import { goesOn, isOfScan, isScan, longestPause, rawsOf, type Stroke } from './burst.ts';

export interface WedgeScan {
  raws: string[];
  /** The case of its letters cannot be trusted then. */
  capsLock: boolean;
}

/** Where keys have a meaning of their own: they go there as they come, and a scan that fell in is taken out again. */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Held {
  strokes: Stroke[];
  target: EventTarget;
  /** What the field held before the first stroke; null where keys were kept from going anywhere. */
  before: string | null;
  capsLock: boolean;
}

/** On a busy tablet, how long after its last character a scanner's Enter may come. */
const lateEndMs = 1_000;

/**
 * Listens for a scanner that types like a keyboard. Keys are held for as long as they come faster than anybody types; then
 * they are a scan, or go where they were going, as if nothing had been.
 */
export function useWedge(onScan: (scan: WedgeScan) => void): void {
  const handler = useRef(onScan);
  handler.current = onScan;
  useEffect(() => listenForScans(window, (scan) => handler.current(scan)), []);
}

/** Returns how to stop listening. */
export function listenForScans(window: Window, onScan: (scan: WedgeScan) => void): () => void {
  const released = new WeakSet<Event>();
  let held: Held | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The last key of a scan that a pause ended, until another comes. */
  let unendedAt = Number.NEGATIVE_INFINITY;
  let hasEnd = false;

  /** Ends what is held: a scan is handed over, anything else goes on its way. */
  const settle = () => {
    clearTimeout(timer);
    if (!held) return;
    const { strokes, target, before, capsLock } = held;
    held = null;
    if (isScan(strokes)) {
      unendedAt = strokes.at(-1)?.at ?? unendedAt;
      hasEnd = false;
      if (before !== null) restore(target as Field, before);
      onScan({ raws: rawsOf(strokes), capsLock });
    } else if (before === null) for (const stroke of strokes) release(stroke, target);
  };
  const mannerOf = ({ before }: Held) => ({ isInText: before !== null, hasEnd });
  const release = ({ key, code, shift, ctrl }: Stroke, target: EventTarget) => {
    const options = { key, code, shiftKey: shift, ctrlKey: ctrl, bubbles: true, cancelable: true };
    const event = new KeyboardEvent('keydown', options);
    released.add(event);
    target.dispatchEvent(event);
  };
  const hold = (event: KeyboardEvent, stroke: Stroke) => {
    const target = event.target ?? window;
    held ??= { strokes: [], target, before: textOf(target), capsLock: false };
    held.strokes.push(stroke);
    held.capsLock ||= event.getModifierState?.('CapsLock') ?? false;
    if (held.before === null) stop(event);
    clearTimeout(timer);
    timer = setTimeout(settle, longestPause(held.strokes, mannerOf(held)));
  };
  const onKey = (event: KeyboardEvent) => {
    if (released.has(event) || modifiers.has(event.key)) return;
    const stroke = strokeOf(event);
    if (held && !goesOn(held.strokes, stroke.at, mannerOf(held))) settle();
    const isEnd = event.key === 'Enter' || event.key === 'Tab';
    // The scanner's own, held up: on the sheet it would take the keypad to another row.
    const isLateEnd = isEnd && !held && stroke.at - unendedAt <= lateEndMs;
    if (isLateEnd) stop(event);
    else if (isEnd && held && isScan(held.strokes)) {
      stop(event);
      settle();
      hasEnd = true;
    } else if (mayHold(event, stroke, held !== null)) hold(event, stroke);
    else settle();
    unendedAt = Number.NEGATIVE_INFINITY;
  };
  // A finger on the screen comes after the keys that a person typed before it; a scan goes on under it.
  const onFinger = () => {
    if (held && !isScan(held.strokes)) settle();
  };
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('pointerdown', onFinger, true);
  return () => {
    settle();
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('pointerdown', onFinger, true);
  };
}

/** A key held down repeats faster than a scanner types; Space presses the button in focus, and begins no scan. */
function mayHold(event: KeyboardEvent, stroke: Stroke, isUnderWay: boolean): boolean {
  if (event.repeat || event.metaKey || (event.altKey && !event.ctrlKey)) return false;
  return isOfScan(stroke) && (isUnderWay || event.key !== ' ');
}

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'NumLock', 'Meta']);

function strokeOf(event: KeyboardEvent): Stroke {
  const { key, code, shiftKey, ctrlKey, timeStamp } = event;
  // On AltGr some platforms report Ctrl and Alt together, for a character and no command.
  return { key, code, shift: shiftKey, ctrl: ctrlKey && !event.altKey, at: timeStamp };
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function textOf(target: EventTarget): string | null {
  return isField(target) ? target.value : null;
}

function isField(target: EventTarget): target is Field {
  return [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement].some((kind) => target instanceof kind);
}

function restore(field: Field, before: string): void {
  field.value = before;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
