import { useRunning } from '../app-props.ts';
import { accessibility } from '../language/fr-accessibility.ts';
import { data as words } from '../language/fr-data.ts';
import { NotePart } from '../parts/note-part.tsx';

/** What is kept of whom, where, how long and for whom (R069), for tablets and supervisors alike; it shows no data. */
export default function DataNote() {
  // The router draws a route again only where something it uses changed: here, the words.
  useRunning();
  return (
    <main class="page narrow stack">
      <h1>{words.title}</h1>
      <section class="card stack">
        <h2>{words.why}</h2>
        <p>{words.purpose}</p>
      </section>
      <NotePart title={words.never} items={words.neverKept} />
      <NotePart title={words.tablet} items={words.onTablet} />
      <NotePart title={words.service} items={words.atService} />
      <NotePart title={words.readers} items={words.whoReads} />
      <section class="card stack">
        <h2>{words.ask}</h2>
        <p>{words.askWhom}</p>
      </section>
      <nav>
        <a class="button" href="/">
          {accessibility.tablet}
        </a>{' '}
        <a class="button" href="/superviseur">
          {accessibility.supervision}
        </a>
      </nav>
    </main>
  );
}
