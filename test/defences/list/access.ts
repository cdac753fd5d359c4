import { type Defence, database, rowItself } from '../defence.ts';

const body = 'src/endpoint/http/body.ts';
const policy = 'src/endpoint/http/policy.ts';
const headers = 'src/endpoint/http/headers.ts';
const attacks = 'endpoint/attacks.test.ts';

const header = (name: string, find: string): Defence => ({
  row: 'S5',
  name,
  edits: [[headers, find, '']],
  seenBy: database(
    'endpoint/http.test.ts',
    'S5: GET / carries every header',
    'S5: %s %s carries every header',
  ),
});

/** Who may do what, and what of a body is believed. */
export const accessDefences: readonly Defence[] = [
  {
    row: 'S1',
    name: 'codes for tablets in one’s own region alone',
    edits: [
      [
        'src/endpoint/facility-records.ts',
        "and (${scope} = 'national' or region = ${scope})`;\n  return",
        "and ${scope} <> ''`;\n  return",
      ],
    ],
    seenBy: rowItself('S1'),
  },
  {
    row: 'S1',
    name: 'revocation of tablets in one’s own region alone',
    edits: [
      [
        'src/endpoint/devices.ts',
        "and (${scope} = 'national' or region = ${scope})\n    returning device.id",
        "and ${scope} <> ''\n    returning device.id",
      ],
    ],
    seenBy: rowItself('S1'),
  },
  {
    row: 'S1',
    name: 'a word on the resupply of one’s own region alone',
    edits: [
      [
        'src/endpoint/resupply.ts',
        'if (own !== null && region !== null && region !== own) return false;',
        '',
      ],
    ],
    seenBy: rowItself('S1'),
  },
  {
    row: 'S1',
    name: 'or of a pharmacy of it',
    edits: [
      [
        'src/endpoint/resupply.ts',
        "select from facility where id = ${facility} and (${scope} = 'national' or region = ${scope}))",
        "select from facility where id = ${facility} and ${scope} <> '')",
      ],
    ],
    seenBy: rowItself('S1'),
  },
  {
    row: 'S1',
    name: 'a view of one’s own region alone',
    edits: [
      [
        'src/endpoint/view/view.ts',
        "select record from facility where ${scope} = 'national' or region = ${scope} order by id",
        "select record from facility where ${scope} <> '' order by id",
      ],
    ],
    seenBy: rowItself('S1'),
  },
  {
    row: 'S2',
    name: 'a route without a policy stops the build',
    edits: [[policy, 'if (!config?.policy) throw', "if (method === '') throw"]],
    seenBy: database('endpoint/http.test.ts', 'S2: a route without a policy stops the build'),
  },
  {
    row: 'S2',
    name: 'a session for what supervisors see',
    edits: [
      [
        policy,
        "if (policy === 'supervisor' || policy === 'national')\n      request.session = await requireSession(request, parts);",
        "if (policy === 'national') request.session = await requireSession(request, parts);",
      ],
    ],
    seenBy: rowItself('S2'),
  },
  {
    row: 'S2',
    name: 'the nation’s for what is the nation’s',
    edits: [
      [
        policy,
        "if (policy === 'national' && request.session?.scope !== 'national')",
        "if (policy === 'national' && request.session === null)",
      ],
    ],
    seenBy: rowItself('S1'),
  },
  {
    row: 'S3',
    name: 'the device in the body is the one that signed it',
    edits: [[policy, ' || (value as { device?: unknown } | null)?.device !== request.device.id', '']],
    seenBy: database(attacks, 'S3: a body that names another device than the one that signed it is refused'),
  },
  {
    row: 'S3',
    name: 'no prototype hidden in an event',
    edits: [['src/endpoint/sync/judge-event.ts', ' || hasPrototypeKey(raw)', '']],
    seenBy: database(
      attacks,
      'S3: __proto__ in an event makes that event fail',
      'S3: %s in an event makes that event fail',
    ),
  },
  {
    row: 'S3',
    name: 'nor in a batch',
    edits: [['src/endpoint/sync/read-batch.ts', '!hasPrototypeKey(envelope) && ', '']],
    seenBy: database(
      attacks,
      'S3: __proto__ in an event makes that event fail',
      'S3: %s in an event makes that event fail',
    ),
  },
  {
    row: 'S3',
    name: 'nor in any other body',
    edits: [[body, ' || hasPrototypeKey(body?.value)', '']],
    seenBy: database(attacks, 'S3: a body that any other route takes hides no prototype'),
  },
  header('a policy of content', "    'content-security-policy': contentSecurityPolicy,\n"),
  header('no sniffing of types', "    'x-content-type-options': 'nosniff',\n"),
  header('Trusted Types', '  "require-trusted-types-for \'script\'",\n'),
  {
    row: 'S5',
    name: 'headers on what is not even HTTP',
    edits: [[headers, '    ...securityHeaders(https),\n', '']],
    seenBy: database('endpoint/http.test.ts', 'S5: even what is not HTTP gets them'),
  },
  {
    row: 'S7',
    name: 'fetch metadata',
    edits: [
      [
        'src/endpoint/http/origin.ts',
        "if (site !== undefined && site !== 'same-origin') return false;",
        'void site;',
      ],
    ],
    seenBy: rowItself('S7'),
  },
  {
    row: 'S7',
    name: 'the origin',
    edits: [
      [
        'src/endpoint/http/origin.ts',
        'origin === undefined || origin === originOf(request, settings)',
        "origin !== '' || originOf(request, settings) === ''",
      ],
    ],
    seenBy: rowItself('S7'),
  },
  {
    row: 'S7',
    name: 'the type of a body, which no form can send',
    edits: [
      [
        policy,
        "request.method === 'POST' && policyOf(request) && !takesForm && !isJson",
        "request.method === 'PUT' && !takesForm && !isJson",
      ],
    ],
    seenBy: database(attacks, 'S7: what changes something says that it is JSON'),
  },
];
