import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFacility, saveFacilities } from '../../src/endpoint/facility-records.ts';
import { prepare } from '../../src/endpoint/prepare.ts';
import { readSettings, SettingsError } from '../../src/endpoint/settings.ts';
import { welcome } from '../../src/endpoint/welcome.ts';
import { demonstrationFacilities } from '../../src/reference/demonstration.ts';
import { randomBytes, type Service, startService, subtle } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

describe('the first start', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  test('it loads the demonstration once: what was deleted since stays so, and the key stays the same', async () => {
    const before = await service.sql`select * from endpoint`;
    await service.sql`delete from facility where id = 'demo-rouen'`;
    await prepare(service.sql, { now: service.clock.now(), randomBytes, subtle });
    expect(await findFacility(service.sql, 'demo-rouen')).toBeNull();
    expect(await service.sql`select * from endpoint`).toEqual(before);
  });

  test('each start prints two fresh links until they were used once, and ends those of before', async () => {
    const start = async () => {
      const parts = { origin: 'http://localhost:8080', now: service.clock.now(), randomBytes };
      const said = (await welcome(service.sql, parts)).join('\n');
      const code = /http:\/\/localhost:8080\/enroler#(\S+)/.exec(said)?.[1];
      const token = /http:\/\/localhost:8080\/superviseur\/entrer#(\S+)/.exec(said)?.[1];
      return { said, code, token };
    };
    // A command may have made codes and invitations before the endpoint ever started.
    const [otherCode, otherToken] = [await service.code('demo-paris'), await service.invite('11')];
    const first = await start();
    const second = await start();
    expect(second.code).not.toBe(first.code);
    await expect(WireTablet.enrolWith(service, first.code ?? '')).rejects.toThrow('code-expired');
    expect((await service.post('/v1/session', { token: first.token })).body).toContain('invite-expired');

    expect((await WireTablet.enrolWith(service, otherCode)).facility).toBe('demo-paris');
    expect(await start()).toMatchObject({ code: undefined, token: expect.any(String) });
    const third = await start();
    service.clock.advance(30 * 86_400_000);
    expect((await WireTablet.enrolWith(service, second.code ?? '')).facility).toBe('demo-cayenne');
    expect((await service.post('/v1/session', { token: third.token })).statusCode).toBe(200);
    service.clock.advance(30 * 86_400_000);
    await service.sql`delete from session`;
    expect((await start()).said).toBe('Relevé écoute sur http://localhost:8080');
    expect((await service.post('/v1/session', { token: otherToken })).body).toContain('invite-expired');
  });

  test('it starts without the demonstration pharmacy as well', async () => {
    const other = await startService();
    try {
      await other.sql`delete from facility where id = 'demo-cayenne'`;
      const parts = { origin: 'http://localhost:8080', now: other.clock.now(), randomBytes };
      const said = (await welcome(other.sql, parts)).join('\n');
      expect(said).toContain('/superviseur/entrer#');
      expect(said).not.toContain('/enroler#');
    } finally {
      await other.close();
    }
  });

  test('facilities are added or replaced by id, and found by id or FINESS', async () => {
    const [model] = demonstrationFacilities;
    if (!model) throw new Error('no demonstration');
    const one = { ...model, id: 'test-one', finess: '970302022' };
    const two = { ...model, id: 'test-two' };
    expect(await saveFacilities(service.sql, [one, two, one])).toEqual({ added: 2, updated: 0 });
    const renamed = { ...one, name: 'Autre nom' };
    expect(await saveFacilities(service.sql, [renamed])).toEqual({ added: 0, updated: 1 });
    expect(await findFacility(service.sql, '970302022')).toEqual(renamed);
    expect(await findFacility(service.sql, 'test-two')).toEqual(two);
    expect(await findFacility(service.sql, 'nowhere')).toBeNull();
  });
});

describe('settings', () => {
  test('without any, the embedded database in ./data on port 8080', () => {
    expect(readSettings({})).toMatchObject({
      port: 8080,
      databaseUrl: undefined,
      publicOrigin: null,
      tls: null,
    });
    expect(readSettings({}).dataDirectory).toBe(`${process.cwd()}/data`);
    expect(readSettings({ PUBLIC_ORIGIN: 'https://releve.example/' }).publicOrigin).toBe(
      'https://releve.example',
    );
  });

  test.each([
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: 'http' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'releve.example' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'https://releve.example/app' }],
    ['TLS_KEY', { TLS_CERT: '/cert.pem' }],
    ['TLS_CERT', { TLS_KEY: '/key.pem' }],
  ])('a bad %s is named', (name, env) => {
    expect(() => readSettings(env)).toThrow(SettingsError);
    expect(() => readSettings(env)).toThrow(new RegExp(`^${name}:`));
  });
});
