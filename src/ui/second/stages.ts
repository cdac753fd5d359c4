import type { CountLine } from '../../domain/count.ts';
import type { DraftLine, SecondDraft } from '../../store/snapshot.ts';

/** Somebody gave their code: what they counted themselves stays, what somebody else did is not theirs. */
export function begunBy(second: SecondDraft, actor: string): SecondDraft {
  const lines = second.actor === actor ? second.lines : {};
  const toCount = second.actor === actor ? second.toCount : second.surprising;
  return { ...second, stage: 'counting', actor, lines, toCount };
}

/** The second person counts again what differs, without the figures that they gave. */
export function again(second: SecondDraft): SecondDraft {
  const kept = Object.entries(second.lines).filter(([id]) => !second.toCount.includes(id));
  return { ...second, stage: 'counting', lines: Object.fromEntries(kept) };
}

/** Both figures side by side, for nobody to see: agreed, or what is to be counted again. */
export function compared(second: SecondDraft, first: readonly CountLine[]): SecondDraft {
  const differing = second.surprising.filter(
    (id) => first.find((it) => it.presentation === id)?.physical !== second.lines[id]?.physical,
  );
  return differing.length === 0
    ? { ...second, stage: 'agreed', toCount: [] }
    : { ...second, stage: 'differing', toCount: differing };
}

/** The first person looks again at figures of their own. */
export function review(second: SecondDraft): SecondDraft {
  return { ...second, stage: 'first' };
}

/**
 * What follows once the first person's count is whole: a second count, a comparison with the one there is, or null,
 * which is to seal. `surprising` are the presentations that are not as expected by now. What was asked for once stays
 * asked for, whatever they typed since: or figures could be tried until one passes, which tells the one expected.
 */
export function afterFirst(
  second: SecondDraft | null,
  first: readonly CountLine[],
  surprising: readonly string[],
): SecondDraft | null {
  // Somebody counted after them: only what both found counts, whatever was expected.
  if (second && second.actor !== null) return compared(second, first);
  const asked = first
    .map((it) => it.presentation)
    .filter((id) => surprising.includes(id) || second?.surprising.includes(id));
  if (asked.length === 0) return null;
  const reason = second?.reason ?? null;
  return { stage: 'asked', surprising: asked, toCount: asked, actor: null, lines: {}, reason };
}

export function isWhole(lines: Readonly<Record<string, DraftLine>>, toCount: readonly string[]): boolean {
  return toCount.every((id) => (lines[id]?.physical ?? null) !== null);
}
