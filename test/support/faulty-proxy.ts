import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureHeader } from '../../src/protocol/sync.ts';

/** Statuses, and answers that are none, are cut in the middle, or bear another signature. */
export const faults = [
  ...['401', '403', '413', '426', '429', '500', '503'],
  ...['302', 'html', 'bad gzip', 'cut', 'forged'],
] as const;
export type Fault = 'none' | (typeof faults)[number];

/** Stands between tablet and endpoint on a port of its own, and spoils the answers to /v1/sync as it is told. */
export async function faultyProxy(target: number) {
  let fault: Fault = 'none';
  let spoiled = 0;
  const server = createServer((asked, reply) => {
    if (fault === 'none' || asked.url !== '/v1/sync') return pass(asked, reply, target, 'none');
    spoiled++;
    if (fault === 'cut' || fault === 'forged') return pass(asked, reply, target, fault);
    asked.resume();
    spoil(reply, fault);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    spoil: (next: Fault) => {
      fault = next;
      spoiled = 0;
    },
    spoiled: () => spoiled,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

function spoil(reply: ServerResponse, fault: Fault): void {
  if (fault === 'html') {
    reply
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<html><body>Bienvenue sur le portail</body></html>');
  } else if (fault === '302') {
    reply.writeHead(302, { location: '/' }).end();
  } else if (fault === 'bad gzip') {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    reply.writeHead(200, headers).end(Buffer.from('not gzip at all'));
  } else {
    const error = { code: 'spoiled', message: 'spoiled on the way' };
    reply.writeHead(Number(fault), { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
  }
}

function pass(asked: IncomingMessage, reply: ServerResponse, port: number, fault: Fault): void {
  const onward = request(
    { host: '127.0.0.1', port, path: asked.url, method: asked.method, headers: asked.headers },
    (answer) => {
      reply.writeHead(answer.statusCode ?? 502, fault === 'forged' ? forged(answer.headers) : answer.headers);
      if (fault !== 'cut') return void answer.pipe(reply);
      answer.once('data', (chunk: Buffer) => {
        reply.write(chunk.subarray(0, Math.floor(chunk.length / 2)));
        setTimeout(() => reply.destroy(), 20);
      });
    },
  );
  onward.once('error', () => reply.destroy());
  asked.pipe(onward);
}

/** A signature of the right length, of somebody else's. */
function forged(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const signature = String(headers[signatureHeader]);
  return { ...headers, [signatureHeader]: [...signature].reverse().join('') };
}
