import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'good' | 'wait' | 'warn' | 'bad' | 'quiet';

/** A state: never by colour alone. */
export function Tag({ tone, icon, children }: { tone: Tone; icon: IconName; children: ComponentChildren }) {
  return (
    <span class={`tag ${tone}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}
