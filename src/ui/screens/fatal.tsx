import type { AppProps } from '../app-props.ts';
import { fr } from '../language/fr.ts';

/** The app cannot touch its store: it says so, and writes nothing. */
export function Fatal({ fatal }: { fatal: NonNullable<AppProps['fatal']> }) {
  const isNewer = fatal.kind === 'newer-database';
  return (
    <main class="page alone">
      <h1>{isNewer ? fr.fatal.newerTitle : fr.fatal.brokenTitle}</h1>
      <p>{isNewer ? fr.fatal.newer : fr.fatal.broken}</p>
      {fatal.kind === 'storage-broken' && <p class="soft">{fr.fatal.cause(fatal.detail)}</p>}
      <button type="button" class="button primary large" onClick={() => location.reload()}>
        {fr.fatal.reload}
      </button>
    </main>
  );
}
