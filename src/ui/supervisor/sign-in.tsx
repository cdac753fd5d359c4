import { signInWords } from '../language/fr-sign-in.ts';
import { fr } from '../language/fr-supervisor.ts';

/** `isLast` where something else is to be done first. A link that the page's own router leaves to the browser: it leads to another site. */
export function SignInLink({ isLast = false }: { isLast?: boolean }) {
  return (
    <a class={isLast ? 'button' : 'button primary large'} href="/v1/sign-in" target="_top">
      {signInWords.signIn}
    </a>
  );
}

/** Where nothing is to be seen before somebody is known. */
export function SignInDoor() {
  return (
    <section class="door">
      <h1>{fr.link.title}</h1>
      <p role="status">{signInWords.closed}</p>
      <p>{signInWords.known}</p>
      <SignInLink />
    </section>
  );
}
