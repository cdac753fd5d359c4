// Dexie looks for IndexedDB when it is first imported.
import 'fake-indexeddb/auto';
import { answersRows } from './attacks-answers.ts';
import { csvRows } from './attacks-csv.ts';
import { fuzzRows } from './attacks-fuzz.ts';
import { injectionRows } from './attacks-injection.ts';
import { journalRows } from './attacks-journal.ts';
import { loadRows } from './attacks-load.ts';
import { openidRows } from './attacks-openid.ts';
import { openidRoleRows } from './attacks-openid-roles.ts';
import { policyRows } from './attacks-policy.ts';
import { secretsRows } from './attacks-secrets.ts';
import { cutSocketsRows } from './fault-cut-sockets.ts';
import { damagedBrowserRows } from './fault-damaged-browser.ts';
import { deadConnectionRows } from './fault-dead-connection.ts';
import { deployedRows } from './fault-deployed.ts';
import { evictedRows } from './fault-evicted.ts';
import { killedBrowserRows } from './fault-killed-browser.ts';
import { killedEndpointRows } from './fault-killed-endpoint.ts';
import { newerDatabaseRows } from './fault-newer-database.ts';
import { outageRows } from './fault-outage.ts';
import { powerRows } from './fault-power.ts';
import { slowLinkRows } from './fault-slow-link.ts';
import { twoEndpointsRows } from './fault-two-endpoints.ts';
import type { Row } from './row.ts';
import { elsewhereRows } from './shown-elsewhere.ts';
import { simulatedRows } from './simulated.ts';
import { titles } from './titles.ts';

/** To show another row: write it in a file beside this one, and name that here. */
const shown = [
  ...simulatedRows,
  ...answersRows,
  ...elsewhereRows,
  ...cutSocketsRows,
  ...damagedBrowserRows,
  ...deadConnectionRows,
  ...deployedRows,
  ...evictedRows,
  ...newerDatabaseRows,
  ...outageRows,
  ...powerRows,
  ...slowLinkRows,
  ...twoEndpointsRows,
  ...killedBrowserRows,
  ...killedEndpointRows,
  ...csvRows,
  ...fuzzRows,
  ...injectionRows,
  ...journalRows,
  ...loadRows,
  ...openidRows,
  ...openidRoleRows,
  ...policyRows,
  ...secretsRows,
];

export const rows: readonly Row[] = titles.map((title) => {
  const run = shown.find((it) => it.row === title.row);
  return { ...title, ...run };
});
