import { useRunning } from '../app-props.ts';
import { accessibility as words } from '../language/fr-accessibility.ts';
import { NotePage } from '../parts/note-page.tsx';

/** What the law asks every public service to say. */
export default function Accessibility() {
  // The router draws a route again only where something it uses changed: here, the words.
  useRunning();
  return (
    <NotePage
      title={words.title}
      lead={words.state}
      parts={[
        [words.checked, words.checks],
        [words.made, words.means],
        [words.missing, words.gaps],
        [words.help, words.helpHow],
      ]}
    />
  );
}
