import { readFileSync, writeFileSync } from 'node:fs';
import type { Orders } from '../load/attacker.ts';
import { openUnderLoad } from '../load/under-load.ts';
import { attack, type Outcome, type RunContext } from './attack.ts';

const mebibyte = 1_048_576;
const mostMemory = 32 * mebibyte;
/** What a shared machine may add to the slowest of a few dozen requests: a short run only sees others brought to a halt. */
const noiseMs = (volume: number) => (volume < 2_000 ? 3_000 : 150);

export const loadRows = [
  attack({ row: 'S8', short: 100, full: 2_000, of: 'bombs', run: (it) => attacked(it, 'bombs') }),
  attack({ row: 'S9', short: 600, full: 20_000, of: 'requests', run: (it) => attacked(it, 'flood') }),
];

/** Measures an honest tablet before and during an attack, and the memory of the endpoint's process. */
async function attacked({ volume, log }: RunContext, kind: Orders['kind']): Promise<Outcome> {
  const world = await openUnderLoad();
  try {
    // No more than this: an endpoint that has grown by heavy use has room already for what an attack takes.
    const times: number[] = [];
    for (let left = 80; left > 0; left--) times.push(await world.honest());
    const quiet = p95(times.slice(40));
    const before = memoryNow(world.pid);
    let isOver = false;
    const thrown = world.attack(kind, volume);
    const over = () => {
      isOver = true;
    };
    thrown.then(over, over);
    const during: number[] = [];
    while (!isOver || during.length < 20) during.push(await world.honest());
    const busy = p95(during);
    const more = mostMemorySince(world.pid) - before;
    const grown = Math.round(more / mebibyte);
    const said = `${volume} requests; p95 ${Math.round(quiet)} ms quiet, ${Math.round(busy)} ms of ${during.length} during; ${grown} MiB more at most`;
    log(said);
    const violations = wrongly(kind, volume, await thrown);
    if (busy > 2 * quiet + noiseMs(volume)) violations.push(`others waited: ${said}`);
    if (more > mostMemory) violations.push(`memory: ${said}`);
    return { volume: said, violations };
  } finally {
    await world.close();
  }
}

/** Every one is refused, and all but the first few hundred are told to wait. */
function wrongly(kind: Orders['kind'], volume: number, statuses: Map<number, number>): string[] {
  const taken = [...statuses].filter(([status]) => status < 400 || status >= 500);
  const violations = taken.map(([status, times]) => `${times} of ${kind} were answered with ${status}`);
  const waited = statuses.get(429) ?? 0;
  if (kind === 'flood' && waited < volume - 300)
    violations.push(`of ${volume} refused requests from one address only ${waited} were told to wait`);
  return violations;
}

/** Bytes that the process holds in memory, by Linux, which remembers the most from here on. */
function memoryNow(pid: number): number {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return bytesOf(pid, 'VmRSS');
}

function mostMemorySince(pid: number): number {
  return bytesOf(pid, 'VmHWM');
}

function bytesOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const [, kilobytes] =
    new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (!kilobytes) throw new Error(`Linux does not say ${field} of ${pid}`);
  return Number(kilobytes) * 1024;
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}
