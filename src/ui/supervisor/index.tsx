import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Instant } from '../../domain/day.ts';
import type { SupervisionClient } from '../../sync/supervision.ts';
import type { Speak } from '../app-props.ts';
import { fr } from '../language/fr-supervisor.ts';
import { LanguageChoice } from '../parts/language-choice.tsx';
import '../styles/supervisor.css';
import '../styles/supervisor-tables.css';
import { EnterScreen } from './enter-screen.tsx';
import { queryToFilters, summaryPath } from './filters.ts';
import { type Contact, endpointTime } from './knowledge.ts';
import { later } from './later.tsx';
import { LeftScreen } from './left-screen.tsx';
import { ListScreen } from './list-screen.tsx';
import { ReturnScreen } from './return-screen.tsx';
import { SignInDoor, SignInLink } from './sign-in.tsx';
import { StatusBar } from './status-bar.tsx';
import { type Knowing, useKnowledge, type ViewCache } from './use-knowledge.ts';

const DirectivesScreen = later(() => import('./directives-screen.tsx').then((it) => it.DirectivesScreen));
const SummaryScreen = later(() => import('./summary-screen.tsx').then((it) => it.SummaryScreen));
const FacilityScreen = later(() => import('./facility-screen.tsx').then((it) => it.FacilityScreen));

export interface SupervisorProps {
  client: SupervisionClient;
  /** By this computer's clock. */
  now: Instant;
  cache: ViewCache;
  speak: Speak;
  /** To another site: the provider of identities. */
  goOn: (address: string) => void;
}

/** Everything under /superviseur. It matches paths itself: a router would compare whole views at each render. */
export default function Supervisor({ client, now, cache, speak, goOn }: SupervisorProps) {
  const { path, query, url, route } = useLocation();
  const isReturn = path === '/superviseur/connexion';
  const isDoor = isReturn || path === '/superviseur/entrer';
  const knowing = useKnowledge(client, cache, now, !isDoor);
  useEffect(() => {
    const before = document.title;
    document.title = fr.pageTitle;
    return () => {
      document.title = before;
    };
  }, [fr.pageTitle]);
  const enter = async () => {
    await knowing.entered();
    route('/superviseur', true);
  };
  return (
    <main class="supervisor">
      {isReturn && <ReturnScreen result={query.resultat} entered={enter} />}
      {isDoor && !isReturn && <EnterScreen client={client} entered={enter} goOn={goOn} />}
      {!isDoor && <Room {...{ client, now, knowing, path, query, url, goOn }} go={route} />}
      <footer class="apart">
        <LanguageChoice speak={speak} />
      </footer>
    </main>
  );
}

interface RoomProps {
  client: SupervisionClient;
  now: Instant;
  knowing: Knowing;
  path: string;
  query: Record<string, string>;
  url: string;
  go: (path: string, replace?: boolean) => void;
  goOn: (address: string) => void;
}

function Room({ client, now, knowing, path, query, url, go, goOn }: RoomProps) {
  const { known, refresh } = knowing;
  const { held, contact } = known;
  const lastList = useRef('/superviseur');
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const leave = async () => {
    const next = await knowing.leave();
    if (next) goOn(next);
  };
  const mayComeByProvider = contact.kind === 'signed-out' && contact.provider === true;
  if (mayComeByProvider && !held) return <SignInDoor />;
  if (contact.kind === 'left') return <LeftScreen left={contact} leave={leave} />;
  const time = held ? endpointTime(held, now) : now;
  const id = /^\/superviseur\/etablissement\/([^/]+)$/.exec(path)?.[1];
  const isDirectives = path === '/superviseur/directives';
  const isSummary = path === summaryPath;
  const isList = !id && !isDirectives && !isSummary;
  if (isList) lastList.current = url;
  const acting = { client, barred: barredText(contact), changed: refresh };
  const facility = held?.view.facilities.find((it) => encodeURIComponent(it.facility.id) === id);
  return (
    <>
      <StatusBar known={known} now={time} ownZone={ownZone} refresh={refresh} leave={leave} />
      {mayComeByProvider && <SignInLink />}
      {!isList && (
        <a class="back" href={lastList.current}>
          {fr.facility.back}
        </a>
      )}
      {!held && contact.kind === 'asking' && <p class="empty">{fr.loading}</p>}
      {held && isDirectives && <DirectivesScreen view={held.view} now={time} ownZone={ownZone} {...acting} />}
      {held && isSummary && (
        <SummaryScreen view={held.view} filters={queryToFilters(query)} now={time} ownZone={ownZone} />
      )}
      {held && isList && (
        <ListScreen view={held.view} filters={queryToFilters(query)} now={time} go={go} {...acting} />
      )}
      {held && id && !facility && <p class="empty">{fr.facility.unknown}</p>}
      {held && facility && (
        <FacilityScreen it={facility} view={held.view} now={time} ownZone={ownZone} {...acting} />
      )}
      <footer>
        <a class="button" href="/donnees">
          {fr.data}
        </a>{' '}
        <a class="button" href="/accessibilite">
          {fr.accessibility}
        </a>
      </footer>
    </>
  );
}

/** Nothing is asked of the endpoint that it could not hear, or on the word of a view that may be gone. */
function barredText(contact: Contact): string | null {
  switch (contact.kind) {
    case 'offline':
    case 'signed-out':
    case 'asking':
      return fr.status.noActions[contact.kind];
    case 'live':
    case 'older':
    case 'refused':
    case 'left':
      return null;
  }
}
