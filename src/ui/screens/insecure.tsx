import { insecure as words } from '../language/fr-insecure.ts';

/** Off localhost, plain HTTP has neither worker nor key store: counting here would promise what it cannot keep. */
export default function Insecure({ address }: { address: string }) {
  const secured = address.replace(/^http:/, 'https:');
  return (
    <main class="page alone">
      <h1>{words.title}</h1>
      <p>{words.why}</p>
      <p>
        {words.todo} <a href={secured}>{secured.replace(/#.*/, '')}</a>
      </p>
      <p class="soft">{words.ask}</p>
    </main>
  );
}
