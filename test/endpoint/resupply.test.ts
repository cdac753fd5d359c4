import { afterAll, beforeAll, expect, test } from 'vitest';
import { SupervisionView } from '../../src/protocol/supervision.ts';
import { type Service, startService } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

/** Créteil and Paris lie in Île-de-France (11), Cayenne in Guyane (03). */
let service: Service;
let tablets: Record<'creteil' | 'paris' | 'cayenne', WireTablet>;
let cookies: Record<'national' | 'idf' | 'guyane', string>;
beforeAll(async () => {
  service = await startService();
  const enrol = (name: string) => WireTablet.enrol(service, `demo-${name}`);
  tablets = { creteil: await enrol('creteil'), paris: await enrol('paris'), cayenne: await enrol('cayenne') };
  const [national, idf, guyane] = await Promise.all(['national', '11', '03'].map(service.supervisor));
  cookies = { national, idf, guyane } as typeof cookies;
  await service.sql`update facility set record = record || '{"carT": "yes"}'`;
});
afterAll(() => service.close());

const product = 'tocilizumab-iv';
const because = { product, compromised: true, reason: 'transport' };
const over = { product, compromised: false, reason: null };

test('an agency’s word reaches the tablets of its region and raises their floor, while it stands', async () => {
  expect(await say('idf', { region: '11', ...because })).toBe(204);
  const flag = { product, by: 'agency', at: service.clock.now(), reason: 'transport' };
  expect([await flags('creteil'), await flags('paris'), await flags('cayenne')]).toEqual([
    [flag],
    [flag],
    [],
  ]);
  expect(await floor('creteil')).toMatchObject({ required: 3, resupplyCompromised: true });
  const { product: _, ...word } = flag;
  expect((await seen('creteil'))?.resupply).toEqual([word]);
  expect(await floor('cayenne')).toMatchObject({ required: 2, resupplyCompromised: false });

  service.clock.advance(60_000);
  expect(await say('idf', { region: '11', ...over })).toBe(204);
  expect([await flags('creteil'), await flags('paris')]).toEqual([[], []]);
  expect(await floor('creteil')).toMatchObject({ required: 2, resupplyCompromised: false });
});

test('a word about one facility is for that one; the same speaker’s last word stands', async () => {
  service.clock.advance(60_000);
  await say('idf', { facility: 'demo-paris', ...because });
  expect([(await flags('paris')).length, (await flags('creteil')).length]).toEqual([1, 0]);
  service.clock.advance(60_000);
  await say('idf', { region: '11', ...because });
  service.clock.advance(60_000);
  await say('idf', { facility: 'demo-paris', ...over });
  expect([(await flags('paris')).length, (await flags('creteil')).length]).toEqual([0, 1]);
});

test('nobody lifts another’s word: agency, nation and pharmacy each lift their own', async () => {
  service.clock.advance(60_000);
  await say('national', because);
  await tablets.cayenne.send([await tablets.cayenne.seal('resupply', because)]);
  expect(await flags('cayenne')).toMatchObject([{ by: 'nation' }]);
  expect((await flags('creteil')).map((it) => it.by).sort()).toEqual(['agency', 'nation']);

  service.clock.advance(60_000);
  await say('guyane', over);
  expect(await flags('cayenne')).toMatchObject([{ by: 'nation' }]);
  await say('national', over);
  expect(await flags('cayenne')).toEqual([]);
  expect(await floor('cayenne')).toMatchObject({ required: 3, resupplyCompromised: true });
  await tablets.cayenne.send([await tablets.cayenne.seal('resupply', over)]);
  expect(await floor('cayenne')).toMatchObject({ required: 2, resupplyCompromised: false });
});

test('a word is kept with who said it, when and why', async () => {
  service.clock.advance(60_000);
  await say('guyane', { facility: 'demo-cayenne', ...because });
  const [row] = await service.sql`select * from resupply_word order by number desc limit 1`;
  expect(row).toMatchObject({
    speaker: '03',
    region: null,
    facility: 'demo-cayenne',
    said_at: service.clock.now(),
    ...because,
  });
});

test('an agency that a pharmacy no longer belongs to has no say about it', async () => {
  service.clock.advance(60_000);
  await say('idf', { facility: 'demo-creteil', ...because });
  expect((await flags('creteil')).map((it) => it.by)).toContain('agency');
  await service.sql`update facility set record = record || '{"region": "53"}' where id = 'demo-creteil'`;
  expect((await flags('creteil')).map((it) => it.by)).not.toContain('agency');
});

test.each([
  ['another region', 'guyane', { region: '11', ...because }, 404],
  ['a facility of another region', 'guyane', { facility: 'demo-paris', ...because }, 404],
  ['a facility that is not there', 'national', { facility: 'nowhere', ...because }, 404],
  ['a region that is not there', 'national', { region: '00', ...because }, 404],
  ['both a region and a facility', 'national', { region: '11', facility: 'demo-paris', ...because }, 400],
  ['no reason', 'national', { region: '11', product, compromised: true, reason: null }, 400],
  ['a reason off the list', 'national', { region: '11', ...because, reason: 'rumour' }, 400],
  ['a product that nobody follows', 'national', { region: '11', ...because, product: 'aspirin' }, 400],
  ['a NUL', 'national', { facility: 'a\0', ...because }, 400],
] as const)('a word with %s is refused and leaves nothing', async (_, who, body, status) => {
  const [before] = await service.sql`select count(*) from resupply_word`;
  expect(await say(who, body)).toBe(status);
  expect(await service.sql`select count(*) from resupply_word`).toEqual([before]);
});

async function say(who: keyof typeof cookies, body: object): Promise<number> {
  return (await service.post('/v1/resupply', body, { cookie: cookies[who] })).statusCode;
}

async function flags(name: keyof typeof tablets) {
  return (await tablets[name].send()).pull.resupply;
}

async function floor(name: string) {
  return (await seen(name))?.floor;
}

async function seen(name: string) {
  const answer = await service.get('/v1/supervision', { cookie: cookies.national });
  const view = SupervisionView.parse(JSON.parse(answer.body));
  const found = view.facilities.find((it) => it.facility.id === `demo-${name}`);
  return found?.products.find((it) => it.product === product);
}
