import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownDrafts } from '../../src/store/own-drafts.ts';
import type { Draft, Snapshot } from '../../src/store/snapshot.ts';

const draftOf = (product: string, figure: number): Draft => ({
  product,
  lines: { vial: { physical: figure, unusable: 0, earliestExpiry: null, recounted: false } },
  savedAt: '2021-06-14T12:00:00Z',
});
const settled = () => new Promise((resolve) => setTimeout(resolve));
const read = (drafts: Iterable<Draft>, person = 'ana') => ({ person, drafts: [...drafts] }) as Snapshot;

/** One after the other, as a database does them; whatever is asked of it waits its turn. */
function slowDisk() {
  const rows = new Map<string, Draft>();
  const turns: (() => void)[] = [];
  const inTurn = <T>(job: () => T) => new Promise<T>((resolve) => turns.push(() => resolve(job())));
  return {
    put: (name: string, draft: Draft | null) =>
      inTurn(() => void (draft ? rows.set(name, draft) : rows.delete(name))),
    read: () => inTurn(() => [...rows.values()]),
    turn: async () => {
      turns.shift()?.();
      await settled();
    },
    isIdle: () => turns.length === 0,
  };
}

const names = ['a', 'receipt/a'];
const act = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), name: fc.constantFrom(...names), figure: fc.nat(9) }),
  fc.record({ kind: fc.constant('seal' as const), name: fc.constantFrom(...names) }),
  fc.constant({ kind: 'read' as const }),
  fc.constant({ kind: 'turn' as const }),
);

describe('the drafts that this page writes', () => {
  it('are never shown older than it wrote them, however late the disk and its readings are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
        const disk = slowDisk();
        const own = ownDrafts();
        const wanted = new Map<string, Draft>();
        let shown = read([]);
        const look = () => {
          expect(new Map(shown.drafts.map((it) => [it.product, it]))).toEqual(wanted);
        };
        const readNow = () => {
          const asked = own.mark();
          void disk.read().then((drafts) => {
            shown = own.over(read(drafts), asked);
            look();
          });
        };
        for (const it of acts) {
          if (it.kind === 'turn') await disk.turn();
          else if (it.kind === 'read') readNow();
          else {
            const draft = it.kind === 'write' ? draftOf(it.name, it.figure) : null;
            const done = disk.put(it.name, draft);
            // A seal is told once it is on disk.
            if (!draft) {
              while (!disk.isIdle()) await disk.turn();
              await done;
            }
            own.wrote('ana', it.name, draft, done);
            await settled();
            if (draft) wanted.set(it.name, draft);
            else wanted.delete(it.name);
            shown = own.over(shown);
          }
          look();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('give way to what another page wrote, once a reading began after them', async () => {
    const own = ownDrafts();
    const done = Promise.resolve();
    own.wrote('ana', 'a', draftOf('a', 1), done);
    const early = own.mark();
    await settled();
    expect(own.over(read([draftOf('a', 2)]), early).drafts).toEqual([draftOf('a', 1)]);
    expect(own.over(read([draftOf('a', 2)]), own.mark()).drafts).toEqual([draftOf('a', 2)]);
  });

  it('stay on the page where the disk refused them', async () => {
    const own = ownDrafts();
    own.wrote('ana', 'a', draftOf('a', 1), Promise.reject(new Error('full')));
    await settled();
    expect(own.over(read([]), own.mark()).drafts).toEqual([draftOf('a', 1)]);
  });

  it('are shown to nobody else', () => {
    const own = ownDrafts();
    own.wrote('ana', 'a', draftOf('a', 1), Promise.resolve());
    expect(own.over(read([], 'bruno')).drafts).toEqual([]);
  });
});
