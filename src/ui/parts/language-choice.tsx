import { useState } from 'preact/hooks';
import type { Speak } from '../app-props.ts';
import { formats } from '../language/fr-format.ts';
import { language as words } from '../language/fr-language.ts';

export function LanguageChoice({ speak }: { speak: Speak }) {
  const [hasFailed, setFailed] = useState(false);
  const other = formats.tongue === 'fr' ? 'en' : 'fr';
  const choose = () =>
    speak(other).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <>
      <h2>{words.title}</h2>
      <p>
        <button type="button" class="button" lang={other} onClick={choose}>
          {words.other}
        </button>
      </p>
      <p class="soft">{words.hint}</p>
      {hasFailed && (
        <p class="strong" role="alert">
          {words.failed}
        </p>
      )}
    </>
  );
}
