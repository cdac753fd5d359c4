import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { bombs } from '../corpus/bombs.ts';
import { openUnderLoad, type UnderLoad } from '../load/under-load.ts';
import { attack, type Outcome, type RunContext } from './attack.ts';

const mebibyte = 1_048_576;
/** Freed memory is given back late: 32 MiB in use show as up to twice that. */
const mostMemory = 64 * mebibyte;
/** What a shared machine may add to the slowest of a few dozen requests: a short run only sees others brought to a halt. */
const noiseMs = (volume: number) => (volume < 2_000 ? 3_000 : 150);

export const loadRows = [
  attack({
    row: 'S8',
    short: 100,
    full: 2_000,
    of: 'bombs',
    run: (context) => attacked(context, bombardment),
  }),
  attack({ row: 'S9', short: 600, full: 20_000, of: 'requests', run: (context) => attacked(context, flood) }),
];

type Attack = (world: UnderLoad, volume: number, whileIt: () => Promise<void>) => Promise<string[]>;

/** Measures an honest tablet before and during an attack on a process of its own, and the memory of that process. */
async function attacked({ volume, log }: RunContext, attack: Attack): Promise<Outcome> {
  const world = await openUnderLoad();
  try {
    await world.honest(40);
    const quiet = p95(await world.honest(40));
    const before = memoryOf(world.pid);
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, memoryOf(world.pid));
    }, 20);
    const during: number[] = [];
    const violations = await attack(world, volume, async () => {
      during.push(...(await world.honest(40)));
    });
    clearInterval(watch);
    const busy = p95(during);
    const grown = Math.round((most - before) / mebibyte);
    const said = `${volume} requests; p95 ${Math.round(quiet)} ms quiet, ${Math.round(busy)} ms during; ${grown} MiB more at most`;
    log(said);
    if (busy > 2 * quiet + noiseMs(volume)) violations.push(`others waited: ${said}`);
    if (most - before > mostMemory) violations.push(`memory: ${said}`);
    return { volume: said, violations };
  } finally {
    await world.close();
  }
}

async function bombardment(
  world: UnderLoad,
  volume: number,
  whileIt: () => Promise<void>,
): Promise<string[]> {
  const sockets = Array.from({ length: Math.min(volume, 400) }, () => slowSocket(world.port));
  const drip = setInterval(() => {
    for (const socket of sockets) socket.write(' ');
  }, 200);
  const made = bombs();
  const thrown = world.flood(
    volume,
    20,
    (index) => made[index % made.length] as { payload: Buffer; gzip: boolean },
  );
  await whileIt();
  const statuses = await thrown;
  clearInterval(drip);
  for (const socket of sockets) socket.destroy();
  const taken = [...statuses].filter(([status]) => status < 400 || status >= 500);
  return taken.map(([status, times]) => `${times} bombs were answered with ${status}`);
}

async function flood(world: UnderLoad, volume: number, whileIt: () => Promise<void>): Promise<string[]> {
  const body = { payload: Buffer.from(`{"device":"${'z'.repeat(20)}","events":[]}`), gzip: false };
  const flooding = world.flood(volume, 50, () => body);
  await whileIt();
  const statuses = await flooding;
  const waited = statuses.get(429) ?? 0;
  return waited >= volume - 300
    ? []
    : [`of ${volume} refused requests from one address only ${waited} were told to wait`];
}

/** Says that 250 kB will come, sends 200, and then a byte now and then. */
function slowSocket(port: number) {
  const socket = connect({ port, host: '127.0.0.1', localAddress: '127.0.0.3' });
  socket.on('error', () => undefined).on('data', () => undefined);
  const head =
    'POST /v1/sync HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 250000\r\n\r\n';
  socket.write(head);
  socket.write(spaces);
  return socket;
}

const spaces = Buffer.alloc(200_000, ' ');

/** Bytes that the process holds in memory, by Linux. */
function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}
