import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/endpoint/database/migrate.ts';
import { publishedPacks, publishPack } from '../../src/endpoint/packs.ts';
import { prepare } from '../../src/endpoint/prepare.ts';
import { type ReferencePack, readSignedPack } from '../../src/protocol/pack.ts';
import type { SignedPack } from '../../src/protocol/signed-pack.ts';
import { SupervisionView } from '../../src/protocol/supervision.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { freshDatabase } from '../support/database.ts';
import { monday, randomBytes, type Service, startService, subtle } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
let national: Record<string, string>;
beforeAll(async () => {
  service = await startService();
  national = { cookie: await service.supervisor() };
});
afterAll(() => service.close());

const own = firstPack.version;
const pack = (version: number, changes: Partial<ReferencePack> = {}): ReferencePack => ({
  ...firstPack,
  version,
  ...changes,
});

describe('publishing', () => {
  test('a newer pack reaches tablets at their next contact, signed, and supervisors at once', async () => {
    const tablet = await WireTablet.enrol(service);
    const [{ presentations, ...product }] = firstPack.products as [ReferencePack['products'][0]];
    const added = {
      ...product,
      id: 'new-product',
      presentations: presentations.map((it) => ({ ...it, id: `new-${it.id}`, cip13: null, ucd13: null })),
    };
    const sent = pack(own + 1, { products: [...firstPack.products, added] });
    const answer = await service.post('/v1/packs', sent, national);
    expect([answer.statusCode, answer.body]).toEqual([201, `{"version":${own + 1}}`]);

    const pulled = (await tablet.send()).pull.pack as SignedPack;
    expect(await readSignedPack(subtle, tablet.endpointKey, pulled)).toMatchObject({
      kind: 'ok',
      pack: sent,
    });
    const view = SupervisionView.parse(JSON.parse((await service.get('/v1/supervision', national)).body));
    expect([view.packVersion, view.documents]).toEqual([own + 1, sent.documents]);
    expect(view.facilities[0]?.products.map((it) => it.product)).toContain('new-product');
  });

  test('the same or an older version is refused, and nothing changes', async () => {
    const before = await publishedPacks(service.sql);
    for (const version of [own, own + 1]) {
      const answer = await service.post('/v1/packs', pack(version), national);
      expect([answer.statusCode, JSON.parse(answer.body).error.code]).toEqual([409, 'pack-not-newer']);
    }
    expect(await publishedPacks(service.sql)).toEqual(before);
  });

  test('a pack with errors is refused whole, with the path of each', async () => {
    const [document] = firstPack.documents;
    const wrong = pack(own + 2, {
      documents: [
        ...firstPack.documents,
        { ...document, date: '2026-02-30' } as ReferencePack['documents'][0],
      ],
    });
    const answer = await service.post('/v1/packs', wrong, national);
    const { error, problems } = JSON.parse(answer.body);
    expect([answer.statusCode, error.code]).toEqual([422, 'pack-invalid']);
    const at = firstPack.documents.length;
    expect(problems.map((it: { path: string }) => it.path)).toEqual(
      expect.arrayContaining([`documents[${at}].id`, `documents[${at}].date`]),
    );

    const unreadable = { ...firstPack, version: 0, issuedAt: 'today' };
    const { problems: unread } = JSON.parse((await service.post('/v1/packs', unreadable, national)).body);
    expect(new Set(unread.map((it: { path: string }) => it.path))).toEqual(new Set(['version', 'issuedAt']));
    expect((await publishedPacks(service.sql))[0]?.version).toBe(own + 1);
  });

  test('of ten publications of one version at once, one succeeds', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => service.post('/v1/packs', pack(own + 3), national)),
    );
    expect(answers.map((it) => it.statusCode).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  test('the versions are listed with their dates and who published them, newest first', async () => {
    const region = { cookie: await service.supervisor('11') };
    const { packs } = JSON.parse((await service.get('/v1/packs', region)).body);
    const dates = { issuedAt: firstPack.issuedAt, publishedAt: monday };
    expect(packs).toEqual([
      { version: own + 3, ...dates, by: 'national' },
      { version: own + 1, ...dates, by: 'national' },
      { version: own, ...dates, by: 'release' },
    ]);
  });

  test('the newest is read whole by any supervisor, on lines to be changed, and by nobody else', async () => {
    const region = { cookie: await service.supervisor('11') };
    const answer = await service.get('/v1/packs/newest', region);
    expect(JSON.parse(answer.body)).toEqual(pack(own + 3));
    expect(answer.body).toContain('\n  "products": [\n');
    expect((await service.get('/v1/packs/newest', {})).statusCode).toBe(401);
  });

  test('a directive for one region is judged there and nowhere else', async () => {
    const documents = firstPack.documents.map((it) => ({
      ...it,
      zone: ['11'],
    })) as ReferencePack['documents'];
    expect((await service.post('/v1/packs', pack(own + 4, { documents }), national)).statusCode).toBe(201);
    const view = SupervisionView.parse(JSON.parse((await service.get('/v1/supervision', national)).body));
    const judged = ['demo-paris', 'demo-cayenne'].map(
      (id) => view.facilities.find((it) => it.facility.id === id)?.products[0]?.state,
    );
    expect(judged).toEqual(['silent', 'none']);
  });

  test('an extreme version or date is no failure', async () => {
    const newest = (await publishedPacks(service.sql))[0]?.version ?? 0;
    for (const version of [Number.MAX_SAFE_INTEGER, newest + 1_001]) {
      const answer = await service.post('/v1/packs', pack(version), national);
      expect([answer.statusCode, JSON.parse(answer.body).error.code]).toEqual([409, 'pack-too-far-ahead']);
    }
    const extreme = pack(newest + 1_000, { issuedAt: '0000-01-01T00:00:00Z' });
    expect((await service.post('/v1/packs', extreme, national)).statusCode).toBe(201);
    expect((await service.get('/v1/packs', national)).statusCode).toBe(200);
  });
});

