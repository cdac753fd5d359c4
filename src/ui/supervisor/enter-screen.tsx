import { useEffect, useState } from 'preact/hooks';
import { InviteRequest } from '../../protocol/supervision.ts';
import type { SupervisionClient } from '../../sync/supervision.ts';
import { signInWords } from '../language/fr-sign-in.ts';
import { fr } from '../language/fr-supervisor.ts';
import { SignInLink } from './sign-in.tsx';

const words = fr.link;

interface Props {
  client: SupervisionClient;
  entered: () => void;
  goOn: (address: string) => void;
}

type Outcome =
  | 'ready'
  | 'asking'
  | 'offline'
  | 'signed-out'
  | { code: string; provider?: boolean | undefined };

/** The one-time link: nothing is spent before the button is touched, for mail programs open links on their own. */
export function EnterScreen({ client, entered, goOn }: Props) {
  const [token, setToken] = useState(() => location.hash.slice(1));
  const [outcome, setOutcome] = useState<Outcome>('ready');
  useEffect(() => {
    const whenPasted = () => {
      if (location.hash.length < 2) return;
      setToken(location.hash.slice(1));
      setOutcome('ready');
    };
    addEventListener('hashchange', whenPasted);
    return () => removeEventListener('hashchange', whenPasted);
  }, []);
  const enter = async () => {
    setOutcome('asking');
    const reply = await client.enter(token);
    if (reply.kind === 'ok') return 'next' in reply.value ? goOn(reply.value.next) : entered();
    setOutcome(reply.kind === 'refused' ? reply : reply.kind);
    if (isSpent(reply)) history.replaceState(null, '', location.pathname);
  };
  const isWhole = InviteRequest.safeParse({ token }).success;
  return (
    <section class="door">
      <h1>{words.title}</h1>
      <p role="status">{isWhole ? problemText(outcome) : words.incomplete}</p>
      {isWhole && !isSpent(outcome) ? (
        <>
          <p>{words.explain}</p>
          <button type="button" class="button primary large" disabled={outcome === 'asking'} onClick={enter}>
            {outcome === 'asking' ? words.entering : words.enter}
          </button>
        </>
      ) : (
        <NewWay byProvider={typeof outcome === 'object' && outcome.provider === true} />
      )}
    </section>
  );
}

function NewWay({ byProvider }: { byProvider: boolean }) {
  if (!byProvider)
    return (
      <p>
        {fr.newLink} <span class="soft">{fr.newLinkHow}</span>
      </p>
    );
  return (
    <>
      <p>{signInWords.spent}</p>
      <SignInLink />
    </>
  );
}

/** Only these say that the link itself is of no more use; anything else may pass. */
function isSpent(outcome: object | string): boolean {
  return typeof outcome === 'object' && 'code' in outcome && Object.hasOwn(words.spent, String(outcome.code));
}

function problemText(outcome: Outcome): string | null {
  switch (outcome) {
    case 'ready':
    case 'asking':
      return null;
    case 'offline':
      return words.offline;
    case 'signed-out':
      return words.failed('401');
    default:
      if (outcome.code === 'provider-away') return words.providerAway;
      return words.spent[outcome.code] ?? words.failed(outcome.code);
  }
}
