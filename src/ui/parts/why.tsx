import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ErrorBoundary } from 'preact-iso';
import { Icon } from './icon.tsx';

interface WhyProps {
  /** « Pourquoi ? » from the dictionary. */
  label: string;
  children: ComponentChildren;
}

/** What stands behind a flag, unfolded where it is raised. */
export function Why({ label, children, onToggle }: WhyProps & { onToggle?: () => void }) {
  return (
    <details class="why" onToggle={onToggle}>
      <summary>
        <Icon name="question" />
        <span>{label}</span>
      </summary>
      <div>{children}</div>
    </details>
  );
}

/** The same where what it says is fetched at the first unfolding: nobody needs it to count. */
export function LateWhy({ label, children }: WhyProps) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <Why label={label} onToggle={() => setOpened(true)}>
      {wasOpened && <ErrorBoundary>{children}</ErrorBoundary>}
    </Why>
  );
}
