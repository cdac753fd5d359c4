import { afterAll, beforeAll, expect, test } from 'vitest';
import { importPublicKey, isSignedBy, makeKeyPair } from '../../src/protocol/crypto.ts';
import { codePattern, EnrolmentAnswer } from '../../src/protocol/enrolment.ts';
import { readSignedPack } from '../../src/protocol/pack.ts';
import { signatureHeader } from '../../src/protocol/sync.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { type Service, startService, subtle } from '../support/service.ts';
import { newDeviceId, requestEnrolment, WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService({ publicOrigin: 'http://releve.test' });
});
afterAll(() => service.close());

test('a code binds a tablet to its facility, in an answer signed by the key that it carries', async () => {
  const device = newDeviceId();
  const code = await service.code('demo-paris');
  expect(code).toMatch(codePattern);
  const response = await enrol(code, device);
  const answer = EnrolmentAnswer.parse(JSON.parse(response.body));
  expect(answer).toMatchObject({
    device,
    facility: { id: 'demo-paris', zone: 'Europe/Paris' },
  });
  const key = await importPublicKey(subtle, answer.endpointKey);
  expect(await isSignedBy(subtle, key, response.body, String(response.headers[signatureHeader]))).toBe(true);
  expect(await readSignedPack(subtle, key, answer.pack)).toMatchObject({ kind: 'ok', pack: firstPack });
});

test('S12: of fifty tablets with the same code at once, one gets in', async () => {
  const code = await service.code();
  const answers = await Promise.all(Array.from({ length: 50 }, () => enrol(code, newDeviceId())));
  expect(answers.filter((it) => it.statusCode === 200)).toHaveLength(1);
  expect(new Set(answers.map(codeOf))).toEqual(new Set([undefined, 'code-used']));
});

test('S12: five wrong tries close a code, and until then they say nothing of it', async () => {
  const code = await service.code();
  const wrong = `${code.slice(0, 7)}${code.endsWith('000000') ? '111111' : '000000'}`;
  for (let tries = 1; tries <= 5; tries++) expect(codeOf(await enrol(wrong))).toBe('code-unknown');
  expect(codeOf(await enrol(code))).toBe('too-many-tries');
  expect(codeOf(await enrol('ZZZZZZ-ZZZZZZ'))).toBe('code-unknown');
});

test('S12: four wrong tries at once leave a fifth, and fifty at once are all counted', async () => {
  const code = await service.code();
  const wrong = `${code.slice(0, 7)}${code.endsWith('000000') ? '111111' : '000000'}`;
  await Promise.all(Array.from({ length: 4 }, () => enrol(wrong)));
  expect((await enrol(code)).statusCode).toBe(200);

  const other = await service.code();
  const guesses = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      enrol(`${other.slice(0, 7)}0000${String(index).padStart(2, '0')}`),
    ),
  );
  expect(guesses.map(codeOf).filter((it) => it === 'code-unknown')).toHaveLength(5);
});

test('S12: of thirty-one guesses at once and the code after them, five are looked at', async () => {
  for (let round = 0; round < 3; round++) {
    const code = await service.code();
    const others = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'].filter((it) => it !== code.at(-1));
    const guesses = [...others.map((it) => code.slice(0, -1) + it), code];
    const answers = await Promise.all(guesses.map((it) => enrol(it)));
    expect(answers.map(codeOf).filter((it) => it === 'code-unknown')).toHaveLength(5);
    expect(answers.map(codeOf).filter((it) => it === 'too-many-tries')).toHaveLength(27);
    expect(codeOf(await enrol(code))).toBe('too-many-tries');
  }
});

test('S12: a code gets in among four guesses that come with it, and once', async () => {
  for (let round = 0; round < 5; round++) {
    const code = await service.code();
    const wrong = `${code.slice(0, 7)}${code.endsWith('000000') ? '111111' : '000000'}`;
    const answers = await Promise.all([wrong, code, wrong, wrong, code, wrong].map((it) => enrol(it)));
    const told = answers.map(codeOf).map(String).sort();
    expect(told).toEqual([...Array(4).fill('code-unknown'), 'code-used', 'undefined']);
  }
});

