import { english } from './en/index.ts';
import type { Tongue } from './fr-format.ts';
import { french, speak as say } from './typeset.ts';

/** The screens say everything in one language from now on, also at the next opening: the device remembers it. */
export function speak(tongue: Tongue, root: HTMLElement, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem('releve-language', tongue);
  say(tongue === 'en' ? english : french);
  root.lang = tongue;
}
