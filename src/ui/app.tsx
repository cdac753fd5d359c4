import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/screens.css';
import './styles/floor.css';
import './styles/journal.css';
import './styles/counting.css';
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from 'preact-iso';
import { type AppProps, RunningContext, useRunning } from './app-props.ts';
import {
  CheckPage,
  CountPage,
  EnrolPage,
  JournalPage,
  NotFoundPage,
  ReceiptPage,
  SettingsPage,
  SheetPage,
  TodayPage,
} from './pages.tsx';
import { Fatal } from './screens/fatal.tsx';

export type { AppActions, AppProps } from './app-props.ts';

const Insecure = lazy(() => import('./screens/insecure.tsx'));
const Supervisor = lazy(() => import('./supervisor-entry.tsx'));

export function App(props: AppProps) {
  const { snapshot, actions, supervision } = props;
  if (!props.secure) {
    return (
      <ErrorBoundary>
        <Insecure address={location.href} />
      </ErrorBoundary>
    );
  }
  if (props.fatal) return <Fatal fatal={props.fatal} />;
  if (!snapshot || !actions || !supervision) return null;
  return (
    <RunningContext.Provider value={{ ...props, snapshot, actions, supervision }}>
      <LocationProvider>
        <ErrorBoundary>
          <Router>
            <Route path="/" component={TodayPage} />
            <Route path="/compter/:product" component={CountPage} />
            <Route path="/reception/:product" component={ReceiptPage} />
            <Route path="/produit/:product" component={SheetPage} />
            <Route path="/car-t/:product" component={CheckPage} />
            <Route path="/reglages" component={SettingsPage} />
            <Route path="/journal/:view*" component={JournalPage} />
            <Route path="/enroler" component={EnrolPage} />
            <Route path="/superviseur" component={SupervisorPage} />
            <Route path="/superviseur/*" component={SupervisorPage} />
            <Route default component={NotFoundPage} />
          </Router>
        </ErrorBoundary>
      </LocationProvider>
    </RunningContext.Provider>
  );
}

function SupervisorPage() {
  const { supervision, now } = useRunning();
  return <Supervisor {...supervision} now={now} />;
}
