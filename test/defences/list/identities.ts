import { type Defence, database, quick, rowItself, type Witness } from '../defence.ts';

const provider = 'src/endpoint/provider/provider.ts';
const description = 'src/endpoint/provider/description.ts';
const bounded = 'src/endpoint/provider/bounded-fetch.ts';
const ways = 'src/endpoint/provider/sign-ins.ts';
const supervisors = 'src/endpoint/provider/supervisors.ts';
const settings = 'src/endpoint/provider/settings.ts';
const routes = 'src/endpoint/routes/sign-in.ts';
const session = 'src/endpoint/routes/session.ts';
const knowledge = 'src/ui/supervisor/use-knowledge.ts';

type Taken = readonly [name: string, file: string, find: string, put: string];

const all = (row: string, seenBy: Witness, list: readonly Taken[]): Defence[] =>
  list.map(([name, file, find, put]) => ({ row, name, edits: [[file, find, put]], seenBy }));
const one = (row: string, test: string | [test: string, written: string], taken: Taken): Defence[] => {
  const [name, written] = typeof test === 'string' ? [test, test] : test;
  return all(row, database('endpoint/sign-in-provider.test.ts', name, written), [taken]);
};
const oneOfReal = (row: string, test: string, taken: Taken): Defence[] =>
  all(row, database('endpoint/sign-in.test.ts', test), [taken]);
const onPage = (row: string, test: string, taken: Taken): Defence[] =>
  all(row, quick('ui/supervisor/sign-in.test.tsx', test), [taken]);

/**
 * Two have a second lock that nothing here can take out, and so no test that sees the first: jose finds no key for « none »
 * or HS256 in a set whatever algorithms are allowed, and openid-client compares the state that we compared before it.
 */
