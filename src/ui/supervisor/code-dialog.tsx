import { useEffect, useState } from 'preact/hooks';
import { type Instant, msBetween } from '../../domain/day.ts';
import type { EnrolmentCodeAnswer } from '../../protocol/supervision.ts';
import type { Reply, SupervisionClient } from '../../sync/supervision.ts';
import { duration } from '../language/format.ts';
import { fr } from '../language/fr-supervisor.ts';
import { Dialog, undoneText } from './dialog.tsx';
import { momentText } from './when.ts';

const words = fr.codeDialog;

interface Props {
  facility: string;
  client: SupervisionClient;
  now: Instant;
  ownZone: string;
  close: () => void;
}

/** Asks for one code when opened, and forgets it when closed. */
export function CodeDialog({ facility, client, now, ownZone, close }: Props) {
  const [reply, setReply] = useState<Reply<EnrolmentCodeAnswer> | null>(null);
  useEffect(() => {
    client.enrolmentCode(facility).then(setReply);
  }, []);
  return (
    <Dialog title={words.title} close={close}>
      <div aria-live="polite">
        {reply?.kind === 'ok' ? (
          <Code answer={reply.value} now={now} ownZone={ownZone} />
        ) : (
          <p>{reply ? undoneText(reply) : words.asking}</p>
        )}
      </div>
      <div class="acts">
        <button type="button" class="button" onClick={close}>
          {words.close}
        </button>
      </div>
    </Dialog>
  );
}

function Code({ answer, now, ownZone }: { answer: EnrolmentCodeAnswer; now: Instant; ownZone: string }) {
  const [copied, setCopied] = useState(false);
  const left = msBetween(now, answer.expiresAt);
  if (left <= 0) return <p>{words.expired}</p>;
  const copy = () =>
    navigator.clipboard.writeText(answer.link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <output class="code">{answer.code}</output>
      <p>{words.explain}</p>
      <p class="link">{answer.link}</p>
      <button type="button" class="button" onClick={copy}>
        {copied ? words.copied : words.copy}
      </button>
      <p>{words.until(momentText(answer.expiresAt, ownZone, now), duration(left))}</p>
    </>
  );
}
