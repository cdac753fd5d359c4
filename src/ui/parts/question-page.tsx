import '../styles/people.css';
import type { ComponentChildren } from 'preact';
import { fr } from '../language/fr.ts';
import { DemonstrationStrip } from './demonstration-strip.tsx';
import { Icon } from './icon.tsx';

interface QuestionProps {
  demonstration: boolean;
  title: string;
  children: ComponentChildren;
}

/** One question at a time, before a sheet or between two, and the way back. */
export function QuestionPage({ demonstration, title, children }: QuestionProps) {
  return (
    <>
      <header>{demonstration && <DemonstrationStrip />}</header>
      <main class="page lock">
        <h1>{title}</h1>
        {children}
        <a class="button" href="/">
          <Icon name="back" />
          <span>{fr.common.today}</span>
        </a>
      </main>
    </>
  );
}
