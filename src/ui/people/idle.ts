import type { Instant } from '../../domain/day.ts';

interface IdleParts {
  page: Pick<Window, 'addEventListener' | 'removeEventListener' | 'setTimeout' | 'clearTimeout'>;
  /** Milliseconds on a clock that nobody can set, but that may stand still while the tablet sleeps. */
  elapsed(): number;
  /** The tablet's clock, which goes on while it sleeps, but which anybody can set. */
  now(): Instant;
  limitMs: number;
  onIdle(): void;
}

const touches = ['pointerdown', 'keydown'] as const;
const returns = ['visibilitychange', 'pageshow', 'focus'] as const;

/** Calls `onIdle` once nothing was touched for that long, by either clock. Returns how to stop. */
export function watchIdle({ page, elapsed, now, limitMs, onIdle }: IdleParts): () => void {
  const mark = () => ({ elapsed: elapsed(), wall: Date.parse(now()) });
  let since = mark();
  let timer = 0;
  const leftMs = () => {
    const at = mark();
    return limitMs - Math.max(at.elapsed - since.elapsed, at.wall - since.wall);
  };
  const check = () => {
    page.clearTimeout(timer);
    if (leftMs() <= 0) onIdle();
    else timer = page.setTimeout(check, leftMs());
  };
  const touched = (event: Event) => {
    if (leftMs() > 0) {
      since = mark();
      return;
    }
    // The first touch after a sleep may be somebody else's.
    event.stopImmediatePropagation();
    event.preventDefault();
    onIdle();
  };
  for (const name of touches) page.addEventListener(name, touched, true);
  for (const name of returns) page.addEventListener(name, check, true);
  check();
  return () => {
    page.clearTimeout(timer);
    for (const name of touches) page.removeEventListener(name, touched, true);
    for (const name of returns) page.removeEventListener(name, check, true);
  };
}
