import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { randomBytes, type Service, startService } from '../support/service.ts';

let service: Service;
let dist: string;
let port: number;
beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'releve-large-'));
  mkdirSync(join(dist, 'assets'));
  // More than a connection holds by itself, of what gzip cannot shorten.
  const noise = Array.from({ length: 64 }, () => Buffer.from(randomBytes(65_536)).toString('base64'));
  writeFileSync(join(dist, 'assets', 'large.js'), noise.join(''));
  service = await startService({ distDirectory: dist });
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  port = (service.app.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await service.close();
  rmSync(dist, { recursive: true });
});

test.each([
  ['plain', ''],
  ['compressed', 'accept-encoding: gzip\r\n'],
])('S8: who hangs up in the middle of a %s file leaves nothing open', async (_, asked) => {
  for (let times = 0; times < 20; times++) {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET /assets/large.js HTTP/1.1\r\nhost: x\r\n${asked}\r\n`);
    const [head] = await once(socket, 'data');
    expect(String(head)).toMatch('HTTP/1.1 200 ');
    expect(/content-encoding: gzip/i.test(String(head))).toBe(asked !== '');
    expect(timesOpen()).toBeGreaterThan(0);
    socket.destroy();
  }
  await vi.waitFor(() => expect(timesOpen()).toBe(0), 5_000);
});

/** How many descriptors of this process are of the file. */
function timesOpen(): number {
  return readdirSync('/proc/self/fd').filter((it) => placeOf(it) === join(dist, 'assets', 'large.js')).length;
}

function placeOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    // Closed since it was listed.
    return '';
  }
}
