import type * as z from 'zod/mini';
import { EnrolmentCodeAnswer, SessionAnswer, SupervisionView } from '../protocol/supervision.ts';
import { Refusal } from '../protocol/sync.ts';

/** What became of a supervisor's request. `offline` says only that no readable answer came. */
export type Reply<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'offline' }
  | { kind: 'signed-out' }
  | { kind: 'refused'; code: string; message: string };

export interface SupervisionClient {
  enter(token: string): Promise<Reply<SessionAnswer>>;
  session(): Promise<Reply<SessionAnswer>>;
  leave(): Promise<Reply<null>>;
  view(): Promise<Reply<SupervisionView>>;
  /** A one-time code for a tablet of that facility. */
  enrolmentCode(facilityId: string): Promise<Reply<EnrolmentCodeAnswer>>;
  revoke(device: string): Promise<Reply<null>>;
}

/** A supervisor's requests: same origin, session cookie, 20 s at most each. */
export function supervisionClient(fetcher: typeof fetch): SupervisionClient {
  const ask = async <T>(
    method: string,
    path: string,
    schema: z.ZodMiniType<T> | null,
    body?: object,
  ): Promise<Reply<T>> => {
    try {
      const response = await fetcher(path, {
        method,
        cache: 'no-store',
        credentials: 'same-origin',
        redirect: 'error',
        signal: AbortSignal.timeout(20_000),
        ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
      });
      if (response.status === 204) return { kind: 'ok', value: null as T };
      const text: unknown = JSON.parse(await response.text());
      if (response.ok && schema) return { kind: 'ok', value: schema.parse(text) };
      if (response.status === 401) return { kind: 'signed-out' };
      const refusal = Refusal.safeParse(text);
      return refusal.success ? { kind: 'refused', ...refusal.data.error } : { kind: 'offline' };
    } catch {
      return { kind: 'offline' };
    }
  };
  return {
    enter: (token) => ask('POST', '/v1/session', SessionAnswer, { token }),
    session: () => ask('GET', '/v1/session', SessionAnswer),
    leave: () => ask('DELETE', '/v1/session', null),
    view: () => ask('GET', '/v1/supervision', SupervisionView),
    enrolmentCode: (id) =>
      ask('POST', `/v1/facilities/${encodeURIComponent(id)}/enrolment-codes`, EnrolmentCodeAnswer, {}),
    revoke: (device) => ask('POST', `/v1/devices/${encodeURIComponent(device)}/revocation`, null, {}),
  };
}
