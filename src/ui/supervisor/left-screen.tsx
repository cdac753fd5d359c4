import { fr } from '../language/fr-supervisor.ts';
import type { Left } from './knowledge.ts';

/** After an explicit sign-out: nothing of the view stays, and what could not be done is told. */
export function LeftScreen({ left, leave }: { left: Left; leave: () => void }) {
  const words = fr.signedOut;
  return (
    <section class="door">
      <h1>{left.told === false ? words.halfTitle : words.title}</h1>
      <p role="status">{!left.erased ? words.notErased : words.erased}</p>
      {left.told === false && (
        <>
          <p role="alert">{words.untold}</p>
          <button type="button" class="button primary large" onClick={leave}>
            {words.leaveAgain}
          </button>
        </>
      )}
      <p>
        {fr.newLink} <span class="soft">{fr.newLinkHow}</span>
      </p>
    </section>
  );
}
