import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { signText } from '../../../src/protocol/crypto.ts';
import { signatureHeader } from '../../../src/protocol/sync.ts';
import { startEndpoint } from '../../support/endpoint.ts';
import { startService, subtle } from '../../support/service.ts';
import { WireTablet } from '../../support/tablet.ts';
import type { Orders } from './attacker.ts';
import { post } from './post.ts';

/** An endpoint, an attacker and an honest tablet, each in a process of its own. */
export interface UnderLoad {
  pid: number;
  /** How many ms one request of the honest tablet took; throws when it is not answered. */
  honest(): Promise<number>;
  /** How often each status was the answer to the attacker. */
  attack(kind: Orders['kind'], times: number): Promise<Map<number, number>>;
  close(): Promise<void>;
}

export async function openUnderLoad(): Promise<UnderLoad> {
  // Enrols over the same database, from this process.
  const service = await startService();
  const tablet = await WireTablet.enrol(service);
  const endpoint = await startEndpoint({ data: '/nonexistent', env: { DATABASE_URL: service.database.url } });
  const { port, pid } = endpoint;
  const agent = new Agent({ keepAlive: true, localAddress: '127.0.0.1' });
  const whyNot = async (status: number) => {
    // A process ends later than its connections.
    await sleep(500);
    return endpoint.ended() ?? `an honest tablet was answered with ${status}`;
  };
  return {
    pid,
    async honest() {
      const text = JSON.stringify(tablet.batch([]));
      const headers = { [signatureHeader]: await signText(subtle, tablet.keys.privateKey, text) };
      const payload = gzipSync(text);
      const begun = performance.now();
      const status = await post(port, agent, { payload, gzip: true }, headers);
      const ms = performance.now() - begun;
      if (status !== 200) throw new Error(await whyNot(status));
      return ms;
    },
    async attack(kind, times) {
      const script = fileURLToPath(new URL('attacker.ts', import.meta.url));
      const attacker = fork(script, { execArgv: ['--import', 'tsx'] });
      attacker.send({ port, kind, times } satisfies Orders);
      const ended = once(attacker, 'exit').then(([code, signal]) => {
        throw new Error(`the attacker ended with ${signal ?? code} before it was done`);
      });
      const [statuses] = (await Promise.race([once(attacker, 'message'), ended])) as [[number, number][]];
      return new Map(statuses);
    },
    async close() {
      agent.destroy();
      await endpoint.kill();
      await service.close();
    },
  };
}
