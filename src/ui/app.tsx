import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/screens.css';
import './styles/floor.css';
import './styles/journal.css';
import './styles/counting.css';
import { ErrorBoundary, LocationProvider, lazy, Route, Router, useLocation } from 'preact-iso';
import { type AppProps, RunningContext, useRunning } from './app-props.ts';
import { afterClockCheck } from './clock-gate.tsx';
import { CountPage, EnrolPage, JournalPage, NotFoundPage, TodayPage } from './pages.tsx';

export type { AppActions, AppProps } from './app-props.ts';

const Insecure = lazy(() => import('./screens/insecure.tsx'));
const Fatal = lazy(() => import('./screens/fatal.tsx'));
const Accessibility = lazy(() => import('./screens/accessibility.tsx'));
const DataNote = lazy(() => import('./screens/data-note.tsx'));
const SheetPage = lazy(() => import('./routes/sheet.tsx'));
const CheckPage = lazy(() => import('./routes/car-t-check.tsx'));
const PaperPage = lazy(() => import('./routes/paper.tsx'));
const SettingsPage = lazy(() => import('./routes/settings.tsx'));
const Supervisor = lazy(() => import('./supervisor-entry.tsx'));
const Gate = lazy(() => import('./people/gate.tsx'));

const DatedCount = afterClockCheck(CountPage);
const DatedMovement = afterClockCheck(lazy(() => import('./routes/movement.tsx')));

export function App(props: AppProps) {
  const { snapshot, actions, supervision, desk } = props;
  if (!props.secure) {
    return (
      <ErrorBoundary>
        <Insecure address={location.href} />
      </ErrorBoundary>
    );
  }
  if (props.fatal) {
    return (
      <ErrorBoundary>
        <Fatal fatal={props.fatal} />
      </ErrorBoundary>
    );
  }
  if (!snapshot || !actions || !supervision || !desk) return null;
  return (
    <RunningContext.Provider value={{ ...props, snapshot, actions, supervision, desk }}>
      <LocationProvider>
        <ErrorBoundary>
          <Screens />
        </ErrorBoundary>
      </LocationProvider>
    </RunningContext.Provider>
  );
}

/** Where somebody uses a code, no screen of the tablet is there at all until it was given (S23). */
function Screens() {
  const { people, person } = useRunning().snapshot;
  const { path } = useLocation();
  const isLocked =
    people.length > 0 && person === '' && !/^\/(superviseur|enroler|accessibilite|donnees)/.test(path);
  return (
    <>
      {people.length > 0 && <Gate isLocked={isLocked} />}
      {!isLocked && (
        <Router>
          <Route path="/" component={TodayPage} />
          <Route path="/compter/:product" component={DatedCount} />
          <Route path="/reception/:product" component={DatedMovement} />
          <Route path="/sortie/:product" component={DatedMovement} />
          <Route path="/produit/:product" component={SheetPage} />
          <Route path="/feuille/:product/:view?" component={PaperPage} />
          <Route path="/car-t/:product" component={CheckPage} />
          <Route path="/reglages" component={SettingsPage} />
          <Route path="/journal/:view*" component={JournalPage} />
          <Route path="/enroler" component={EnrolPage} />
          <Route path="/accessibilite" component={Accessibility} />
          <Route path="/donnees" component={DataNote} />
          <Route path="/superviseur" component={SupervisorPage} />
          <Route path="/superviseur/*" component={SupervisorPage} />
          <Route default component={NotFoundPage} />
        </Router>
      )}
    </>
  );
}

function SupervisorPage() {
  const { supervision, now } = useRunning();
  return <Supervisor {...supervision} now={now} />;
}