export const identityDefences: readonly Defence[] = [
  ...all('S15', rowItself('S15'), [
    [
      'an id_token’s signature',
      provider,
      "await verified(tokens.id_token ?? '', keys)",
      '(void keys, tokens.claims() as never as Awaited<ReturnType<typeof verified>>)',
    ],
    ['an id_token of now', provider, '        maxTokenAge: longestWaySeconds,\n', ''],
    ['the endpoint’s own clock', provider, 'currentDate: new Date(now())', 'currentDate: new Date(0)'],
    ['the nonce', provider, '            expectedNonce: secrets.nonce,\n', ''],
    ['the level of assurance', provider, '!settings.acr.includes(String(claims.acr))', 'String(0) === "1"'],
    [
      'for us and no other client',
      provider,
      '(claims.azp ?? settings.clientId) !== settings.clientId',
      'String(0) === "1"',
    ],
    ['a name of some length', provider, '!isName(claims.sub)', "typeof claims.sub !== 'string'"],
    ['no way on from the token endpoint', bounded, "redirect: 'manual'", "redirect: 'follow'"],
    ['answers of some size', bounded, 'size > mostBytes', 'size < 0'],
    [
      'a way back that is used once',
      ways,
      'delete from sign_in where browser_hash = ${sha256Of(token)} returning invite, expires_at',
      'select invite, expires_at from sign_in where browser_hash = ${sha256Of(token)}',
    ],
    ['ten minutes for a way', ways, '!row || row.expires_at <= now', '!row'],
    ['no address in the log', routes, 'signIn: kind, why }', 'signIn: kind, why: `${why} ${request.url}` }'],
  ]),
  ...one(
    'S15',
    ['a clock 60 seconds off', 'a clock %i seconds off'],
    ['a clock a minute off', description, 'toleranceSeconds = 90', 'toleranceSeconds = 0'],
  ),
  ...one('S15', 'a key that is new is fetched', [
    'new keys',
    description,
    'cooldownDuration: 5_000',
    'cooldownDuration: 500_000',
  ]),
  ...one('S15', 'a key that is new is fetched', [
    'keys not fetched at every token',
    description,
    'cooldownDuration: 5_000',
    'cooldownDuration: 0',
  ]),
  ...one('S15', 'that names itself otherwise', [
    'the issuer that we were told',
    description,
    '.issuer !== issuer',
    '.issuer === "x"',
  ]),
  ...one(
    'S15',
    ['that names no keys over HTTPS', 'that names no %s over HTTPS'],
    ['keys over HTTPS', description, '!address || !isSafe(address)', '!address'],
  ),
  ...one('S15', 'is waited for eight seconds', [
    'no endless wait for the provider',
    description,
    '      timeout: patienceSeconds,\n',
    '',
  ]),
  ...one('S15', 'is asked once for what twenty people', [
    'one question for all',
    description,
    'asking ??= ask()',
    'asking = ask()',
  ]),
  ...one('S15', 'a provider may describe itself', [
    'PKCE',
    provider,
    "          code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),\n          code_challenge_method: 'S256',\n",
    '',
  ]),
  ...one('S15', 'another site’s idea of a way back', [
    'a state compared before anything is used up',
    routes,
    " && new URLSearchParams(query).get('state') === secrets.state",
    '',
  ]),
  ...one('S7', 'the way back is a person’s step', [
    'navigations alone',
    'src/endpoint/http/navigation.ts',
    "return mode === 'navigate' && dest === 'document'",
    'return mode !== dest',
  ]),
  ...one('S7', 'another site cannot send a person on', [
    'a sign-in begun from here',
    'src/endpoint/http/navigation.ts',
    "return site === 'none' || site === 'same-origin'",
    "return site !== 'x'",
  ]),
  ...one('S7', 'what looks ahead uses nothing up', [
    'no HEAD of a sign-in',
    routes,
    'exposeHeadRoute: false,',
    '',
  ]),
  ...one('S7', 'a logout token is taken from a form of no browser', [
    'forms from no browser',
    'src/endpoint/http/policy.ts',
    'if (!isSameOrigin(request, settings))',
    'if (!request.routeOptions.config.takesForm && !isSameOrigin(request, settings))',
  ]),
  ...one('S7', 'behind HTTPS the cookie of the way', [
    'a lax cookie for the way',
    'src/endpoint/provider/begin.ts',
    "sameSite: 'lax'",
    "sameSite: 'none'",
  ]),
  ...one('S9', 'S9: another site’s images and steps keep nobody from the door', [
    'no limit used up by another site’s steps to the door',
    routes,
    '!isNavigation(request) || !isFromHere(request)',
    '!isNavigation(request)',
  ]),
  ...one('S9', 'S9: another site’s images and steps keep nobody from the door', [
    'nor by its images of the way back',
    routes,
    'const wayBack = limitedBut((request) => !isNavigation(request));',
    'const wayBack = limitedBut((request) => request === undefined);',
  ]),
  ...one('S9', 'an address that only begins', [
    'so many beginnings a minute',
    routes,
    'rateLimit: { ...limits, allowList: isTurnedAway }',
    'rateLimit: { max: 600, timeWindow: 60_000, allowList: isTurnedAway }',
  ]),
  ...one('S9', 'an address that only begins', [
    'ways that never came back are swept',
    ways,
    '  await sql`delete from sign_in where expires_at <= ${now}`;\n',
    '',
  ]),
  ...one('S9', 'a logout token is taken from a form of no browser', [
    'words that were heard are swept',
    supervisors,
    '  await sql`delete from logout_token where expires_at <= ${now}`;\n',
    '',
  ]),
  ...all('S15', database('endpoint/provider-settings.test.ts', 'OIDC_ISSUER is named', '%s is named'), [
    ['a provider over HTTPS', settings, "(protocol === 'https:' || isLoopback(address))", 'protocol !== "x"'],
  ]),
  ...onPage('S15', 'leads nowhere but to an address', [
    'no script as an address',
    'src/protocol/sign-in.ts',
    '.check(z.regex(/^https?:\\/\\//))',
    '',
  ]),
  ...all('S16', rowItself('S16'), [
    [
      'words of our issuer',
      provider,
      '        issuer: settings.issuer,\n        audience',
      '        audience',
    ],
    ['words for us', provider, '        audience: settings.clientId,\n', ''],
    ['words of now', provider, '        maxTokenAge: longestWaySeconds,\n', ''],
    ['no id_token as a word', provider, '!says || nonce !== undefined', '!says'],
    [
      'words of that event',
      provider,
      'isName(jti) && isObject(isObject(events) && events[logoutEvent])',
      'isName(jti)',
    ],
    ['words about somebody', provider, 'subject === null && providerSession === null', 'String(0) === "1"'],
    [
      'a scope read at each request',
      'src/endpoint/sessions.ts',
      'coalesce(supervisor.scope, session.scope) as scope',
      "coalesce(session.scope, 'national') as scope",
    ],
    ['the administrator’s last word', supervisors, 'set scope = excluded.scope, given_at', 'set given_at'],
    ['our session ended before the provider’s', session, '    await endSession(sql, session);\n', ''],
  ]),
  ...one('S16', 'a word said again', [
    'words heard once',
    supervisors,
    'exists (select from heard) and session.supervisor',
    'session.supervisor',
  ]),
  ...one('S16', 'the same name by another provider', [
    'roles of one provider',
    supervisors,
    'from supervisor where issuer = ${issuer} and subject',
    "from supervisor where ${issuer} <> '' and subject",
  ]),
  ...one('S16', 'the same name by another provider', [
    'words about one provider',
    supervisors,
    'and supervisor.issuer = ${issuer}',
    "and ${issuer} <> ''",
  ]),
  ...oneOfReal('S16', 'an invitation is used up by one person', [
    'an invitation used once',
    supervisors,
    '${invite} and used_at is null and (',
    '${invite} and (',
  ]),
  ...oneOfReal('S16', 'an invitation asks who comes', [
    'a session left open takes nobody else’s invitation',
    provider,
    "...(asksAnew ? { prompt: 'login', max_age: '0' } : {}),",
    '',
  ]),
  ...one('S16', 'S16: an invitation is not given to whose session the provider had open', [
    'nor where the provider did not heed it',
    provider,
    'askedAnewAt !== null && isEarlier(',
    'askedAnewAt === "" && isEarlier(',
  ]),
  ...oneOfReal('S16', 'an invitation that ends on the way', [
    'an invitation that ended',
    supervisors,
    ' and (expires_at is null or expires_at > ${now})',
    '',
  ]),
  ...oneOfReal('S16', 'an invitation is used up by one person', [
    'an invitation looked at first',
    session,
    'if (problem) throw letsNobodyIn(problem);',
    'void problem;',
  ]),
  ...oneOfReal('S16', 'who is withdrawn is out at once', [
    'sessions gone with their supervisor',
    'src/endpoint/migrations/0006-provider.sql',
    'on delete cascade',
    'on delete set null',
  ]),
  ...onPage('S23', 'goes on to end the provider’s session', [
    'no view kept by who leaves',
    knowledge,
    ' && !latest.current.stopped',
    '',
  ]),
  ...onPage('S23', 'stays where something is left', [
    'told before going on',
    knowledge,
    "reply.kind === 'ok' && erased ?",
    "reply.kind === 'ok' ?",
  ]),
];
