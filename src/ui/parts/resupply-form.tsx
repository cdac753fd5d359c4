import { useId, useState } from 'preact/hooks';
import type { Instant } from '../../domain/day.ts';
import type { Rule } from '../../domain/directive.ts';
import type { Product } from '../../domain/product.ts';
import { ResupplyReason, resupplyOf } from '../../domain/resupply.ts';
import type { AppActions } from '../app-props.ts';
import { wordsOnResupply } from '../floor-view.ts';
import { moment } from '../language/format.ts';
import { resupply as said } from '../language/fr-resupply.ts';
import { settings as words } from '../language/fr-settings.ts';
import { resupplyStatement } from '../later-statements.ts';
import type { Enrolled } from '../today.ts';
import { DeliveryTag } from './delivery-tag.tsx';
import { SealingFailure } from './sealing-failure.tsx';
import { Tag } from './tag.tsx';
import { useSealing } from './use-sealing.ts';

interface ResupplyProps {
  product: Product;
  snapshot: Enrolled;
  rules: readonly Rule[];
  now: Instant;
  actions: AppActions;
}

/** Whether resupply is compromised, by whose word, and this pharmacy's own word on it (R022). */
export function ResupplyForm({ product, snapshot, rules, now, actions }: ResupplyProps) {
  const { zone } = snapshot.identity.facility;
  const spoken = wordsOnResupply(snapshot, now);
  const standing = resupplyOf({ productId: product.id, words: spoken, rules, zone, now });
  const last = snapshot.events.find(
    ({ event }) => event.kind === 'resupply' && event.body.product === product.id,
  );
  const isOurs = standing.words.some((word) => word.by === 'pharmacy');
  return (
    <div class="stack">
      <p class="soft">{words.resupplyWhy}</p>
      <div role="status" class="stack">
        {standing.compromised ? (
          <p>
            <Tag tone="warn" icon="warn">
              {said.compromised}
            </Tag>
          </p>
        ) : (
          <p>{said.nobody}</p>
        )}
        {standing.words.map(({ by, at, reason }) => (
          <p key={by}>{said.said(said.by[by], moment(at, zone, now), reason && said.reasons[reason])}</p>
        ))}
        {standing.rule && (
          <p>
            {said.directive} <q lang="fr">{standing.rule.phrase}</q>
          </p>
        )}
        {last && (
          <p>
            <DeliveryTag delivery={last.delivery} at={last.at} zone={zone} now={now} />
          </p>
        )}
      </div>
      <OwnWord
        key={last ? `${last.event.device}/${last.event.seq}` : ''}
        isRaised={isOurs}
        onSeal={(compromised, reason) => actions.seal(resupplyStatement(product.id, compromised, reason))}
      />
    </div>
  );
}

interface OwnWordProps {
  isRaised: boolean;
  onSeal: (compromised: boolean, reason: ResupplyReason | null) => Promise<unknown>;
}

function OwnWord({ isRaised, onSeal }: OwnWordProps) {
  const id = useId();
  const [reason, setReason] = useState<ResupplyReason | null>(null);
  const { sealing, seal } = useSealing<unknown>();
  const isBusy = sealing.kind === 'busy' || sealing.kind === 'done';
  return (
    <>
      <SealingFailure sealing={sealing} />
      {isRaised ? (
        <p>
          <button
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => seal(() => onSeal(false, null))}
          >
            {words.lift}
          </button>
        </p>
      ) : (
        <div class="entry">
          <label for={id}>{words.reason}</label>
          <select
            id={id}
            value={reason ?? ''}
            onChange={(event) => setReason(ResupplyReason.safeParse(event.currentTarget.value).data ?? null)}
          >
            <option value="">{words.chooseReason}</option>
            {ResupplyReason.options.map((it) => (
              <option key={it} value={it}>
                {said.reasons[it]}
              </option>
            ))}
          </select>
          <p>
            <button
              type="button"
              class="button"
              disabled={isBusy || reason === null}
              onClick={() => seal(() => onSeal(true, reason))}
            >
              {words.raise}
            </button>
          </p>
        </div>
      )}
    </>
  );
}
