import { readFileSync } from 'node:fs';
import type { Orders } from '../load/attacker.ts';
import { openUnderLoad } from '../load/under-load.ts';
import { attack, type Outcome, type RunContext } from './attack.ts';

const mebibyte = 1_048_576;
/** Freed memory is given back late: 32 MiB in use show as up to twice that. */
const mostMemory = 64 * mebibyte;
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
    const times: number[] = [];
    for (let left = 80; left > 0; left--) times.push(await world.honest());
    const quiet = p95(times.slice(40));
    const before = memoryOf(world.pid);
    let most = before;
    let isOver = false;
    const thrown = world.attack(kind, volume).finally(() => {
      isOver = true;
    });
    const during: number[] = [];
    while (!isOver || during.length < 20) {
      during.push(await world.honest());
      most = Math.max(most, memoryOf(world.pid));
    }
    const busy = p95(during);
    const grown = Math.round((most - before) / mebibyte);
    const said = `${volume} requests; p95 ${Math.round(quiet)} ms quiet, ${Math.round(busy)} ms of ${during.length} during; ${grown} MiB more at most`;
    log(said);
    const violations = wrongly(kind, volume, await thrown);
    if (busy > 2 * quiet + noiseMs(volume)) violations.push(`others waited: ${said}`);
    if (most - before > mostMemory) violations.push(`memory: ${said}`);
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

/** Bytes that the process holds in memory, by Linux. */
function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}
