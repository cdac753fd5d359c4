import type { AppProps } from '../app-props.ts';
import { fatal as words } from '../language/fr-fatal.ts';

/** The app cannot touch its store: it says so, and writes nothing. */
export default function Fatal({ fatal }: { fatal: NonNullable<AppProps['fatal']> }) {
  return (
    <main class="page alone">
      <h1>{fatal.kind === 'newer-database' ? words.newerTitle : words.brokenTitle}</h1>
      <p>{words[fatal.kind]}</p>
      {fatal.kind === 'storage-broken' && <p class="soft">{words.cause(fatal.detail)}</p>}
      <button type="button" class="button primary large" onClick={() => location.reload()}>
        {words.reload}
      </button>
    </main>
  );
}
