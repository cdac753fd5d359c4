import { Agent } from 'node:http';
import { connect } from 'node:net';
import { setPriority } from 'node:os';
import { bombs } from '../corpus/bombs.ts';
import { type Body, post } from './post.ts';

/** What the attacker's process is told to do; it answers with how often each status came. */
export interface Orders {
  port: number;
  kind: 'bombs' | 'flood';
  times: number;
}

const slowSockets = 400;

// An attacker brings machines of their own, and does not take the processor from those attacked.
setPriority(19);

process.once('message', async (orders: Orders) => {
  const statuses = orders.kind === 'bombs' ? await bombard(orders) : await flood(orders);
  process.send?.([...statuses], () => process.exit(0));
});

async function bombard({ port, times }: Orders): Promise<Map<number, number>> {
  const sockets = Array.from({ length: slowSockets }, () => slowSocket(port));
  const drip = setInterval(() => {
    for (const socket of sockets) socket.write(' ');
  }, 200);
  const made = bombs();
  const statuses = await send(port, times, 20, (index) => made[index % made.length] as Body);
  clearInterval(drip);
  for (const socket of sockets) socket.destroy();
  return statuses;
}

function flood({ port, times }: Orders): Promise<Map<number, number>> {
  const body = { payload: Buffer.from(`{"device":"${'z'.repeat(20)}","events":[]}`), gzip: false };
  return send(port, times, 50, () => body);
}

/** From 127.0.0.2, under another forged address each time. */
async function send(port: number, times: number, atOnce: number, body: (index: number) => Body) {
  const agent = new Agent({ keepAlive: true, localAddress: '127.0.0.2' });
  const statuses = new Map<number, number>();
  let next = 0;
  const sender = async () => {
    while (next < times) {
      const index = next++;
      const forged = { 'x-forwarded-for': `10.9.${(index >> 8) & 255}.${index & 255}` };
      const status = await post(port, agent, body(index), forged);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  agent.destroy();
  return statuses;
}

/** Says that 250 kB will come, sends 200, and then a byte now and then. */
function slowSocket(port: number) {
  const socket = connect({ port, host: '127.0.0.1', localAddress: '127.0.0.3' });
  socket.on('error', () => undefined).on('data', () => undefined);
  const head =
    'POST /v1/sync HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 250000\r\n\r\n';
  socket.write(head);
  socket.write(Buffer.alloc(200_000, ' '));
  return socket;
}
