import type { LightMyRequestResponse } from 'fastify';
import { SupervisionView } from '../../../src/protocol/supervision.ts';
import { routesOf } from '../policy/routes.ts';
import type { Outcome, RunContext } from '../rows/attack.ts';
import { chance } from './chance.ts';
import { delivered } from './deliver.ts';
import { type Granted, letInUnasked, ownedNow, wrongly } from './kept.ts';
import { mutatedText } from './mutate.ts';
import { type Target, targets } from './targets.ts';
import { openWorld, type World } from './world.ts';

/** Where a body cannot be given, the address and the headers are all there is to alter. */
const shareWithoutBody = 0.2;

/** `volume` altered bodies to every route, and a fifth as many requests to the routes that take none. */
export async function fuzzRoutes({ volume, seed, log }: RunContext): Promise<Outcome> {
  const world = await openWorld();
  const violations: string[] = [];
  const granted: Granted = { enrolments: 0, sessions: 0, packs: 0 };
  let sent = 0;
  try {
    await world.service.app.ready();
    await world.providing.app.ready();
    const known = new Set(targets.map(({ method, route }) => `${method} ${route}`));
    const unknown = routesOf(world.providing.app).filter((route) => !known.has(route));
    violations.push(...unknown.map((route) => `${route} is sent nothing`));
    const before = await ownedNow(world);
    for (const [at, target] of targets.entries()) {
      const cases = Math.ceil(volume * (target.body ? 1 : shareWithoutBody));
      const statuses = new Map<number, number>();
      for (let index = 0; index < cases; index++) {
        const answer = await send(world, target, seed + at * 7919, index);
        if (target.route === '/v1/session' && target.method === 'DELETE') granted.sessions += 1;
        if (!target.service) note(granted, target, answer.statusCode);
        statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
        for (const wrong of wrongAnswer(answer))
          violations.push(`${target.method} ${target.route}, seed ${seed}, case ${index}: ${wrong}`);
      }
      sent += cases;
      violations.push(
        ...wrongLog(world).map((wrong) => `${target.method} ${target.route}, seed ${seed}: ${wrong}`),
      );
      log(
        `${target.method} ${target.route}: ${[...statuses]
          .sort()
          .map((pair) => pair.join(' x '))
          .join(', ')}`,
      );
    }
    violations.push(...(await wrongly(world, before, granted)), ...(await stillServes(world)));
    violations.push(...(await letInUnasked(world)));
  } finally {
    await world.service.close();
    await world.providing.close();
    await world.forger.close();
  }
  return { volume: `${sent} requests to ${targets.length} routes`, violations };
}

async function send(
  world: World,
  target: Target,
  seed: number,
  index: number,
): Promise<LightMyRequestResponse> {
  const own = chance(seed, index);
  const url = target.url?.(world, own) ?? target.route;
  const text = target.body ? mutatedText(await target.body(world, own), own) : '';
  const extra = (await target.headers?.(world, own, text)) ?? {};
  const { payload, headers } = target.body ? delivered(text, own) : { headers: {} };
  return (target.service?.(world) ?? world.service).app.inject({
    method: target.method,
    url,
    headers: { ...headers, ...extra },
    remoteAddress: world.address(),
    ...(payload === undefined ? {} : { payload }),
  });
}

function note(granted: Granted, { method, route }: Target, status: number): void {
  if (method !== 'POST') return;
  if (route === '/v1/enrolments' && status === 200) granted.enrolments += 1;
  if (route === '/v1/session' && status === 200) granted.sessions += 1;
  if (route === '/v1/packs' && status === 201) granted.packs += 1;
}

function wrongAnswer({ statusCode, headers, body, raw }: LightMyRequestResponse): string[] {
  const found: string[] = [];
  if (statusCode >= 500) found.push(`${statusCode} ${body.slice(0, 200)}`);
  if (!headers['content-security-policy'] || headers['x-content-type-options'] !== 'nosniff')
    found.push(`${statusCode} without the headers`);
  if (/\n\s+at |node_modules|PostgresError|ZodError|syntax error at/.test(body))
    found.push(`says too much: ${body.slice(0, 200)}`);
  const isOurs = statusCode < 400 || raw.req.method === 'HEAD' || typeof codeOf(body) === 'string';
  if (!isOurs) found.push(`${statusCode} in no form of ours: ${body.slice(0, 100)}`);
  return found;
}

function codeOf(body: string): unknown {
  try {
    return JSON.parse(body).error.code;
  } catch {
    return null;
  }
}

/** The log has routes and statuses: nothing that came in a request, and no failure. */
function wrongLog({ service, providing }: World): string[] {
  const entries = [...service.logged.splice(0), ...providing.logged.splice(0)];
  const failure = entries.find((entry) => 'failure' in entry);
  const text = entries.map((entry) => JSON.stringify(entry)).join('\n');
  const echoed = ['passwd', 'union select', 'forged', 'jndi', '<script'].filter((it) => text.includes(it));
  return [
    ...(failure ? [`failed: ${JSON.stringify(failure)}`] : []),
    ...echoed.map((it) => `the log repeats ${it}`),
  ];
}

/** What was taken in must not keep the others from their views and their events. */
async function stillServes({ service, tablets }: World): Promise<string[]> {
  const found: string[] = [];
  const cookie = await service.supervisor();
  const view = await service.get('/v1/supervision', { cookie });
  const parsed = SupervisionView.safeParse(JSON.parse(view.body));
  if (!parsed.success)
    found.push(`the view is no longer read: ${view.statusCode} ${view.body.slice(0, 200)}`);
  for (const tablet of tablets) {
    const { results } = await tablet.send([await tablet.count()]);
    if (results[0]?.result !== 'stored')
      found.push(`${tablet.facility} is no longer served: ${JSON.stringify(results)}`);
  }
  return found;
}
