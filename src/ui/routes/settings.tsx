import { ErrorBoundary } from 'preact-iso';
import { EnrolPage, useTablet } from '../pages.tsx';
import { Frame } from '../parts/frame.tsx';
import People from '../people/settings-page.tsx';
import Settings from '../screens/settings.tsx';

export default function SettingsPage() {
  const tablet = useTablet();
  if (!tablet) return <EnrolPage />;
  return (
    <Frame {...tablet} here="settings">
      <Settings {...tablet} />
      <ErrorBoundary>
        <People snapshot={tablet.snapshot} />
      </ErrorBoundary>
    </Frame>
  );
}
