import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshData, startEndpoint } from '../../support/endpoint.ts';
import { linkedTablet } from '../../support/node-tablet.ts';
import type { Row, RowResult } from './row.ts';

const acknowledgements = { short: 20, full: 200 };

/** F20: a commit that asks the disk for nothing is no acknowledgement. Seen from outside of PostgreSQL, by strace. */
export const powerRows: Pick<Row, 'row' | 'full' | 'short' | 'run'>[] = [
  {
    row: 'F20',
    full: `${acknowledgements.full} acknowledgements`,
    short: `${acknowledgements.short} acknowledgements`,
    run: ({ amount }) => (mayTrace() ? syncsOf(acknowledgements[amount]) : Promise.resolve(notRun)),
  },
];

const notRun: RowResult = {
  volume: '',
  violations: [],
  notRun: 'there is no strace, or it may follow no process',
};

function mayTrace(): boolean {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function syncsOf(wanted: number): Promise<RowResult> {
  const data = freshData();
  const folder = mkdtempSync(join(tmpdir(), 'releve-trace-'));
  const endpoint = await startEndpoint({ data: data.path });
  try {
    const tablet = await linkedTablet(endpoint.code, () => endpoint.port);
    const trace = await follow(serversOf(data.path), join(folder, 'trace'));
    const asked: [from: number, to: number][] = [];
    for (let left = wanted; left > 0; left--) {
      await tablet.count([1, 2, 3]);
      const from = Date.now() / 1000;
      if ((await tablet.send()) > 0) throw new Error('not acknowledged');
      asked.push([from, Date.now() / 1000]);
    }
    const syncs = await trace.end();
    const without = asked.filter(([from, to]) => !syncs.some((at) => at >= from - 0.002 && at <= to));
    const what = `${without.length} of ${wanted} acknowledgements came without one sync to the disk`;
    return {
      volume: `${wanted} acknowledgements, ${syncs.length} syncs to the disk`,
      violations: without.length > 0 ? [{ seed: null, what }] : [],
    };
  } finally {
    await endpoint.kill();
    data.remove();
    rmSync(folder, { recursive: true });
  }
}

/** The postmaster and its children. */
function serversOf(data: string): number[] {
  const [first = ''] = readFileSync(join(data, 'database/cluster/postmaster.pid'), 'utf8').split('\n');
  const parentOf = (pid: string) => {
    try {
      return /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    } catch {
      return undefined;
    }
  };
  const children = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === first);
  return [first, ...children].map(Number);
}

/** When each system call that syncs ended well, in seconds. */
async function follow(pids: readonly number[], file: string): Promise<{ end: () => Promise<number[]> }> {
  const calls = 'trace=fsync,fdatasync';
  const tracer = spawn(
    'strace',
    ['-f', '-ttt', '-e', calls, '-o', file, ...pids.flatMap((pid) => ['-p', `${pid}`])],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(tracer, 'exit');
  await once(tracer.stderr, 'data');
  await new Promise((resolve) => setTimeout(resolve, 300));
  return {
    end: async () => {
      tracer.kill('SIGINT');
      await ended;
      const lines = readFileSync(file, 'utf8').split('\n');
      return lines.flatMap((line) => {
        const at = /^\d+\s+(\d+\.\d+) .*(fsync|fdatasync).* = 0/.exec(line)?.[1];
        return at ? [Number(at)] : [];
      });
    },
  };
}