describe('at a start', () => {
  const parts = () => ({ now: monday, randomBytes, subtle });

  test('an update brings its newer pack, but not over one that people published', async () => {
    const other = await startService();
    try {
      await other.sql`update pack set version = version - 1`;
      await prepare(other.sql, parts());
      expect((await publishedPacks(other.sql)).map((it) => it.version)).toEqual([own, own - 1]);

      await other.sql`delete from pack where version = ${own}`;
      await other.sql`update pack set version = version - 1`;
      const theirs = pack(own - 1, { documents: [] });
      await publishPack(other.sql, theirs, { subtle, now: monday, by: 'national' });
      await prepare(other.sql, parts());
      expect((await publishedPacks(other.sql)).map((it) => it.by)).toEqual(['national', 'release']);
    } finally {
      await other.close();
    }
  });

  test('a database of before keeps its events and key, and its unsigned pack gives way to a signed one', async () => {
    const database = await freshDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'releve-migrations-'));
    try {
      const migrations = new URL('../../src/endpoint/migrations/', import.meta.url);
      cpSync(new URL('0001-endpoint.sql', migrations), join(folder, '0001-endpoint.sql'));
      const { sql } = database;
      await migrate(sql, folder);
      await sql`insert into pack values (1, ${monday}, '{"version":1}')`;
      await sql`insert into facility (id, record) values ('a', '{}')`;
      await sql`insert into device (id, facility, key_x, key_y, enrolled_at) values ('d', 'a', 'x', 'y', ${monday})`;
      await sql`insert into event (device, seq, hash, facility, kind, product, counted_at, received_at, text)
        values ('d', 1, 'h', 'a', 'count', 'tocilizumab-iv', ${monday}, ${monday}, '{}')`;
      await prepare(sql, parts());
      expect(await publishedPacks(sql)).toMatchObject([{ version: own, by: 'release' }]);
      expect(await sql`select product from event`).toEqual([{ product: 'tocilizumab-iv' }]);
    } finally {
      rmSync(folder, { recursive: true });
      await database.drop();
    }
  });
});
