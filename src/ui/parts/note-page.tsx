import { accessibility as words } from '../language/fr-accessibility.ts';

interface NoteProps {
  title: string;
  lead?: string;
  /** Titles, each with what stands under it: one text, or items. */
  parts: readonly (readonly [title: string, what: string | readonly string[]])[];
}

/** A page of plain words, for tablets and supervisors alike; it shows no data. */
export function NotePage({ title, lead, parts }: NoteProps) {
  return (
    <main class="page narrow stack">
      <h1>{title}</h1>
      {lead && <p>{lead}</p>}
      {parts.map(([name, what]) => (
        <section class="card stack" key={name}>
          <h2>{name}</h2>
          {typeof what === 'string' ? (
            <p>{what}</p>
          ) : (
            <ul class="bullets">
              {what.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
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
