import { sha256Of } from '../../../src/endpoint/hashing.ts';
import { type Service, startService } from '../../support/service.ts';
import { providerSettings, publicOrigin, resultOf } from '../../support/signed-in.ts';
import { chance, shuffled } from '../fuzz/chance.ts';
import { type Forger, startForger } from '../openid/forger.ts';
import { lies } from '../openid/lies.ts';
import { addressOf, beginWay } from '../openid/way.ts';
import { attack, type Outcome, type RunContext } from './attack.ts';

export const openidRows = [
  attack({ row: 'S15', short: 120, full: 5_000, of: 'ways back, with one to three lies each', run: claims }),
];

export async function withForger(
  run: (service: Service, forger: Forger, violations: string[]) => Promise<string>,
): Promise<Outcome> {
  const forger = await startForger();
  const settings = providerSettings({ ...forger, clientId: 'releve', clientSecret: 'secret-of-the-client' });
  const service = await startService({ publicOrigin, provider: settings }, new Date().toISOString());
  const violations: string[] = [];
  try {
    return { volume: await run(service, forger, violations), violations };
  } finally {
    await service.close();
    await forger.close();
  }
}

/** Each lie by itself first, then several at once; and after each the same way without one, twice. */
function claims({ volume, seed }: RunContext): Promise<Outcome> {
  return withForger(async (service, forger, violations) => {
    const secrets = new Set<string>();
    let right = 0;
    for (let index = 0; index < volume; index++) {
      const own = chance(seed, index);
      const told =
        index < lies.length
          ? lies.slice(index, index + 1)
          : shuffled([...lies], own).slice(0, 1 + own.below(3));
      const names = told.map((it) => it.name).join(' + ');
      const say = (what: string) => violations.push(`case ${index}, ${names}: ${what}`);
      // An hour has gone by on the machine in a long run, and none on the service's clock.
      service.clock.set(new Date().toISOString());
      const invite = own.happens(0.5) ? await service.invite('national') : undefined;
      const before = await standing(service);

      const way = await beginWay(service, forger, invite ? { invite } : {});
      const cookie = way.browser.cookie;
      for (const lie of told) await lie.tell(way);
      const address = await addressOf(way);
      await way.meanwhile();
      const answer = await way.browser.ask('GET', address);
      const result = resultOf(answer);
      if (told.length === 1 && result !== told[0]?.told) say(`${result} and not ${told[0]?.told}`);
      if (answer.statusCode !== 303 || result === 'entered' || result === 'failed') say(result);
      const after = await standing(service);
      if (after !== before) say(`what stands changed: ${before} to ${after}`);
      for (const secret of [
        ...new URLSearchParams(address.split('?')[1]).values(),
        cookie.split('=')[1] ?? '',
      ])
        if (secret.length > 20 && secret !== forger.issuer) secrets.add(secret);

      if (index % 4 === 0) {
        right += 1;
        for (const what of await comeTwice(service, forger, `10.6.${(right >> 8) & 255}.${right & 255}`))
          say(what);
      }
    }
    const log = service.logged.map((entry) => JSON.stringify(entry)).join('\n');
    for (const secret of [...secrets, 'secret-', 'eyJ', ...[...secrets].map(sha256Of)])
      if (log.includes(secret)) violations.push(`the log holds ${secret}`);
    if (log.includes('"failure"')) violations.push('a failure of our own was logged');
    return `${volume} ways with lies, ${lies.length} kinds, ${right} right ones`;
  });
}

/** All that a way back may change, in short. */
async function standing({ sql }: Service): Promise<string> {
  const [row] = await sql`
    select (select count(*) from session) || ' sessions, ' || (select count(*) from supervisor) || ' supervisors, '
      || (select count(*) from invite where used_at is not null) || ' invitations used' as all`;
  return row?.all;
}

/** What is right lets somebody in once: not the same way back again, nor its copy at the same time, nor in another browser. */
async function comeTwice(service: Service, forger: Forger, remoteAddress: string): Promise<string[]> {
  const way = await beginWay(service, forger, { invite: await service.invite('11') });
  const address = await addressOf(way);
  const { cookie } = way.browser;
  const ask = async () =>
    resultOf(await service.app.inject({ url: address, headers: { cookie }, remoteAddress }));
  const results = [...(await Promise.all([ask(), ask()])), await ask()].sort();
  return results.join() === 'entered,stale,stale' ? [] : [`the right way came to ${results}`];
}
