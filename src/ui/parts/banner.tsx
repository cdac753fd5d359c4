import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import type { Tone } from './tag.tsx';

export interface BannerProps {
  tone: Tone;
  icon: IconName;
  children: ComponentChildren;
  action?: { label: string; run: () => void } | undefined;
  link?: { label: string; href: string } | undefined;
}

export function Banner({ tone, icon, children, action, link }: BannerProps) {
  return (
    <div class={`banner ${tone}`} role="status">
      <p>
        <Icon name={icon} />
        <span>{children}</span>
      </p>
      {action && (
        <button type="button" class="button" onClick={action.run}>
          {action.label}
        </button>
      )}
      {link && (
        <a class="button" href={link.href}>
          {link.label}
        </a>
      )}
    </div>
  );
}
