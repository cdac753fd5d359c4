import { typeset } from './typeset.ts';

/** Words on a draft of another day, fetched where there is one. */
export const stale = typeset('stale', {
  restart: 'Effacer et recommencer',
  keep: 'Garder et continuer',
});
