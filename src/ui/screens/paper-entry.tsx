import '../styles/paper-sheet.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { localDateOf } from '../../domain/day.ts';
import { type Draft, sheetName, type WallTime } from '../../store/snapshot.ts';
import { useRunning } from '../app-props.ts';
import { momentInWords } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { paper as words } from '../language/fr-paper.ts';
import { CountOf, isNobodys, type ProductScreenProps } from '../pages.tsx';
import { wallToTypedTime } from '../paper-time.ts';
import { PaperWhen } from '../parts/paper-when.tsx';
import DraftsBeside from '../people/drafts-beside.tsx';

/** A sheet typed in after the fact: first when it was counted, then its figures; both are kept at each touch. */
export function PaperEntry({ product, snapshot, now, actions }: ProductScreenProps) {
  const running = useRunning();
  const { zone, demonstration } = snapshot.identity.facility;
  const name = sheetName('paper', product.id);
  const known = snapshot.drafts.find((it) => it.product === name) ?? null;
  // What was kept last: the store tells of it a moment later.
  const latest = useRef(known);
  const [wall, setWall] = useState(
    known?.wallTime ?? { date: localDateOf(now, zone), digits: '', isSecond: false },
  );
  const typed = wallToTypedTime(wall, zone, now);
  const [isTold, setTold] = useState(known !== null && typed.kind === 'ok');
  // As told: a sheet that stays open while its week runs out says so when it is sealed, and not before.
  const [countedAt, setCountedAt] = useState(typed.kind === 'ok' ? typed.at : now);
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    // Written just before this screen was left and opened again, it comes to be known just after.
    if (latest.current !== null || !known?.wallTime) return;
    latest.current = known;
    setWall(known.wallTime);
  }, [known]);

  const keep = (draft: Draft) => {
    latest.current = draft;
    return actions.saveDraft(draft);
  };
  const change = (part: Partial<WallTime>) => {
    const wallTime = { ...wall, ...part };
    setWall(wallTime);
    const kept = latest.current ?? { lines: {}, savedAt: running.now };
    keep({ ...kept, product: name, wallTime }).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  const left = known
    ? undefined
    : snapshot.otherDrafts.find((it) => it.product === name && isNobodys(it, snapshot));
  const title = words.enterTitle(product.label);
  if (left) return <DraftsBeside {...{ snapshot, product, name, title, now, left }} />;
  if (!isTold) {
    return (
      <PaperWhen
        {...{ title, wall, zone, now, demonstration }}
        failed={hasFailed ? fr.counting.draftFailed : null}
        onChange={change}
        onNext={() => {
          if (typed.kind !== 'ok') return;
          setCountedAt(typed.at);
          setTold(true);
        }}
      />
    );
  }
  return (
    <CountOf
      tablet={{ running, snapshot, now, actions }}
      product={product}
      paper={{
        countedAt,
        name,
        title,
        intro: words.copy,
        onDraft: (draft) => keep({ ...draft, wallTime: wall }),
        // Its figures go, and its time stays.
        onDiscard: () => keep({ product: name, lines: {}, savedAt: running.now, wallTime: wall }),
        when: (
          <p class="flags">
            <strong>{words.countedWhen(momentInWords(countedAt, zone, now))}</strong>
            <button type="button" class="button" onClick={() => setTold(false)}>
              {words.change}
            </button>
          </p>
        ),
      }}
    />
  );
}
