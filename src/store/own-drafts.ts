import type { Draft, Snapshot } from './snapshot.ts';

interface OwnDraft {
  person: string;
  name: string;
  /** Null once it was sealed or discarded. */
  draft: Draft | null;
  /** What a reading that is sure to have seen it was marked with at least. */
  seenFrom: number;
}

/**
 * What this page wrote of drafts and no reading has shown yet: a reading that began before would bring an older figure
 * back, or a sheet that was sealed. A write that failed stays here, for as long as the page does.
 */
export function ownDrafts() {
  const written = new Map<string, OwnDraft>();
  let marks = 0;
  return {
    /** To be taken before a reading begins. */
    mark: () => marks,
    wrote(person: string, name: string, draft: Draft | null, done: Promise<unknown>): void {
      const own = { person, name, draft, seenFrom: Number.POSITIVE_INFINITY };
      written.set(`${person}/${name}`, own);
      const seen = () => {
        own.seenFrom = ++marks;
      };
      done.then(seen, () => undefined);
    },
    /** A reading with what it is too old to know of its own person's drafts; `mark` only where it has just been made. */
    over(snapshot: Snapshot, mark = -1): Snapshot {
      let { drafts } = snapshot;
      for (const [key, { person, name, draft, seenFrom }] of written) {
        if (seenFrom <= mark) written.delete(key);
        else if (person === snapshot.person)
          drafts = [...drafts.filter((it) => it.product !== name), ...(draft ? [draft] : [])];
      }
      return { ...snapshot, drafts };
    },
  };
}

export type OwnDrafts = ReturnType<typeof ownDrafts>;
