import { type Agent, request } from 'node:http';

export interface Body {
  payload: Buffer;
  gzip: boolean;
}

/** The status of the answer; 0 for a connection that is closed in our face, before its end or in the middle of it. */
export function post(
  port: number,
  agent: Agent,
  { payload, gzip }: Body,
  extra: Record<string, string>,
): Promise<number> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': payload.length,
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
      ...extra,
    };
    const sent = request(
      { host: '127.0.0.1', port, path: '/v1/sync', method: 'POST', agent, headers },
      (answer) => {
        answer.resume().once('close', () => resolve(answer.complete ? (answer.statusCode ?? 0) : 0));
      },
    );
    sent.once('error', () => resolve(0));
    sent.end(payload);
  });
}
