import { useRunning } from '../app-props.ts';
import { accessibility as words } from '../language/fr-accessibility.ts';
import { NotePart } from '../parts/note-part.tsx';

/** What the law asks every public service to say, here for tablets and supervisors alike. */
export default function Accessibility() {
  // The router draws a route again only where something it uses changed: here, the words.
  useRunning();
  return (
    <main class="page narrow stack">
      <h1>{words.title}</h1>
      <p>{words.state}</p>
      <NotePart title={words.checked} items={words.checks} />
      <NotePart title={words.made} items={words.means} />
      <NotePart title={words.missing} items={words.gaps} />
      <section class="card stack">
        <h2>{words.help}</h2>
        <p>{words.helpHow}</p>
      </section>
      <nav>
        <a class="button" href="/">
          {words.tablet}
        </a>{' '}
        <a class="button" href="/superviseur">
          {words.supervision}
        </a>
      </nav>
    </main>
  );
}
