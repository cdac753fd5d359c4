import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault = 'none' | '500' | '401' | '413' | 'html' | 'cut';

/** Stands between tablet and endpoint on a port of its own, and spoils the answers to /v1/sync as it is told. */
export async function faultyProxy(target: number) {
  let fault: Fault = 'none';
  let spoiled = 0;
  const server = createServer((asked, reply) => {
    if (fault === 'none' || asked.url !== '/v1/sync') return pass(asked, reply, target, false);
    spoiled++;
    if (fault === 'cut') return pass(asked, reply, target, true);
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

function spoil(reply: ServerResponse, fault: Exclude<Fault, 'none' | 'cut'>): void {
  if (fault === 'html') {
    reply
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<html><body>Bienvenue sur le portail</body></html>');
  } else {
    const error = { code: 'spoiled', message: 'spoiled on the way' };
    reply.writeHead(Number(fault), { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
  }
}

function pass(asked: IncomingMessage, reply: ServerResponse, port: number, cuts: boolean): void {
  const onward = request(
    { host: '127.0.0.1', port, path: asked.url, method: asked.method, headers: asked.headers },
    (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      if (!cuts) return void answer.pipe(reply);
      answer.once('data', (chunk: Buffer) => {
        reply.write(chunk.subarray(0, Math.floor(chunk.length / 2)));
        setTimeout(() => reply.destroy(), 20);
      });
    },
  );
  onward.once('error', () => reply.destroy());
  asked.pipe(onward);
}
