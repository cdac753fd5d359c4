import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** What stands behind a flag, unfolded where it is raised. `label` is « Pourquoi ? » from the dictionary. */
export function Why({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <details class="why">
      <summary>
        <Icon name="question" />
        <span>{label}</span>
      </summary>
      <div>{children}</div>
    </details>
  );
}
