import { type Defence, database, journey, quick, rowItself } from '../defence.ts';

const main = 'src/ui/main.tsx';
const worker = 'sw/worker.ts';
const banners = 'src/ui/parts/banner-list.tsx';
const update = 'src/ui/app-update.ts';
const wired = (name: string, find: string, put: string, row: string): Defence => ({
  row,
  name,
  edits: [[main, find, put]],
  seenBy: rowItself(row),
});

/** What the page and its worker make of all that, and say of it. */
export const pageDefences: readonly Defence[] = [
  {
    row: 'F4',
    name: 'the page asks for room before each seal',
    edits: [[main, 'await makeSureOfRoom(mirror);', 'void makeSureOfRoom;']],
    seenBy: journey('journeys/faults.test.ts', 'F4: full, it lets nothing be called recorded'),
  },
  {
    row: 'F5',
    name: 'a page that is left gives up its transactions',
    edits: [['src/store/leaving.ts', 'transaction.abort();', '']],
    seenBy: quick('store/leaving.test.ts', 'a page that is left gives up the transaction under way'),
  },
  {
    row: 'F5',
    name: 'and tries nothing again until it is shown again',
    edits: [['src/store/leaving.ts', 'database.isLeft = true;', '']],
    seenBy: quick('store/leaving.test.ts', 'nothing is tried again until the page is shown again'),
  },
  {
    row: 'F5',
    name: 'then it does',
    edits: [['src/store/leaving.ts', 'database.isLeft = false;', '']],
    seenBy: quick('store/leaving.test.ts', 'nothing is tried again until the page is shown again'),
  },
  {
    row: 'F5',
    name: 'the worker forgets an opening that failed',
    edits: [['src/sync/in-background.ts', 'opened = null;\n      throw error;', 'throw error;']],
    seenBy: quick('sync/in-background.test.ts', 'F5: opens once, and forgets an opening that failed'),
  },
  {
    row: 'F6',
    name: 'vanished events are told of',
    edits: [[banners, 'if (missing > 0) banners', 'if (missing > 1_000) banners']],
    seenBy: quick('ui/app.test.tsx', 'tells of events that vanished, of storage that may be evicted'),
  },
  {
    row: 'F6',
    name: 'so is storage that may be erased',
    edits: [[banners, "if (running.storage === 'refused')", "if (running.storage === 'unknown')"]],
    seenBy: quick('ui/app.test.tsx', 'tells of events that vanished, of storage that may be evicted'),
  },
  wired(
    'what healing missed reaches the page',
    '    missing,\n    actions: actionsOn',
    '    missing: missing && null,\n    actions: actionsOn',
    'F6',
  ),
  wired(
    'the browser is asked not to erase',
    "(await navigator.storage?.persist?.()) ? 'persisted' : 'refused'",
    "'persisted'",
    'F6',
  ),
  wired(
    'a page whose database was emptied starts anew',
    'if (before && before !== snapshot.identity?.facility.id)',
    'if (before && snapshot.identity && before !== snapshot.identity.facility.id)',
    'F6',
  ),
  wired(
    'an upgrade that another tab blocks is told of',
    "it.on('blocked', () => {",
    "it.on('close', () => {",
    'F7',
  ),
  {
    row: 'F8',
    name: 'a page that is left lets go of its locks',
    edits: [['src/ui/page-locks.ts', 'Promise.race([task(), rejectedBy(signal)])', 'task()']],
    seenBy: quick('ui/page-locks.test.ts', 'F8: a page that is left lets go of what it holds'),
  },
  {
    row: 'F8',
    name: 'and of its place in their queue',
    edits: [['src/ui/page-locks.ts', '{ signal }, () =>', '{}, () =>']],
    seenBy: quick('ui/page-locks.test.ts', 'F8: a page that is left lets go of what it holds'),
  },
  {
    row: 'F8',
    name: 'the worker sends under the lock of the pages',
    edits: [
      [
        worker,
        'locks: navigator.locks,',
        'locks: { request: <T>(_: string, task: () => Promise<T>) => task() },',
      ],
    ],
    seenBy: journey('journeys/faults.test.ts', 'F8: two tabs and the worker that drain at once'),
  },
  {
    row: 'F8',
    name: 'and the pages under the worker’s',
    edits: [
      [
        main,
        'const locks = pageLocks(navigator.locks, window);',
        'const locks = { request: <T,>(_: string, task: () => Promise<T>) => task() };\nvoid pageLocks;',
      ],
    ],
    seenBy: journey('journeys/faults.test.ts', 'F8: two tabs and the worker that drain at once'),
  },
  {
    row: 'F14',
    name: 'the worker has the browser come back while anything is unsent',
    edits: [['src/sync/in-background.ts', 'if (left > 0) throw', 'if (left < 0) throw']],
    seenBy: quick(
      'sync/in-background.test.ts',
      'F14: asks the browser to come back while anything is unsent',
    ),
  },
  {
    row: 'F14',
    name: 'what holds the outbox back is told',
    edits: [[banners, 'if (hold) banners.push(hold);', '']],
    seenBy: quick(
      'ui/app.test.tsx',
      'tells what holds the outbox back',
      'tells what holds the outbox back: %o',
    ),
  },
  {
    row: 'F26',
    name: 'a draft is kept at every touch',
    edits: [
      [
        'src/ui/parts/use-sheet.ts',
        'props.onDraft({ ...kept, ...(reason && { reason }), ...(second && { second }) })',
        'Promise.resolve(kept)',
      ],
    ],
    seenBy: quick('ui/counting-screen.test.tsx', 'saves the draft at every touch, and takes it up again'),
  },
  {
    row: 'F26',
    name: 'what the page wrote of a draft is laid over older readings',
    edits: [
      ['src/store/own-drafts.ts', 'else if (person === snapshot.person)', "else if (person === 'nobody')"],
    ],
    seenBy: quick(
      'store/own-drafts.test.ts',
      'are never shown older than it wrote them, however late the disk and its readings are',
    ),
  },
  {
    row: 'F26',
    name: 'the page itself does so',
    edits: [[main, 'own.wrote(whose, name, draft, done);', '']],
    seenBy: journey(
      'journeys/reopened.test.ts',
      'a count that is left and opened again shows its last touch',
    ),
  },
  {
    row: 'F26',
    name: 'no new version is offered over a sheet under way',
    edits: [[banners, 'const isFree = snapshot.drafts.length === 0;', 'const isFree = true;']],
    seenBy: quick('ui/app.test.tsx', 'never offers a new version over a count under way'),
  },
  {
    row: 'F26',
    name: 'a new version waits for somebody’s consent',
    edits: [
      [
        worker,
        "self.addEventListener('activate',",
        "self.addEventListener('install', () => void self.skipWaiting());\nself.addEventListener('activate',",
      ],
    ],
    seenBy: rowItself('F26'),
  },
  {
    row: 'F26',
    name: 'the worker holds every part of its own version',
    edits: [
      [
        worker,
        'precacheAndRoute(__PRECACHE__);',
        "precacheAndRoute(__PRECACHE__.filter((it) => typeof it !== 'string' && it.url === '/index.html'));",
      ],
    ],
    seenBy: rowItself('F26'),
  },
  {
    row: 'F26',
    name: 'browsers keep what is named by its content',
    edits: [['src/endpoint/http/pages.ts', "'public, max-age=31536000, immutable'", "'no-store'"]],
    seenBy: database(
      'endpoint/http.test.ts',
      'files named by their content are kept for ever, the others are asked for again',
    ),
  },
  {
    row: 'F26',
    name: 'a page that stays open for days looks for a newer version',
    edits: [[update, 'setInterval(look, lookEveryMs);', '']],
    seenBy: quick('ui/app-update.test.ts', 'looks for a newer version every hour, and when it is seen again'),
  },
  {
    row: 'F26',
    name: 'and does so when it is looked at again',
    edits: [[update, "if (document.visibilityState === 'visible') look();", '']],
    seenBy: quick('ui/app-update.test.ts', 'looks for a newer version every hour, and when it is seen again'),
  },
  {
    row: 'F25',
    name: 'a back-off never in the lower half of its wait',
    edits: [['src/sync/back-off.ts', '((1 + random) / 2)', 'random']],
    seenBy: rowItself('F25'),
  },
  {
    row: 'F27',
    name: 'a view never gives way to an older one',
    edits: [
      [
        'src/ui/supervisor/knowledge.ts',
        "if (isOlder(reply.value, known.held)) return { ...known, contact: { kind: 'older' } };",
        '',
      ],
    ],
    seenBy: quick(
      'ui/supervisor/knowledge.test.ts',
      'F27: in whatever order views come, what is shown never gets older',
    ),
  },
  {
    row: 'F27',
    name: 'nor to an older one that was remembered',
    edits: [['src/ui/supervisor/knowledge.ts', ' || isOlder(lesson.held.view, known.held)', '']],
    seenBy: quick(
      'ui/supervisor/knowledge.test.ts',
      'F27: in whatever order views come, what is shown never gets older',
    ),
  },
  {
    row: 'S4',
    name: 'names are text and never markup',
    edits: [
      [
        'src/ui/supervisor/facility-rows.tsx',
        '<a href={facilityPath(it.facility.id)}>{it.facility.name}</a>',
        '<a href={facilityPath(it.facility.id)} dangerouslySetInnerHTML={{ __html: it.facility.name }} />',
      ],
    ],
    seenBy: journey('journeys/scripts.test.ts', 'on the supervisor’s screens'),
  },
  {
    row: 'S6',
    name: 'the worker that is to be gone removes itself',
    edits: [['src/endpoint/http/worker-removal.ts', '  self.registration.unregister();\n', '']],
    seenBy: journey(
      'journeys/attacks.test.ts',
      'S6: one load takes worker and caches away, and nothing that was counted',
    ),
  },
  {
    row: 'S6',
    name: 'and takes along what was cached',
    edits: [
      [
        'src/endpoint/http/worker-removal.ts',
        '  await Promise.all(names.map((name) => caches.delete(name)));\n',
        '',
      ],
    ],
    seenBy: journey(
      'journeys/attacks.test.ts',
      'S6: one load takes worker and caches away, and nothing that was counted',
    ),
  },
  {
    row: 'S6',
    name: 'nothing that the endpoint answers is for a cache',
    edits: [
      [
        'src/endpoint/http/headers.ts',
        "      reply.header('cache-control', 'no-store');\n",
        "      reply.header('cache-control', 'private');\n",
      ],
    ],
    seenBy: journey(
      'journeys/attacks.test.ts',
      'S6: the worker keeps the app and nothing that the endpoint answers',
    ),
  },
  {
    row: 'S23',
    name: 'whoever held the tablet before is gone from it at once',
    edits: [['src/ui/watch-as.ts', "if (last) tell({ ...last, person: '', drafts: [] });", '']],
    seenBy: quick(
      'ui/people/gate.test.tsx',
      'is nothing, in the page, the address or the history, from the very moment of locking',
    ),
  },
];
