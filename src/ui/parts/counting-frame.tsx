import type { ComponentChildren } from 'preact';
import { fr } from '../language/fr.ts';
import { DemonstrationStrip } from './demonstration-strip.tsx';
import { Icon } from './icon.tsx';

interface CountingFrameProps {
  title: string;
  intro: string;
  demonstration: boolean;
  keypad: ComponentChildren;
  seal: ComponentChildren;
  children: ComponentChildren;
}

/** Rows to the left, hands to the right; in portrait the hands are below. */
export function CountingFrame({ title, intro, demonstration, keypad, seal, children }: CountingFrameProps) {
  return (
    <main class="counting">
      <header>
        {demonstration && <DemonstrationStrip />}
        <a class="button" href="/">
          <Icon name="back" />
          <span>{fr.common.today}</span>
        </a>
        <h1>{title}</h1>
      </header>
      <div class="sheet">
        <p class="soft">{intro}</p>
        {children}
      </div>
      <div class="hands">
        {keypad}
        {seal}
      </div>
    </main>
  );
}
