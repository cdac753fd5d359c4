import { Agent, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { signText } from '../../../src/protocol/crypto.ts';
import { signatureHeader } from '../../../src/protocol/sync.ts';
import { startEndpoint } from '../../support/endpoint.ts';
import { startService, subtle } from '../../support/service.ts';
import { WireTablet } from '../../support/tablet.ts';

/** An endpoint in a process of its own, an honest tablet at 127.0.0.1 and an attacker at 127.0.0.2. */
export interface UnderLoad {
  port: number;
  pid: number;
  /** How many ms each of so many requests of the honest tablet took; throws when one is not answered. */
  honest(times: number): Promise<number[]>;
  /** How often each status was the answer. A connection that is closed in our face counts as 0. */
  flood(times: number, atOnce: number, body: (index: number) => Body): Promise<Map<number, number>>;
  close(): Promise<void>;
}

interface Body {
  payload: Buffer;
  gzip: boolean;
}

export async function openUnderLoad(): Promise<UnderLoad> {
  // Enrols over the same database, from this process.
  const service = await startService();
  const tablet = await WireTablet.enrol(service);
  const endpoint = await startEndpoint({ data: '/nonexistent', env: { DATABASE_URL: service.database.url } });
  const { port, pid } = endpoint;
  const agents = ['127.0.0.1', '127.0.0.2'].map(
    (localAddress) => new Agent({ keepAlive: true, localAddress }),
  ) as [Agent, Agent];

  const honest = async (times: number) => {
    const took: number[] = [];
    for (let left = times; left > 0; left--) {
      const text = JSON.stringify(tablet.batch([]));
      const headers = { [signatureHeader]: await signText(subtle, tablet.keys.privateKey, text) };
      const begun = performance.now();
      const status = await post(port, agents[0], { payload: gzipSync(text), gzip: true }, headers);
      if (status !== 200) throw new Error(`an honest tablet was answered with ${status}`);
      took.push(performance.now() - begun);
    }
    return took;
  };
  const flood: UnderLoad['flood'] = async (times, atOnce, body) => {
    const statuses = new Map<number, number>();
    let next = 0;
    const attacker = async () => {
      while (next < times) {
        const index = next++;
        const status = await post(port, agents[1], body(index), {
          'x-forwarded-for': `10.9.${index >> 8}.${index & 255}`,
        });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, attacker));
    return statuses;
  };
  const close = async () => {
    for (const agent of agents) agent.destroy();
    await endpoint.kill();
    await service.close();
  };
  return { port, pid, honest, flood, close };
}

function post(
  port: number,
  agent: Agent,
  { payload, gzip }: Body,
  extra: Record<string, string>,
): Promise<number> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': payload.length,
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
      ...extra,
    };
    const sent = request(
      { host: '127.0.0.1', port, path: '/v1/sync', method: 'POST', agent, headers },
      (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.once('error', () => resolve(0));
    sent.end(payload);
  });
}
