import '../styles/people.css';
import type { ComponentChildren } from 'preact';
import { fr } from '../language/fr.ts';
import { Banner } from '../parts/banner.tsx';
import { DemonstrationStrip } from '../parts/demonstration-strip.tsx';
import { Icon } from '../parts/icon.tsx';
import { failureWords, type Sealing } from '../parts/use-sealing.ts';

export interface PageProps {
  demonstration: boolean;
  sealing: Sealing<unknown>;
}

/** One question at a time, between two counts. */
export function Page({
  demonstration,
  sealing,
  title,
  children,
}: PageProps & { title: string; children: ComponentChildren }) {
  return (
    <>
      <header>{demonstration && <DemonstrationStrip />}</header>
      <main class="page lock">
        <h1>{title}</h1>
        {sealing.kind === 'failed' && (
          <Banner tone="bad" icon="warn">
            {failureWords(sealing.error)}
          </Banner>
        )}
        {children}
        <a class="button" href="/">
          <Icon name="back" />
          <span>{fr.common.today}</span>
        </a>
      </main>
    </>
  );
}
