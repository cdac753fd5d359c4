import { listSupervisors, withdrawSupervisor } from '../../../src/endpoint/provider/supervisors.ts';
import type { Service } from '../../support/service.ts';
import { resultOf } from '../../support/signed-in.ts';
import type { WireBrowser } from '../../support/wire-browser.ts';
import { type Chance, chance } from '../fuzz/chance.ts';
import type { Forger } from '../openid/forger.ts';
import { forgedWord, rightWord, sendWord } from '../openid/logout.ts';
import { addressOf, beginWay } from '../openid/way.ts';
import { attack, type Outcome, type RunContext } from './attack.ts';
import { withForger } from './attacks-openid.ts';

export const openidRoleRows = [
  attack({ row: 'S16', short: 120, full: 10_000, of: 'acts on roles and sessions', run: roles }),
];

interface Open {
  browser: WireBrowser;
  subject: string;
  sid: string | null;
}

interface World {
  service: Service;
  forger: Forger;
  /** Who may what, by subject, as this test has it. */
  scopes: Map<string, string>;
  open: Open[];
  /** Words that were heard, to be said again. */
  heard: { token: string; about: object }[];
  sids: number;
  lies: number;
  /** Those that the last act ended. */
  over: Set<Open>;
}

const subjects = ['ada', 'bea', 'cid', 'dan'];
const mostOpen = 12;

/** After each act every session that was ever open answers as what stands then wants it. */
function roles({ volume, seed }: RunContext): Promise<Outcome> {
  return withForger(async (service, forger, violations) => {
    const world: World = {
      service,
      forger,
      scopes: new Map(),
      open: [],
      heard: [],
      sids: 0,
      lies: 0,
      over: new Set(),
    };
    let looks = 0;
    for (let index = 0; index < volume; index++) {
      const own = chance(seed, index);
      service.clock.set(new Date().toISOString());
      const act = own.pick(acts);
      const wrong = await act(world, own);
      if (wrong) violations.push(`act ${index}: ${wrong}`);
      for (const { browser, subject, isOver } of states(world)) {
        looks += 1;
        const { statusCode, body } = await browser.ask('GET', '/v1/session');
        const found = statusCode === 200 ? JSON.parse(body).scope : statusCode;
        const expected = isOver ? 401 : (world.scopes.get(subject) ?? 401);
        if (found !== expected)
          violations.push(`act ${index}, ${act.name}: ${subject} gets ${found} and not ${expected}`);
      }
      world.over.clear();
      world.open = world.open.slice(-mostOpen);
    }
    return `${volume} acts, ${looks} looks at sessions`;
  });
}

function states(world: World) {
  const all = world.open.map((it) => ({ ...it, isOver: world.over.has(it) }));
  world.open = world.open.filter((it) => !world.over.has(it));
  return all;
}

function end(world: World, which: (it: Open) => boolean): void {
  for (const it of world.open.filter(which)) world.over.add(it);
}

const acts = [
  comes,
  comes,
  isInvited,
  isInvited,
  isWithdrawn,
  leaves,
  endsThere,
  endsThere,
  ...[liesAboutEnd, liesAboutEnd, liesAboutEnd],
  repeats,
];

async function comes(world: World, own: Chance, scope?: string): Promise<string | null> {
  const { service, forger } = world;
  const subject = own.pick(subjects);
  world.sids += 1;
  const sid = own.happens(0.7) ? `sid-${world.sids}` : null;
  const invite = scope === undefined ? {} : { invite: await service.invite(scope) };
  const way = await beginWay(service, forger, { ...invite, ...(sid ? { sid } : {}), subject });
  const result = resultOf(await way.browser.ask('GET', await addressOf(way)));
  if (scope !== undefined) world.scopes.set(subject, scope);
  const expected = world.scopes.has(subject) ? 'entered' : 'no-role';
  if (result === 'entered') world.open.push({ browser: way.browser, subject, sid });
  return result === expected ? null : `${subject} comes: ${result} and not ${expected}`;
}

function isInvited(world: World, own: Chance): Promise<string | null> {
  return comes(world, own, own.pick(['national', '03', '11', '53']));
}

async function isWithdrawn(world: World, own: Chance): Promise<string | null> {
  const subject = own.pick(subjects);
  const { sql } = world.service;
  const row = (await listSupervisors(sql)).find((it) => it.subject === subject);
  if ((row !== undefined) !== world.scopes.has(subject))
    return `${subject} has a role or none, and should not`;
  if (row) await withdrawSupervisor(sql, row.id);
  world.scopes.delete(subject);
  end(world, (it) => it.subject === subject);
  return null;
}

async function leaves(world: World, own: Chance): Promise<string | null> {
  if (world.open.length === 0) return null;
  const leaving = own.pick(world.open);
  const { cookie } = leaving.browser;
  const { statusCode, body } = await leaving.browser.ask('DELETE', '/v1/session');
  leaving.browser.cookie = cookie;
  end(world, (it) => it === leaving);
  const next = statusCode === 200 ? new URL(JSON.parse(body).next) : null;
  const isRight = next?.origin === world.forger.issuer && next.searchParams.get('client_id') === 'releve';
  return isRight ? null : `leaving: ${statusCode} ${body}`;
}

async function endsThere(world: World, own: Chance): Promise<string | null> {
  const { service, forger } = world;
  const about = aboutSomebody(world, own);
  const token = await forger.sign(rightWord(service, forger, about));
  const { statusCode } = await sendWord(service, token);
  world.heard.push({ token, about });
  const { sub, sid } = about;
  end(
    world,
    (it) =>
      (sub === undefined || it.subject === sub) &&
      (sid === undefined || it.sid === sid || (it.sid === null && sub !== undefined)),
  );
  return statusCode === 200 ? null : `a right word: ${statusCode}`;
}

async function liesAboutEnd(world: World, own: Chance): Promise<string | null> {
  const { service, forger } = world;
  const word = rightWord(service, forger, aboutSomebody(world, own));
  const { name, token } = await forgedWord(world.lies++, word, forger);
  const { statusCode } = await sendWord(service, token);
  return statusCode === 400 ? null : `a word ${name}: ${statusCode}`;
}

/** What was true of a session that ended may be said again, of those that began since. */
async function repeats(world: World, own: Chance): Promise<string | null> {
  if (world.heard.length === 0) return null;
  const { token } = own.pick(world.heard.slice(-3));
  const browserSent = own.happens(0.3) ? { origin: world.forger.issuer, 'sec-fetch-site': 'cross-site' } : {};
  const { statusCode } = await sendWord(world.service, token, browserSent);
  const expected = 'origin' in browserSent ? 403 : 400;
  return statusCode === expected ? null : `a word said again: ${statusCode} and not ${expected}`;
}

function aboutSomebody(world: World, own: Chance): { sub?: string; sid?: string } {
  const { subject, sid } = own.pick([
    ...world.open,
    { subject: own.pick(subjects), sid: `sid-${own.below(world.sids + 1)}` },
  ]);
  if (sid === null || own.happens(0.3)) return { sub: subject };
  return own.happens(0.5) ? { sid } : { sid, sub: subject };
}
