import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** What a link carries one way, in bytes a second, and how long a byte is on its way, in ms. */
interface Speed {
  bytesPerSecond: number;
  delayMs: number;
}

/** A satellite link to a port of this machine, which can be cut: whatever is on its way then is lost. */
export async function slowLink(target: number, speed: Speed) {
  const open = new Set<Socket>();
  let isCut = false;
  let carriedUp = 0;
  const up = oneWay(speed, (bytes) => {
    carriedUp += bytes;
  });
  const down = oneWay(speed, () => undefined);
  const server = createServer((tablet) => {
    if (isCut) return void tablet.destroy();
    const endpoint = connect(target, '127.0.0.1');
    for (const [from, to, way] of [
      [tablet, endpoint, up],
      [endpoint, tablet, down],
    ] as const) {
      open.add(from);
      from.on('data', (bytes) => way.carry(bytes, (slice) => to.writable && to.write(slice)));
      from.on('error', () => undefined);
      from.on('close', () => {
        open.delete(from);
        way.carry(Buffer.alloc(0), () => to.end());
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isCut = true;
    for (const way of [up, down]) way.drop();
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    /** Bytes that left the tablet and had their time on the link. */
    carriedUp: () => carriedUp,
    cut,
    mend: () => {
      isCut = false;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

const sliceBytes = 256;

/** All connections share it. What was handed over comes out in order, once the link has had the time for it, or never. */
function oneWay({ bytesPerSecond, delayMs }: Speed, onCarried: (bytes: number) => void) {
  let freeAt = 0;
  let uses = 0;
  const later = (use: number, ms: number, run: () => void) => setTimeout(() => use === uses && run(), ms);
  return {
    carry: (bytes: Buffer, deliver: (slice: Buffer) => void) => {
      for (let at = 0; at === 0 || at < bytes.length; at += sliceBytes) {
        const slice = bytes.subarray(at, at + sliceBytes);
        freeAt = Math.max(freeAt, performance.now()) + (slice.length / bytesPerSecond) * 1_000;
        const leftIn = freeAt - performance.now();
        later(uses, leftIn, () => onCarried(slice.length));
        later(uses, leftIn + delayMs, () => deliver(slice));
      }
    },
    /** Whatever is on its way is lost. */
    drop: () => {
      uses += 1;
      freeAt = 0;
    },
  };
}
