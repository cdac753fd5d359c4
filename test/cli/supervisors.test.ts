import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealProvider, startRealProvider } from '../support/real-provider.ts';
import { releve as run } from '../support/releve.ts';
import { type Service, startService } from '../support/service.ts';
import { providerSettings, publicOrigin, signIn } from '../support/signed-in.ts';
import { WireBrowser } from '../support/wire-browser.ts';

let provider: RealProvider;
let service: Service;
beforeAll(async () => {
  provider = await startRealProvider({ publicOrigin });
  const settings = { publicOrigin, provider: providerSettings(provider) };
  service = await startService(settings, new Date().toISOString());
});
afterAll(async () => {
  await service?.close();
  await provider?.close();
});

const releve = (...args: string[]) => run(['supervisor', ...args], { DATABASE_URL: service.database.url });

test('S16: supervisors are listed by number, and withdrawn by it, while they are signed in', async () => {
  const browser = new WireBrowser(service);
  await signIn(browser, 'lea', await service.invite('03'));
  const { supervisors } = JSON.parse((await releve('list')).stdout);
  const [{ id }] = supervisors;
  const { issuer } = provider;
  expect(supervisors).toEqual([{ id, issuer, subject: 'lea', scope: '03', givenAt: service.clock.now() }]);
  expect((await browser.ask('GET', '/v1/session')).statusCode).toBe(200);
  expect((await releve('withdraw', '--id', `${id}`)).stdout).toBe(`{"withdrawn":${id}}\n`);
  expect((await browser.ask('GET', '/v1/session')).statusCode).toBe(401);
  expect(await releve('withdraw', '--id', `${id}`)).toEqual({
    code: 2,
    stdout: '',
    stderr: `--id: ${id} is no supervisor known here; releve supervisor list names them\n`,
  });
  expect((await releve('withdraw', '--id', 'lea')).code).toBe(2);
}, 60_000);
