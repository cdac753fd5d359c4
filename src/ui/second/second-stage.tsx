import { useState } from 'preact/hooks';
import type { CountLine } from '../../domain/count.ts';
import type { Product } from '../../domain/product.ts';
import type { SecondCount } from '../../protocol/event.ts';
import type { SecondDraft } from '../../store/snapshot.ts';
import { useRunning } from '../app-props.ts';
import { second as words } from '../language/fr-second.ts';
import { shortName } from '../parts/presentation-name.tsx';
import type { Sealing } from '../parts/use-sealing.ts';
import { Alone } from './alone.tsx';
import { AskCode } from './ask-code.tsx';
import { AskWho } from './ask-who.tsx';
import { Differing } from './differing.tsx';
import { Page } from './page.tsx';
import { ReasonForm } from './reason-form.tsx';
import { SecondSheet } from './second-sheet.tsx';
import { again, begunBy, compared, review } from './stages.ts';

interface StageProps {
  product: Product;
  /** The first person's, shown to nobody here. */
  lines: readonly CountLine[];
  second: SecondDraft;
  sealing: Sealing<unknown>;
  demonstration: boolean;
  onSecond: (second: SecondDraft) => void;
  onSeal: (second: SecondCount) => void;
}

type Asking = { kind: 'nobody' } | { kind: 'second'; id: string } | { kind: 'first' };

/** Where a second count has got; every step of it is in the draft, but a code, which is asked for again. */
export function SecondStage(props: StageProps) {
  const { product, lines, sealing, demonstration, onSecond, onSeal } = props;
  const { snapshot } = useRunning();
  const { people, person } = snapshot;
  // Taken over by who had counted second: nobody counts twice.
  const own = props.second.actor === person && props.second.stage !== 'asked';
  const second: SecondDraft = own ? { ...props.second, stage: 'asked', actor: null } : props.second;
  const [asking, setAsking] = useState<Asking>({ kind: 'nobody' });
  const [unlocked, setUnlocked] = useState<string | null>(null);
  const others = people.filter((it) => it.id !== person);
  const nameOf = (id: string | null) => people.find((it) => it.id === id)?.name ?? words.gone;
  const names = (ids: readonly string[]) =>
    product.presentations
      .filter((it) => ids.includes(it.id))
      .map((it) => shortName(it, product.presentations));
  const page = { demonstration, sealing };
  const onReview = () => onSecond(review(second));
  const alone = (reason: SecondCount['reason']) => onSeal({ actor: null, reason });

  const asked =
    asking.kind === 'second'
      ? people.find((it) => it.id === asking.id)
      : asking.kind === 'first'
        ? people.find((it) => it.id === person)
        : undefined;
  if (asked) {
    const onOpen = () => {
      setAsking({ kind: 'nobody' });
      if (asking.kind === 'first') return onReview();
      setUnlocked(asked.id);
      onSecond(second.stage === 'differing' ? again(second) : begunBy(second, asked.id));
    };
    return <AskCode {...page} person={asked} onOpen={onOpen} onBack={() => setAsking({ kind: 'nobody' })} />;
  }
  if (second.stage === 'agreed') {
    return (
      <Page {...page} title={words.agreedTitle}>
        <p>{words.agreed(names(second.surprising))}</p>
        <ReasonForm
          reason={second.reason}
          isBusy={sealing.kind === 'busy'}
          label={words.seal}
          onReason={(reason) => onSecond({ ...second, reason })}
          onSeal={(reason) => onSeal({ actor: second.actor, reason })}
        />
      </Page>
    );
  }
  if (others.length === 0) {
    return (
      <Alone
        {...page}
        names={names(second.surprising)}
        reason={second.reason}
        onReason={(reason) => onSecond({ ...second, reason })}
        onSeal={alone}
        onReview={onReview}
      />
    );
  }
  if (second.stage === 'differing') {
    return (
      <Differing
        {...page}
        names={names(second.toCount)}
        first={nameOf(person)}
        second={nameOf(second.actor)}
        isSecondHere={others.some((it) => it.id === second.actor)}
        onFirst={() => setAsking({ kind: 'first' })}
        onSecond={() => setAsking({ kind: 'second', id: second.actor ?? '' })}
        onOther={() => onSecond({ ...second, stage: 'asked' })}
        onAlone={() => alone('unexplained')}
      />
    );
  }
  if (second.stage === 'counting' && unlocked === second.actor) {
    const rows = product.presentations.filter((it) => second.toCount.includes(it.id));
    return (
      <SecondSheet
        key={second.toCount.join()}
        product={{ ...product, presentations: rows }}
        all={product.presentations}
        name={nameOf(second.actor)}
        demonstration={demonstration}
        lines={second.lines}
        onLines={(counted) => onSecond({ ...second, lines: { ...second.lines, ...counted } })}
        onDone={(counted) => {
          setUnlocked(null);
          onSecond(compared({ ...second, lines: { ...second.lines, ...counted } }, lines));
        }}
      />
    );
  }
  return (
    <AskWho
      {...page}
      names={names(second.surprising)}
      others={others}
      onWho={(id) => setAsking({ kind: 'second', id })}
      onAlone={() => alone('unexplained')}
      onReview={second.actor === null ? onReview : null}
    />
  );
}
