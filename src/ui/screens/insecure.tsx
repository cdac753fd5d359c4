import { fr } from '../language/fr.ts';

/** Off localhost, plain HTTP has neither worker nor key store: counting here would promise what it cannot keep. */
export function Insecure({ address }: { address: string }) {
  const secured = address.replace(/^http:/, 'https:');
  return (
    <main class="page alone">
      <h1>{fr.insecure.title}</h1>
      <p>{fr.insecure.why}</p>
      <p>
        {fr.insecure.todo} <a href={secured}>{secured.replace(/#.*/, '')}</a>
      </p>
      <p class="soft">{fr.insecure.ask}</p>
    </main>
  );
}
