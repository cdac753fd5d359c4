const [from, to] = ['\ue000', '\ue001'];

/** Data in French, to be put into a sentence that may be in another language. */
export function inFrench(text: string): string {
  return from + text + to;
}

/** A sentence whose data in French are marked as such, for whoever hears them (WCAG 3.1.2). */
export function Sentence({ text }: { text: string }) {
  return (
    <>
      {text.split(/[\ue000\ue001]/).map((part, index) =>
        index % 2 === 1 ? (
          <span key={part} lang="fr">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}
