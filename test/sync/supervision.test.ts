import { describe, expect, it } from 'vitest';
import type { ReferencePack } from '../../src/protocol/pack.ts';
import { supervisionClient } from '../../src/sync/supervision.ts';

/** A client whose endpoint gives one answer, and what it was asked. */
function clientOf(status: number, answer?: object) {
  const asked: { path: string; method: string; body: unknown }[] = [];
  const client = supervisionClient(async (input, init) => {
    asked.push({
      path: String(input),
      method: init?.method ?? 'GET',
      body: init?.body === undefined ? undefined : JSON.parse(String(init.body)),
    });
    return new Response(answer ? JSON.stringify(answer) : null, { status });
  });
  return { client, asked };
}
const pack: ReferencePack = {
  version: 3,
  issuedAt: '2021-11-22T08:00:00Z',
  expiresAt: null,
  products: [],
  documents: [],
};

describe('A supervisor’s request', () => {
  it('that is refused with problems brings each of them', async () => {
    const problems = [{ path: 'documents[0].date', message: 'ends before it begins' }];
    const { client } = clientOf(422, { error: { code: 'pack-invalid', message: 'x' }, problems });
    expect(await client.publish(pack)).toEqual({
      kind: 'refused',
      code: 'pack-invalid',
      message: 'x',
      problems,
    });
  });

  it('that is refused for another reason brings none', async () => {
    const { client } = clientOf(409, { error: { code: 'pack-not-newer', message: 'x' } });
    expect(await client.publish(pack)).toEqual({ kind: 'refused', code: 'pack-not-newer', message: 'x' });
  });

  it('publishes a pack whole, and lists the published', async () => {
    const { client, asked } = clientOf(201, { version: 3 });
    expect(await client.publish(pack)).toEqual({ kind: 'ok', value: { version: 3 } });
    expect(asked).toEqual([{ path: '/v1/packs', method: 'POST', body: pack }]);
    const packs = [{ version: 2, issuedAt: '2021-10-14T08:00:00Z', publishedAt: '2021-10-15T08:00:00Z' }];
    expect(await clientOf(200, { packs }).client.packs()).toEqual({ kind: 'ok', value: { packs } });
  });

  it('says a word on resupply, and takes no page for an answer', async () => {
    const word = { region: '03', product: 'toc', compromised: true, reason: 'transport' } as const;
    const { client, asked } = clientOf(204);
    expect(await client.resupply(word)).toEqual({ kind: 'ok', value: null });
    expect(asked).toEqual([{ path: '/v1/resupply', method: 'POST', body: word }]);
    expect(await clientOf(200, { hello: 1 }).client.packs()).toEqual({ kind: 'offline' });
  });
});
