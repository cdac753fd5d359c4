import type { Instant } from '../../domain/day.ts';
import { signInWords } from '../language/fr-sign-in.ts';
import { fr } from '../language/fr-supervisor.ts';
import { Banner } from '../parts/banner.tsx';
import type { Knowledge } from './knowledge.ts';
import { agoText, momentText } from './when.ts';

interface Props {
  known: Knowledge;
  /** The endpoint's time, as far as this computer can tell. */
  now: Instant;
  ownZone: string;
  refresh: () => void;
  leave: () => void;
}

/** How old the view is, always; and what stands in the way of a newer one. */
export function StatusBar({ known, now, ownZone, refresh, leave }: Props) {
  const { held, contact } = known;
  const age = held && { time: momentText(held.view.at, ownZone, now), ago: agoText(held.view.at, now) };
  return (
    <div class="status">
      <div class="head">
        <strong>{fr.title}</strong>
        {held && <span>{fr.scope(held.view.scopeName)}</span>}
        {age && <span class="age">{fr.status.view(age.time, age.ago)}</span>}
        {held && (
          <a class="button" href="/superviseur/directives">
            {fr.status.directives}
          </a>
        )}
        <button type="button" class="button" onClick={refresh}>
          {fr.status.refresh}
        </button>
        <button type="button" class="button" onClick={leave}>
          {fr.status.leave}
        </button>
      </div>
      {contact.kind === 'offline' && (
        <Banner tone="warn" icon="warn">
          {age ? fr.status.offline(age.time, age.ago) : fr.status.nothingOffline}
        </Banner>
      )}
      {contact.kind === 'signed-out' && (
        <Banner tone="warn" icon="warn">
          {fr.signedOut.expired} {held && fr.signedOut.kept}{' '}
          {contact.provider ? signInWords.again : fr.newLink}
        </Banner>
      )}
      {contact.kind === 'refused' && (
        <Banner tone="warn" icon="warn">
          {fr.status.refused(contact.code)}
        </Banner>
      )}
      {contact.kind === 'older' && (
        <Banner tone="warn" icon="warn">
          {fr.status.older}
        </Banner>
      )}
    </div>
  );
}
