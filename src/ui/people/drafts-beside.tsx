import '../styles/people.css';
import { useState } from 'preact/hooks';
import { addMs, type Instant } from '../../domain/day.ts';
import type { Product } from '../../domain/product.ts';
import { discardDraft } from '../../store/index.ts';
import { takeOverDraft } from '../../store/people.ts';
import type { OtherDraft } from '../../store/snapshot.ts';
import { useRunning } from '../app-props.ts';
import { momentInWords } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { people as words } from '../language/fr-people.ts';
import { Banner } from '../parts/banner.tsx';
import { QuestionPage } from '../parts/question-page.tsx';
import type { Enrolled } from '../today.ts';

interface BesideProps {
  snapshot: Enrolled;
  product: Product;
  /** What the drafts are kept under, and what the sheet is called; without them, those of a count. */
  name?: string;
  title?: string;
  now: Instant;
  /** A draft that is nobody's any more, to be decided on first. */
  left: OtherDraft | null;
}

/** Other people's counts of the same product: told without a figure, as a count is blind. */
export default function DraftsBeside({
  snapshot,
  product,
  name = product.id,
  title = fr.counting.title(product.label),
  now,
  left,
}: BesideProps) {
  const at = ({ savedAt }: OtherDraft) =>
    momentInWords(addMs(savedAt, snapshot.clockOffsetMs ?? 0), snapshot.identity.facility.zone, now);
  if (left) return <LeftDraft {...{ snapshot, name, title, left }} since={at(left)} />;
  return (
    <>
      {snapshot.people.flatMap((person) =>
        snapshot.otherDrafts
          .filter((it) => it.person === person.id && it.product === name)
          .map((draft) => (
            <Banner key={person.id} tone="wait" icon="clock">
              {words.otherDraft(person.name, at(draft))}
            </Banner>
          )),
      )}
    </>
  );
}

type LeftProps = Pick<BesideProps, 'snapshot'> & {
  name: string;
  title: string;
  left: OtherDraft;
  since: string;
};

/** Somebody's work that has lost its owner: asked about before a new count of the product begins. */
function LeftDraft({ snapshot, name, title, left, since }: LeftProps) {
  const { desk } = useRunning();
  const [isAsked, setAsked] = useState(false);
  return (
    <QuestionPage demonstration={snapshot.identity.facility.demonstration} title={title}>
      <p>
        <strong>{words.leftDraft(since)}</strong> {words.leftAsk}
      </p>
      <button
        type="button"
        class="button large primary"
        onClick={() => void takeOverDraft(desk.database, left.person, snapshot.person, name)}
      >
        {words.takeOver}
      </button>
      <button
        type="button"
        class="button large"
        onClick={() => {
          setAsked(true);
          if (isAsked) void discardDraft(desk.database, left.person, name);
        }}
        onBlur={() => setAsked(false)}
      >
        {isAsked ? words.discardSure : words.discard}
      </button>
    </QuestionPage>
  );
}
