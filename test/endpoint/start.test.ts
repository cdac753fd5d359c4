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
    expect(await prepare(service.sql, { now: service.clock.now(), randomBytes, subtle })).toBe(false);
    expect(await findFacility(service.sql, 'demo-rouen')).toBeNull();
    expect(await service.sql`select * from endpoint`).toEqual(before);
  });

  test('it prints two links, which work once; later starts only say how to get others', async () => {
    const parts = { origin: 'http://localhost:8080', now: service.clock.now(), randomBytes };
    const first = (await welcome(service.sql, parts)).join('\n');
    const code = /http:\/\/localhost:8080\/enroler#(\S+)/.exec(first)?.[1] ?? '';
    const token = /http:\/\/localhost:8080\/superviseur\/entrer#(\S+)/.exec(first)?.[1] ?? '';

    const second = (await welcome(service.sql, parts)).join('\n');
    expect(second).toContain('npm run -s releve -- enrol --facility demo-cayenne');
    expect(second).not.toContain(code.slice(0, 6));

    service.clock.advance(30 * 86_400_000);
    expect((await WireTablet.enrolWith(service, code)).facility).toBe('demo-cayenne');
    expect((await service.post('/v1/session', { token })).statusCode).toBe(200);
    expect(await welcome(service.sql, parts)).toEqual(['Relevé écoute sur http://localhost:8080']);
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
