import { sha256Of } from '../../../src/endpoint/hashing.ts';
import { importPublicKey, makeKeyPair, signText } from '../../../src/protocol/crypto.ts';
import { readSignedPack, signPack } from '../../../src/protocol/pack.ts';
import { signatureHeader } from '../../../src/protocol/sync.ts';
import { firstPack } from '../../../src/reference/pack.ts';
import { type Service, startService, subtle } from '../../support/service.ts';
import { newDeviceId, requestEnrolment, WireTablet } from '../../support/tablet.ts';
import { chance } from '../fuzz/chance.ts';
import { attack, type Outcome, type RunContext } from './attack.ts';

export const secretsRows = [
  attack({ row: 'S11', short: 8, full: 250, of: 'rounds', run: logs }),
  attack({ row: 'S20', short: 8, full: 250, of: 'rounds', run: logs }),
  attack({ row: 'S12', short: 10, full: 500, of: 'times three codes', run: codes }),
  attack({ row: 'S13', short: 15, full: 1_000, of: 'times seven forgeries', run: signatures }),
  attack({ row: 'S17', short: 40, full: 2_000, of: 'altered packs', run: packs }),
];

async function withService(
  run: (service: Service, violations: string[]) => Promise<string>,
): Promise<Outcome> {
  const service = await startService();
  const violations: string[] = [];
  try {
    return { volume: await run(service, violations), violations };
  } finally {
    await service.close();
  }
}

function logs({ volume }: RunContext): Promise<Outcome> {
  return withService(async (service, violations) => {
    const secrets: string[] = [];
    const forged = 'x\n{"forged":true}\r\n\u2028[31m';
    for (let index = 0; index < volume; index++) {
      const [code, token] = [await service.code(), await service.invite('national')];
      const cookie = await service.supervisor();
      const tablet = await WireTablet.enrolWith(service, code);
      await service.post('/v1/session', { token });
      const { body } = await service.post('/v1/facilities/demo-cayenne/enrolment-codes', {}, { cookie });
      const text = JSON.stringify(tablet.batch([await tablet.count([1, 1, 1], { actor: 'secret-actor' })]));
      const signature = await signText(subtle, tablet.keys.privateKey, text);
      await tablet.post(text);
      const answers = [
        await service.get(`/v1/health?${encodeURIComponent(forged)}=secret-query`, {
          'user-agent': 'secret-agent',
        }),
        await service.get(`/${encodeURIComponent(forged)}`, {
          'x-request-id': 'secret-request',
          'request-id': 'secret-id',
        }),
        await service.post('/v1/enrolments', { code, device: forged }),
        ...(await whileBroken(service, () => [
          service.get('/v1/supervision', { cookie }),
          service.get('/v1/packs', { cookie }),
          tablet.post(text),
          service.post('/v1/session', { token }),
        ])),
      ];
      for (const answer of answers)
        if (/\n\s+at |\.ts:\d|node_modules|relation|select |insert |PostgresError/.test(answer.body))
          violations.push(`case ${index}: ${answer.statusCode} says too much: ${answer.body.slice(0, 200)}`);
      const session = cookie.split('=')[1] as string;
      secrets.push(code, code.slice(7), token, session, sha256Of(session), signature, JSON.parse(body).code);
    }
    const [key] = await service.sql<{ private_key: string }[]>`select private_key from endpoint`;
    secrets.push(JSON.parse(key?.private_key ?? '{}').d, 'secret-', 'forged', 'secret_hash');
    const lines = service.logged.map((entry) => JSON.stringify(entry));
    for (const secret of secrets)
      if (lines.some((line) => line.includes(secret))) violations.push(`the log holds ${secret}`);
    if (lines.some((line) => /[\r\n\u2028]/.test(line)))
      violations.push('an entry of the log takes several lines');
    if (!lines.some((line) => line.includes('"failure"'))) violations.push('no failure was logged');
    return `${volume} rounds, ${lines.length} lines, ${secrets.length} secrets`;
  });
}

/** With tables gone, and columns that refuse what is written: failures whose messages quote statements and values. */
async function whileBroken<T>(service: Service, requests: () => Promise<T>[]): Promise<T[]> {
  await service.sql`alter table pack rename to secret_pack`;
  await service.sql`alter table event add constraint broken check (kind = 'secret-kind') not valid`;
  await service.sql`alter table invite rename column scope to secret_scope`;
  // PostgreSQL's message will quote the hash that does not fit.
  await service.sql`alter table session rename column id_hash to secret_id_hash`;
  await service.sql`alter table session add column id_hash integer`;
  try {
    return await Promise.all(requests());
  } finally {
    await service.sql`alter table secret_pack rename to pack`;
    await service.sql`alter table event drop constraint broken`;
    await service.sql`alter table invite rename column secret_scope to scope`;
    await service.sql`alter table session drop column id_hash`;
    await service.sql`alter table session rename column secret_id_hash to id_hash`;
  }
}

