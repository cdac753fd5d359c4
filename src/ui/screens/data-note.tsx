import { useRunning } from '../app-props.ts';
import { data as words } from '../language/fr-data.ts';
import { NotePage } from '../parts/note-page.tsx';

/** What is kept of whom, where, how long and for whom (R069). */
export default function DataNote() {
  // The router draws a route again only where something it uses changed: here, the words.
  useRunning();
  return (
    <NotePage
      title={words.title}
      parts={[
        [words.why, words.purpose],
        [words.never, words.neverKept],
        [words.tablet, words.onTablet],
        [words.service, words.atService],
        [words.readers, words.whoReads],
        [words.ask, words.askWhom],
      ]}
    />
  );
}
