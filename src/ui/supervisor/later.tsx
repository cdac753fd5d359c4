import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fr } from '../language/fr-supervisor.ts';

/** A screen whose code is fetched when it is first opened: most who supervise stay on the list. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Screen: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [state, setState] = useState<'loading' | 'loaded' | 'missing'>(Screen ? 'loaded' : 'loading');
    useEffect(() => {
      if (state !== 'loading') return;
      load().then(
        (loaded) => {
          Screen = loaded;
          setState('loaded');
        },
        () => setState('missing'),
      );
    }, []);
    if (Screen) return <Screen {...props} />;
    return <p class="empty">{state === 'missing' ? fr.partMissing : fr.loading}</p>;
  };
}