test('S12: a code ends after ten minutes; one without an end does not', async () => {
  const [code, lasting] = [await service.code(), await service.code('demo-cayenne', null)];
  service.clock.advance(10 * 60_000 - 1);
  expect((await enrol(code)).statusCode).toBe(200);
  const late = await service.code();
  service.clock.advance(10 * 60_000);
  expect(codeOf(await enrol(late))).toBe('code-expired');
  service.clock.advance(90 * 86_400_000);
  expect((await enrol(lasting)).statusCode).toBe(200);
});

test('a tablet of another facility is refused, and the code remains', async () => {
  const tablet = await WireTablet.enrol(service, 'demo-paris');
  const code = await service.code('demo-cayenne');
  const refused = await enrol(code, tablet.device);
  expect([refused.statusCode, codeOf(refused)]).toEqual([409, 'device-bound-elsewhere']);
  expect((await enrol(code)).statusCode).toBe(200);
  expect((await tablet.send()).pull.facility.id).toBe('demo-paris');
});

test.each([
  ['a key that is on no curve', { publicKey: { x: 'A'.repeat(43), y: 'A'.repeat(43) } }],
  ['a device id of another shape', { device: 'short' }],
  ['another protocol', { protocol: 'releve/9' }],
])('%s is 400, and the code remains', async (_, changes) => {
  const code = await service.code();
  const { publicKey } = await makeKeyPair(subtle, false);
  const jwk = await subtle.exportKey('jwk', publicKey);
  const body = {
    protocol: 'releve/1',
    code,
    device: newDeviceId(),
    publicKey: { x: jwk.x, y: jwk.y },
    deviceTime: service.clock.now(),
    ...changes,
  };
  expect((await service.post('/v1/enrolments', body)).statusCode).toBe(400);
  expect((await enrol(code)).statusCode).toBe(200);
});

test('S12, S20: the database keeps no code, and the log neither', async () => {
  const code = await service.code();
  await enrol(code);
  const [row] = await service.sql`select string_agg(e::text, ' ') as all from enrolment_code e`;
  expect(row?.all).toContain(code.slice(0, 6));
  expect(row?.all).not.toContain(code.slice(7));
  expect(JSON.stringify(service.logged)).not.toContain(code.slice(0, 6));
});

test('S9: an address that tries too often waits, whatever it forges, and the others do not', async () => {
  const from = (address: string, forged: number) =>
    service.post('/v1/enrolments', {}, { 'x-forwarded-for': `10.0.0.${forged}, ${address}` }, '127.0.0.1');
  const statuses = [];
  for (let tries = 0; tries < 70; tries++) statuses.push((await from('192.0.2.1', tries)).statusCode);
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  expect((await from('192.0.2.2', 1)).statusCode).toBe(400);
  const last = await from('192.0.2.1', 1);
  expect(codeOf(last)).toBe('too-many-requests');
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
});

test('S9: where HTTPS is served directly, nobody is believed who says for whom they ask', async () => {
  const tls = { cert: '/cert.pem', key: '/key.pem' };
  const direct = await startService({ publicOrigin: 'https://releve.example', tls });
  const statuses = [];
  for (let tries = 0; tries < 70; tries++) {
    const forged = { 'x-forwarded-for': `10.0.0.${tries}` };
    statuses.push((await direct.post('/v1/enrolments', {}, forged, '192.0.2.1')).statusCode);
  }
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  await direct.close();
});

function enrol(code: string, device = newDeviceId()) {
  return requestEnrolment(service, code, device);
}

function codeOf({ body }: { body: string }): string | undefined {
  return JSON.parse(body).error?.code;
}
