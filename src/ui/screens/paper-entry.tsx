import '../styles/paper-sheet.css';
import { useState } from 'preact/hooks';
import { localDateOf } from '../../domain/day.ts';
import { sheetName, type WallTime } from '../../store/snapshot.ts';
import { useRunning } from '../app-props.ts';
import { momentInWords } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { paper as words } from '../language/fr-paper.ts';
import { CountOf, type ProductScreenProps } from '../pages.tsx';
import { wallToTypedTime } from '../paper-time.ts';
import { PaperWhen } from '../parts/paper-when.tsx';
import { useLeftDraft } from '../parts/use-left-draft.ts';
import DraftsBeside from '../people/drafts-beside.tsx';

/** A sheet typed in after the fact, or one that was left with nobody, to be decided on first. */
export function PaperEntry(props: ProductScreenProps) {
  const { product, snapshot, now } = props;
  const name = sheetName('paper', product.id);
  const left = useLeftDraft(snapshot, name);
  if (!left) return <Entry {...props} name={name} />;
  const title = words.enterTitle(product.label);
  return <DraftsBeside {...{ snapshot, product, name, title, now, left }} />;
}

/** First when it was counted, then its figures; both are kept at each touch. */
function Entry({ product, snapshot, now, actions, name }: ProductScreenProps & { name: string }) {
  const running = useRunning();
  const { zone, demonstration } = snapshot.identity.facility;
  const known = snapshot.drafts.find((it) => it.product === name) ?? null;
  const [wall, setWall] = useState(
    known?.wallTime ?? { date: localDateOf(now, zone), digits: '', isSecond: false },
  );
  const typed = wallToTypedTime(wall, zone, now);
  const [isTold, setTold] = useState(known !== null && typed.kind === 'ok');
  // As told: a sheet that stays open while its week runs out says so when it is sealed, and not before.
  const [countedAt, setCountedAt] = useState(typed.kind === 'ok' ? typed.at : now);
  const [hasFailed, setFailed] = useState(false);

  const change = (part: Partial<WallTime>) => {
    const wallTime = { ...wall, ...part };
    setWall(wallTime);
    const kept = known ?? { lines: {}, savedAt: running.now };
    actions.saveDraft({ ...kept, product: name, wallTime }).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  const title = words.enterTitle(product.label);
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
        onDraft: (draft) => actions.saveDraft({ ...draft, wallTime: wall }),
        // Its figures go, and its time stays.
        onDiscard: () =>
          actions.saveDraft({ product: name, lines: {}, savedAt: running.now, wallTime: wall }),
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
