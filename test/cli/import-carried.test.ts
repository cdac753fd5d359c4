import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carriedFromBytes } from '../../src/cli/carried.ts';
import { noteOrigin } from '../../src/endpoint/noted-origin.ts';
import { acknowledgementText } from '../../src/protocol/acknowledgement.ts';
import { textToParts } from '../../src/protocol/carried-parts.ts';
import type { SyncResult } from '../../src/protocol/sync.ts';
import { carriedFile } from '../support/carried.ts';
import { releve } from '../support/releve.ts';
import { type Service, startService, subtle } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let folder = '';
let service: Service;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'releve-carried-'));
  service = await startService({}, new Date().toISOString());
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

async function imported(name: string, text: string) {
  const file = join(folder, name);
  await writeFile(file, text);
  return { file, ...(await releve(['import', file], { DATABASE_URL: service.database.url })) };
}

describe('releve import', () => {
  it('takes in a file, and again as the lines of its codes without storing twice', async () => {
    const tablet = await WireTablet.enrol(service);
    const events = [await tablet.count(), await tablet.count()];
    const text = JSON.stringify(await carriedFile(tablet, events));
    const first = await imported('file.json', `\uFEFF${text}`);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const told = {
      device: tablet.device,
      facility: { id: 'demo-cayenne', name: expect.any(String) },
      madeAt: service.clock.now(),
    };
    expect(JSON.parse(first.stdout)).toEqual({
      ...told,
      stored: 2,
      duplicate: 0,
      quarantined: 0,
      conflict: 0,
    });

    const parts = (await textToParts(subtle, text)).toReversed();
    const again = await imported('codes.txt', `\n  ${[...parts, parts[0]].join(' \r\n\r\n')}\r\n`);
    expect(JSON.parse(again.stdout)).toMatchObject({ stored: 0, duplicate: 2 });
    expect(await service.sql`select seq from event where device = ${tablet.device}`).toHaveLength(2);
  }, 60_000);

  it('refuses with code 2 and one line what is not, or no longer, what the tablet signed', async () => {
    const tablet = await WireTablet.enrol(service);
    const file = await carriedFile(tablet, [await tablet.count([1, 2, 3])]);
    const altered = JSON.stringify(file).replace(/\\"physical\\":1/, '\\"physical\\":9');
    expect(altered).not.toBe(JSON.stringify(file));
    const refused = await imported('altered.json', altered);
    expect(refused).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `${refused.file}: the body is not signed by the enrolled key\n`,
    });
    expect((await imported('no.json', '{}')).stderr).toMatch(/^[^\n]+: not what a tablet exports\n$/);
  }, 60_000);

  it('prints links with the address that the endpoint noted, unless told another', async () => {
    await noteOrigin(service.sql, 'https://releve.example');
    const linkBy = async (env: Record<string, string>) =>
      JSON.parse(
        (
          await releve(['enrol', '--facility', 'demo-cayenne'], {
            DATABASE_URL: service.database.url,
            ...env,
          })
        ).stdout,
      ).link.split('/enroler')[0];
    expect(await linkBy({})).toBe('https://releve.example');
    expect(await linkBy({ PORT: '9000' })).toBe('http://localhost:9000');
  }, 60_000);
});

describe('releve verify', () => {
  it('says what a printed acknowledgement is of, and refuses one that this endpoint did not sign', async () => {
    const tablet = await WireTablet.enrol(service);
    const event = await tablet.count();
    const [result] = (await tablet.send([event])).results as Extract<SyncResult, { number: number }>[];
    const { number = 0, receivedAt = '', signature = '' } = result ?? {};
    const facts = { device: tablet.device, seq: 1, hash: event.hash, state: 'stored' as const };
    const text = acknowledgementText({ ...facts, number, receivedAt });
    const verify = async (paper: unknown) => {
      const file = join(folder, 'paper.json');
      await writeFile(file, JSON.stringify(paper));
      return releve(['verify', file], { DATABASE_URL: service.database.url });
    };
    const told = { acknowledgement: 1, ...facts, number, receivedAt };
    expect(JSON.parse((await verify({ text, signature })).stdout)).toEqual(told);
    const forged = text.replace(`"number":${number}`, `"number":${number + 1}`);
    expect(await verify({ text: forged, signature })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^[^\n]+paper\.json: not signed by this endpoint\n$/),
    });
    expect((await verify({ text: '{}', signature })).stderr).toContain('not the code of an acknowledgement');
  }, 60_000);
});

describe('the lines of codes', () => {
  const read = (text: string) => carriedFromBytes('codes.txt', new TextEncoder().encode(text), subtle);

  it('say which part is missing, and which line is not whole', async () => {
    const noise = () => Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString('base64url');
    const batches = Array.from({ length: 20 }, () => ({ text: noise(), signature: noise() }));
    const parts = await textToParts(subtle, JSON.stringify({ format: 'releve-carried/1', batches }));
    expect(parts.length).toBeGreaterThan(1);
    await expect(read(parts.join('\n'))).resolves.toMatchObject({ batches });
    const last = parts.length;
    await expect(read(parts.slice(0, -1).join('\n'))).rejects.toThrow(
      `codes.txt: part ${last} of ${last} is missing`,
    );
    await expect(read(`${parts[0]}\n\n${(parts[1] as string).slice(0, -1)}`)).rejects.toThrow(
      'codes.txt: line 3 is not a whole QR code of a tablet',
    );
    await expect(read(`${parts[0]}\nsomething else`)).rejects.toThrow('line 2 is not a whole QR code');
  });
});
