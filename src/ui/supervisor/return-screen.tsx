import { useEffect } from 'preact/hooks';
import { SignInResult } from '../../protocol/sign-in.ts';
import { signInWords as words } from '../language/fr-sign-in.ts';
import { SignInLink } from './sign-in.tsx';

/** Back from the provider: straight on, or what came of it and what to do. */
export function ReturnScreen({ result, entered }: { result: string | undefined; entered: () => void }) {
  const read = SignInResult.safeParse(result);
  const came = read.success ? read.data : 'failed';
  useEffect(() => {
    if (came === 'entered') entered();
  }, []);
  if (came === 'entered') return <p class="empty">{words.entering}</p>;
  const isSpent = came === 'invite-used' || came === 'invite-expired' || came === 'invite-unknown';
  return (
    <section class="door">
      <h1>{words.title}</h1>
      <p role="alert">
        {words.what[came]} {isSpent ? words.spent : words.todo[came]}
      </p>
      <SignInLink isLast={came === 'no-role'} />
      {!isSpent && came !== 'no-role' && <p class="soft">{words.invited}</p>}
    </section>
  );
}
