import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listSupervisors, withdrawSupervisor } from '../../src/endpoint/provider/supervisors.ts';
import { freePort } from '../support/free-port.ts';
import { type RealProvider, startRealProvider } from '../support/real-provider.ts';
import { type Service, startService } from '../support/service.ts';
import { providerSettings, publicOrigin, resultOf, signIn } from '../support/signed-in.ts';
import { WireBrowser } from '../support/wire-browser.ts';

let provider: RealProvider;
let service: Service;
beforeAll(async () => {
  const port = await freePort();
  provider = await startRealProvider({ publicOrigin, listensAt: `http://127.0.0.1:${port}` });
  service = await startService(
    { publicOrigin, provider: providerSettings(provider) },
    new Date().toISOString(),
  );
  await service.app.listen({ port, host: '127.0.0.1' });
});
afterAll(async () => {
  await service?.close();
  await provider?.close();
});

const scopeOf = async (browser: WireBrowser) => {
  const { statusCode, body } = await browser.ask('GET', '/v1/session');
  return statusCode === 200 ? JSON.parse(body).scope : statusCode;
};

describe('coming by the provider of identities', () => {
  test('an invitation gives its scope to who opened it; from then on the provider is enough', async () => {
    const first = new WireBrowser(service);
    const invite = await service.invite('03');
    expect((await signIn(first, 'anne', invite)).result).toBe('entered');
    expect(await scopeOf(first)).toBe('03');
    const later = new WireBrowser(service);
    expect((await signIn(later, 'anne')).result).toBe('entered');
    expect(await scopeOf(later)).toBe('03');
    const rows = await service.sql`select issuer, subject, scope from supervisor where subject = 'anne'`;
    expect([...rows]).toEqual([{ issuer: provider.issuer, subject: 'anne', scope: '03' }]);
  });

  test('an invitation asks who comes, whoever’s session the provider still has open in that browser', async () => {
    const shared = new WireBrowser(service);
    expect((await signIn(shared, 'colleague')).result).toBe('no-role');
    expect((await signIn(shared, 'invited', await service.invite('11'))).result).toBe('entered');
    const rows = await service.sql`select subject from supervisor where subject in ('colleague', 'invited')`;
    expect([...rows]).toEqual([{ subject: 'invited' }]);
  });

  test('who is known to the provider and not here is told so, and gets no session', async () => {
    const browser = new WireBrowser(service);
    expect((await signIn(browser, 'nobody')).result).toBe('no-role');
    expect(await scopeOf(browser)).toBe(401);
    expect(browser.cookie).toBe('');
  });
});

describe('S16: what a supervisor may is our own word, and holds at the next request', () => {
  const entered = async (login: string, scope?: string) => {
    const browser = new WireBrowser(service);
    const { result } = await signIn(browser, login, scope && (await service.invite(scope)));
    expect(result).toBe('entered');
    return browser;
  };
  const idOf = async (subject: string) =>
    (await listSupervisors(service.sql)).find((it) => it.subject === subject)?.id ?? 0;

  test('a second invitation replaces the scope, in the sessions that are open too', async () => {
    const before = await entered('bruno', 'national');
    const after = await entered('bruno', '53');
    expect([await scopeOf(before), await scopeOf(after)]).toEqual(['53', '53']);
    expect((await before.ask('POST', '/v1/packs', {})).statusCode).toBe(403);
  });

  test('who is withdrawn is out at once, in every browser, and cannot come back without an invitation', async () => {
    const browsers = [await entered('carla', '11'), await entered('carla')];
    const other = await entered('denis', '11');
    expect(await withdrawSupervisor(service.sql, await idOf('carla'))).toBe(true);
    for (const browser of browsers) expect(await scopeOf(browser)).toBe(401);
    expect(await scopeOf(other)).toBe('11');
    expect((await signIn(new WireBrowser(service), 'carla')).result).toBe('no-role');
    expect(await withdrawSupervisor(service.sql, 999_999)).toBe(false);
  });

  test('an invitation is used up by one person, though two come back with it at once', async () => {
    const invite = await service.invite('national');
    const two = ['erik', 'fanny'].map((login) => signIn(new WireBrowser(service), login, invite));
    expect((await Promise.all(two)).map((it) => it.result).sort()).toEqual(['entered', 'invite-used']);
    const third = await new WireBrowser(service).ask('POST', '/v1/session', { token: invite });
    expect(third.json()).toMatchObject({ error: { code: 'invite-used' }, provider: true });
  });

  test('an invitation that ends on the way lets nobody in, and gives nothing', async () => {
    const invite = await service.invite('national');
    const browser = new WireBrowser(service);
    const { next } = (await browser.ask('POST', '/v1/session', { token: invite })).json();
    await service.sql`update invite set expires_at = ${service.clock.now()} where used_at is null`;
    const way = await browser.through(next, 'gina', ({ origin }) => origin === publicOrigin);
    expect(resultOf(await browser.ask('GET', way.pathname + way.search))).toBe('invite-expired');
    expect(await idOf('gina')).toBe(0);
  });

  test('leaving ends the session here, then the provider’s own, so that the next person is asked for', async () => {
    const browser = await entered('hugo', '11');
    const left = browser.cookie;
    const answer = await browser.ask('DELETE', '/v1/session');
    const end = await browser.through(answer.json().next, '', ({ origin }) => origin === publicOrigin);
    expect(end.href).toBe(`${publicOrigin}/superviseur`);
    browser.cookie = left;
    expect(await scopeOf(browser)).toBe(401);
    browser.cookie = '';
    expect((await signIn(browser, 'nobody-else')).result).toBe('no-role');
  });

  test('a session that ends at the provider ends here, by its own word to us, and no other does', async () => {
    const [here, elsewhere] = [await entered('iris', '11'), await entered('iris')];
    const other = await entered('jean', '11');
    const end = new URL('/session/end', provider.issuer).href;
    await here.through(`${end}?client_id=${provider.clientId}`, '', (at) => at.pathname.endsWith('/success'));
    expect(await scopeOf(here)).toBe(401);
    expect(await scopeOf(elsewhere)).toBe('11');
    expect(await scopeOf(other)).toBe('11');
  });

  test('the database keeps neither state, nor verifier, nor token, nor name', async () => {
    const browser = await entered('kim', '11');
    await browser.ask('GET', '/v1/sign-in');
    const [row] = await service.sql`
      select (select string_agg(i::text, ' ') from sign_in i) || (select string_agg(s::text, ' ') from session s) as all`;
    for (const pair of browser.cookie.split('; ')) expect(row?.all).not.toContain(pair.split('=')[1]);
    const columns = await service.sql`
      select column_name from information_schema.columns where table_name = 'supervisor' order by ordinal_position`;
    expect(columns.map((it) => it.column_name)).toEqual(['id', 'issuer', 'subject', 'scope', 'given_at']);
  });
});