function codes({ volume, seed }: RunContext): Promise<Outcome> {
  return withService(async (service, violations) => {
    const enrol = async (code: string) => (await requestEnrolment(service, code, newDeviceId())).statusCode;
    for (let index = 0; index < volume; index++) {
      const { below } = chance(seed, index);
      const say = (isWrong: boolean, what: string) =>
        void (isWrong && violations.push(`case ${index}: ${what}`));
      const raced = await service.code();
      const won = (await Promise.all(Array.from({ length: 8 }, () => enrol(raced)))).filter(
        (it) => it === 200,
      );
      say(won.length !== 1, `${won.length} tablets were enrolled by one code`);
      say((await enrol(raced)) === 200, 'a used code enrolled again');

      const guessed = await service.code();
      const tries = 3 + below(5);
      for (let left = tries; left > 0; left--)
        await enrol(guessed.slice(0, 7) + otherThan(guessed.slice(7), below));
      say(
        ((await enrol(guessed)) === 200) !== tries < 5,
        `after ${tries} wrong tries the code was ${tries < 5 ? 'dead' : 'alive'}`,
      );

      const aged = await service.code();
      const waitedMs = below(20 * 60_000);
      service.clock.advance(waitedMs);
      say(
        ((await enrol(aged)) === 200) !== waitedMs < 600_000,
        `after ${waitedMs} ms the code was judged wrongly`,
      );
    }
    return `${volume} x 3 codes`;
  });
}

function otherThan(secret: string, below: (bound: number) => number): string {
  const guess = Array.from({ length: 6 }, () => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[below(32)]).join('');
  return guess === secret ? otherThan(secret, below) : guess;
}

function signatures({ volume, seed }: RunContext): Promise<Outcome> {
  return withService(async (service, violations) => {
    const [victim, other] = [await WireTablet.enrol(service), await WireTablet.enrol(service, 'demo-paris')];
    const stranger = (await makeKeyPair(subtle, false)).privateKey;
    for (let index = 0; index < volume; index++) {
      const { pick, below } = chance(seed, index);
      const text = JSON.stringify(victim.batch([await victim.count()]));
      const own = await signText(subtle, victim.keys.privateKey, text);
      const flipped = own.slice(0, below(84)) + pick(['A', 'B', '_']) + own.slice(85);
      const forged: [what: string, text: string, signature: string][] = [
        ['another tablet', text, await signText(subtle, other.keys.privateKey, text)],
        ['a stranger', text, await signText(subtle, stranger, text)],
        ['nobody', text, ''],
        ['zeros', text, 'A'.repeat(86)],
        ['a changed signature', text, flipped],
        ['a signature of other text', text, await signText(subtle, victim.keys.privateKey, `${text} `)],
        ['a changed body', text.replace('"physical":1', '"physical":7'), own],
      ];
      for (const [what, body, signature] of forged) {
        if (signature === own && body === text) continue;
        const { statusCode } = await deliver(
          service,
          body,
          signature,
          `10.3.${(index >> 8) & 255}.${index & 255}`,
        );
        if (statusCode !== 401) violations.push(`case ${index}: by ${what}: ${statusCode}`);
      }
      for (let times = 0; times < 3; times++) await deliver(service, text, own, '10.4.0.1');
    }
    const [row] = await service.sql`select count(*) from event`;
    if (row?.count !== volume) violations.push(`${row?.count} events were stored of ${volume}`);
    const text = JSON.stringify(victim.batch([]));
    await service.sql`update device set revoked_at = ${service.clock.now()} where id = ${victim.device}`;
    const signature = await signText(subtle, victim.keys.privateKey, text);
    const { statusCode } = await deliver(service, text, signature, '10.4.0.2');
    if (statusCode !== 401) violations.push(`a revoked tablet: ${statusCode}`);
    return `${volume} x 7 forgeries and 3 sendings of one batch`;
  });
}

function deliver({ app }: Service, payload: string, signature: string, remoteAddress: string) {
  const headers = { 'content-type': 'application/json', [signatureHeader]: signature };
  return app.inject({ method: 'POST', url: '/v1/sync', payload, headers, remoteAddress });
}

function packs({ volume, seed }: RunContext): Promise<Outcome> {
  return withService(async (service, violations) => {
    const tablet = await WireTablet.enrol(service);
    const signed = (await tablet.send([], { packVersion: 0 })).pull.pack as {
      text: string;
      signature: string;
    };
    const own = await importPublicKey(subtle, await endpointKey(service));
    const stranger = await makeKeyPair(subtle, false);
    if ((await readSignedPack(subtle, own, signed)).kind !== 'ok')
      violations.push('the right pack is refused');
    for (let index = 0; index < volume; index++) {
      const { below, pick } = chance(seed, index);
      const at = below(signed.text.length);
      const changed = pick([
        {
          ...signed,
          text: signed.text.slice(0, at) + String.fromCharCode(32 + below(90)) + signed.text.slice(at + 1),
        },
        { ...signed, text: signed.text.slice(0, at) + signed.text.slice(at + 1) },
        { ...signed, signature: signed.signature.slice(0, below(80)) + signed.signature.slice(81) },
        { ...signed, signature: '' },
        { ...(await signPack(subtle, stranger.privateKey, firstPack)) },
        { text: `${signed.text} `, signature: signed.signature },
      ]);
      if (changed.text === signed.text && changed.signature === signed.signature) continue;
      const { kind } = await readSignedPack(subtle, own, changed);
      if (kind !== 'not-signed') violations.push(`case ${index}: ${kind}`);
    }
    return `${volume} altered packs`;
  });
}

async function endpointKey({ sql }: Service): Promise<{ x: string; y: string }> {
  const [row] = await sql<{ private_key: string }[]>`select private_key from endpoint`;
  return JSON.parse(row?.private_key ?? '{}');
}
