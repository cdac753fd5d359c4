import { useState } from 'preact/hooks';
import type { OtherDraft } from '../../store/snapshot.ts';
import type { Enrolled } from '../today.ts';

/**
 * A draft of that name that is nobody's any more, begun before the tablet had people or by somebody removed since: to be
 * decided on first. Asked about at opening only, as it must not come over what was just sealed; null where one's own waits.
 */
export function useLeftDraft({ people, drafts, otherDrafts }: Enrolled, name: string): OtherDraft | null {
  const others = otherDrafts.filter((it) => it.product === name);
  const [offered] = useState(() =>
    drafts.some((it) => it.product === name)
      ? undefined
      : others.find((it) => !people.some(({ id }) => id === it.person))?.person,
  );
  return others.find((it) => it.person === offered) ?? null;
}
