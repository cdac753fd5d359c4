import { addMs, type Instant, msBetween } from '../../domain/day.ts';
import type { SupervisionView } from '../../protocol/supervision.ts';
import type { Reply } from '../../sync/supervision.ts';

/** A view, and what this computer's own clock said when it came. */
export interface Held {
  view: SupervisionView;
  receivedAt: Instant;
}

export type Contact =
  | { kind: 'asking' }
  | { kind: 'live' }
  | { kind: 'older' }
  | { kind: 'offline' }
  | { kind: 'signed-out'; provider?: boolean | undefined }
  | { kind: 'refused'; code: string }
  /** The view is gone from here; `told` is null until the endpoint's answer to that is known. */
  | Left;

export interface Left {
  kind: 'left';
  told: boolean | null;
  erased: boolean;
}

export interface Knowledge {
  held: Held | null;
  contact: Contact;
}

export type Lesson =
  | { kind: 'remembered'; held: Held }
  | { kind: 'answered'; reply: Reply<SupervisionView>; at: Instant }
  | { kind: 'entered' }
  | Left;

export const nothingKnown: Knowledge = { held: null, contact: { kind: 'asking' } };

/** A view never gives way to an older one, and once the supervisor has left, what was under way is not shown. */
export function learn(known: Knowledge, lesson: Lesson): Knowledge {
  switch (lesson.kind) {
    case 'entered':
      return nothingKnown;
    case 'left':
      return { held: null, contact: lesson };
    case 'remembered':
      return known.contact.kind === 'left' || isOlder(lesson.held.view, known.held)
        ? known
        : { ...known, held: lesson.held };
    case 'answered':
      if (known.contact.kind === 'left') return known;
      return afterReply(known, lesson.reply, lesson.at);
  }
}

/** The endpoint's time now: its view's, and what has gone by here since. This computer's clock may be wrong. */
export function endpointTime(held: Held, now: Instant): Instant {
  return addMs(held.view.at, Math.max(0, msBetween(held.receivedAt, now)));
}

function afterReply(known: Knowledge, reply: Reply<SupervisionView>, at: Instant): Knowledge {
  switch (reply.kind) {
    case 'ok':
      if (isOlder(reply.value, known.held)) return { ...known, contact: { kind: 'older' } };
      return { held: { view: reply.value, receivedAt: at }, contact: { kind: 'live' } };
    case 'refused':
      return { ...known, contact: { kind: 'refused', code: reply.code } };
    case 'signed-out':
      return { ...known, contact: reply };
    case 'offline':
      return { ...known, contact: { kind: reply.kind } };
  }
}

/** Of another scope, a view is another view: somebody else came in by another tab. */
function isOlder(view: SupervisionView, held: Held | null): boolean {
  return held !== null && view.scope === held.view.scope && msBetween(held.view.at, view.at) < 0;
}
