import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeKeyPair, signText } from '../../src/protocol/crypto.ts';
import { eventSchema } from '../../src/protocol/event.ts';
import { type Service, startService, subtle } from '../support/service.ts';
import { requestEnrolment, WireTablet } from '../support/tablet.ts';

let service: Service;
let tablet: WireTablet;
beforeAll(async () => {
  service = await startService();
  tablet = await WireTablet.enrol(service);
});
afterAll(() => service.close());

describe('who sends it', () => {
  test('an unknown device is told so', async () => {
    await expectRefusal(tablet.post(tablet.batch([], { device: 'z'.repeat(20) })), 401, 'unknown-device');
    await expectRefusal(tablet.post(tablet.batch([], { device: "x' or '1'='1" })), 401, 'unknown-device');
  });

  test('S13: a signature by another key, over another text, or missing, is refused', async () => {
    const text = JSON.stringify(tablet.batch([await tablet.count()]));
    const other = await signText(subtle, (await makeKeyPair(subtle, false)).privateKey, text);
    const own = await signText(subtle, tablet.keys.privateKey, text);
    for (const [body, signature] of [
      [text, other],
      [`${text} `, own],
      [text, ''],
      [text, 'not base64 !'],
    ] as const) {
      await expectRefusal(tablet.postBytes(gzipSync(body), signature), 401, 'bad-signature');
    }
    expect((await tablet.postBytes(gzipSync(text), own)).statusCode).toBe(200);
  });

  test('S13: revoked at the next request, and back with a fresh code and a new key', async () => {
    const revoked = await WireTablet.enrol(service);
    const event = await revoked.count();
    const cookie = await service.supervisor();
    await service.post(`/v1/devices/${revoked.device}/revocation`, {}, { cookie });
    await expectRefusal(revoked.post(revoked.batch([event])), 401, 'revoked');
    const before = revoked.keys;
    revoked.keys = await makeKeyPair(subtle, false);
    const again = await requestEnrolment(service, await service.code(), revoked.device, revoked.keys);
    expect(again.statusCode).toBe(200);
    expect((await revoked.send([event])).results).toMatchObject([{ seq: 1, result: 'stored' }]);
    revoked.keys = before;
    await expectRefusal(revoked.post(revoked.batch([])), 401, 'bad-signature');
  });

  test('a blocked facility is told so, and nothing is stored', async () => {
    const blocked = await WireTablet.enrol(service, 'demo-lyon');
    await service.sql`update facility set blocked_at = now() where id = 'demo-lyon'`;
    await expectRefusal(blocked.post(blocked.batch([await blocked.count()])), 403, 'facility-blocked');
    await service.sql`update facility set blocked_at = null where id = 'demo-lyon'`;
    expect((await blocked.send()).gaps).toEqual([]);
    expect(await service.sql`select from event where facility = 'demo-lyon'`).toHaveLength(0);
  });
});

describe('what it says', () => {
  test('F18: a newer schema or protocol is 426, and no fault of the tablet', async () => {
    await expectRefusal(tablet.post(tablet.batch([], { schema: eventSchema + 1 })), 426, 'schema-unknown');
    await expectRefusal(tablet.post(tablet.batch([], { protocol: 'releve/2' })), 426, 'schema-unknown');
  });

  test.each([
    ['no cursor', { cursor: undefined }],
    ['an event that is no object', { events: [null] }],
    ['an event without a sequence number', { events: [{ kind: 'count' }] }],
    ['a sequence number that is no whole number', { events: [{ seq: 1.5 }] }],
    ['501 events', { events: Array.from({ length: 501 }, (_, index) => ({ seq: index + 1 })) }],
    ['a time that is none', { deviceTime: 'yesterday' }],
  ])('a batch with %s cannot be read', async (_, changes) => {
    await expectRefusal(tablet.post(tablet.batch([], changes)), 400, 'unreadable');
  });

  test.each([
    ['cut JSON', '{"device":"aaaa'],
    ['no JSON', 'coucou'],
    ['nothing', ''],
    ['a number', '12'],
    ['a null', 'null'],
    ['__proto__', '{"device":"a","__proto__":{"admin":true}}'],
    ['constructor.prototype', '{"device":"a","constructor":{"prototype":{"admin":true}}}'],
    ['a depth of 100,000', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a depth of 65', `{"device":"a","x":${'['.repeat(64)}${']'.repeat(64)}}`],
  ])('F14: a body that holds %s is 400', async (_, text) => {
    await expectRefusal(tablet.post(text.replace('"a"', `"${tablet.device}"`)), 400, 'unreadable');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('F14: bad gzip, cut gzip and bytes that are not UTF-8 are 400', async () => {
    const whole = gzipSync(JSON.stringify(tablet.batch([])));
    const notUtf8 = gzipSync(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
    for (const bytes of [Buffer.from('not gzip at all'), whole.subarray(0, 40), notUtf8]) {
      await expectRefusal(tablet.postBytes(bytes, 'x'), 400, 'unreadable');
    }
  });

  test('S8: a gzip bomb is 413, costs little, and the endpoint goes on', async () => {
    const bomb = gzipSync(`{"device":"${tablet.device}"${' '.repeat(64 * 1_048_576)}`);
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    await Promise.all(
      Array.from({ length: 10 }, () => expectRefusal(tablet.postBytes(bomb, 'x'), 413, 'too-large')),
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1_048_576);
    expect((await tablet.send()).results).toEqual([]);
  });

  test('S8: a batch that nests deeper than 64 is refused, whatever else it says', async () => {
    const nested = (depth: number) => {
      const text = JSON.stringify(tablet.batch([]));
      return `${text.slice(0, -1)},"x":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
    };
    expect((await tablet.post(nested(64))).statusCode).toBe(200);
    await expectRefusal(tablet.post(nested(65)), 400, 'unreadable');
  });

  test('more than 256 KiB compressed, or 1 MiB plain, is 413', async () => {
    const noise = Buffer.from(Array.from({ length: 300_000 }, () => Math.floor(Math.random() * 256)));
    await expectRefusal(tablet.postBytes(gzipSync(noise), 'x'), 413, 'too-large');
    const plain = Buffer.from(`"${'x'.repeat(1_048_576)}"`);
    await expectRefusal(tablet.postBytes(plain, 'x', { 'content-encoding': 'identity' }), 413, 'too-large');
  });

  test('a plain body does as well as gzip; another encoding or media type is 415', async () => {
    const text = JSON.stringify(tablet.batch([]));
    const signature = await signText(subtle, tablet.keys.privateKey, text);
    const plain = await tablet.postBytes(Buffer.from(text), signature, { 'content-encoding': 'identity' });
    expect(plain.statusCode).toBe(200);
    await expectRefusal(
      tablet.postBytes(Buffer.from(text), signature, { 'content-encoding': 'br' }),
      415,
      'encoding',
    );
    const asText = tablet.postBytes(gzipSync(text), signature, { 'content-type': 'text/plain' });
    await expectRefusal(asText, 415, 'media-type');
  });
});

async function expectRefusal(
  sent: Promise<{ statusCode: number; body: string }>,
  status: number,
  code: string,
) {
  const { statusCode, body } = await sent;
  expect({ statusCode, body: JSON.parse(body) }).toEqual({
    statusCode: status,
    body: { error: { code, message: expect.stringMatching(/^[^\n]+$/) } },
  });
}
