import { useRunning } from '../app-props.ts';
import { accessibility as words } from '../language/fr-accessibility.ts';

/** What the law asks every public service to say, here for tablets and supervisors alike. */
export default function Accessibility() {
  // The router draws a route again only where something it uses changed: here, the words.
  useRunning();
  return (
    <main class="page narrow stack">
      <h1>{words.title}</h1>
      <p>{words.state}</p>
      <Part title={words.checked} items={words.checks} />
      <Part title={words.made} items={words.means} />
      <Part title={words.missing} items={words.gaps} />
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

function Part({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <section class="card stack">
      <h2>{title}</h2>
      <ul class="bullets">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
