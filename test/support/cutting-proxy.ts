import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export type Way = 'up' | 'down';

/** Carries bytes to a port of this machine and back; told to, so many of them one way, and then nothing more either way. */
export async function cuttingProxy(targetOf: () => number) {
  const open = new Set<Socket>();
  let cut: { way: Way; after: number } | null = null;
  let wasCut = false;
  let connections = 0;
  const server = createServer((tablet) => {
    const endpoint = connect({ port: targetOf(), host: '127.0.0.1', localAddress: addressOf(++connections) });
    const ends = [tablet, endpoint];
    const sever = () => {
      for (const end of ends) end.destroy();
    };
    for (const [from, to, way] of [
      [tablet, endpoint, 'up'],
      [endpoint, tablet, 'down'],
    ] as const) {
      open.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        open.delete(from);
        to.end();
      });
      from.on('data', (bytes) => {
        if (wasCut) return;
        if (cut?.way !== way || bytes.length < cut.after) {
          if (cut?.way === way) cut.after -= bytes.length;
          to.write(bytes);
          return;
        }
        wasCut = true;
        const last = bytes.subarray(0, cut.after);
        if (last.length > 0) to.write(last, sever);
        else sever();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** Of whatever comes from now on. */
    cutAfter: (way: Way, after: number) => {
      cut = { way, after };
      wasCut = false;
    },
    /** True when it came to that. */
    mend: () => {
      const was = wasCut;
      cut = null;
      wasCut = false;
      return was;
    },
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One for each connection: an endpoint would have whoever breaks off so often wait. */
function addressOf(connection: number): string {
  return `127.${1 + (connection >> 14)}.${(connection >> 7) & 127}.${1 + (connection & 127)}`;
}
