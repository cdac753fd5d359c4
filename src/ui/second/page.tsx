import '../styles/people.css';
import type { ComponentChildren } from 'preact';
import { fr } from '../language/fr.ts';
import { DemonstrationStrip } from '../parts/demonstration-strip.tsx';
import { Icon } from '../parts/icon.tsx';
import { SealingFailure } from '../parts/sealing-failure.tsx';
import type { Sealing } from '../parts/use-sealing.ts';

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
        <SealingFailure sealing={sealing} />
        {children}
        <a class="button" href="/">
          <Icon name="back" />
          <span>{fr.common.today}</span>
        </a>
      </main>
    </>
  );
}
