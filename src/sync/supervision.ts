import * as z from 'zod/mini';
import type { PackProblem } from '../domain/pack-problems.ts';
import type { ReferencePack } from '../protocol/pack.ts';
import { GoOn } from '../protocol/sign-in.ts';
import {
  EnrolmentCodeAnswer,
  PublicationAnswer,
  PublishedPacks,
  type ResupplyRequest,
  SessionAnswer,
  SupervisionView,
} from '../protocol/supervision.ts';
import { Refusal } from '../protocol/sync.ts';

/** What became of a supervisor's request. `offline` says only that no readable answer came. */
export type Reply<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'offline' }
  | ({ kind: 'signed-out' } & Ways)
  | ({ kind: 'refused'; code: string; message: string; problems?: PackProblem[] } & Ways);

/** Whether one may come in by the provider of identities. */
export interface Ways {
  provider?: boolean | undefined;
}

export interface SupervisionClient {
  /** A session, or first to the provider of identities. */
  enter(token: string): Promise<Reply<SessionAnswer | GoOn>>;
  session(): Promise<Reply<SessionAnswer>>;
  /** Where to go on to, where the provider’s session is to be ended too. */
  leave(): Promise<Reply<GoOn | null>>;
  view(): Promise<Reply<SupervisionView>>;
  /** A one-time code for a tablet of that facility. */
  enrolmentCode(facilityId: string): Promise<Reply<EnrolmentCodeAnswer>>;
  revoke(device: string): Promise<Reply<null>>;
  /** Raises or lifts a word of this supervisor's own. */
  resupply(word: ResupplyRequest): Promise<Reply<null>>;
  packs(): Promise<Reply<PublishedPacks>>;
  /** Refused whole with every problem, or signed and published; for the nation alone. */
  publish(pack: ReferencePack): Promise<Reply<PublicationAnswer>>;
}

const Ways = z.object({ provider: z.optional(z.boolean()) });
const Problems = z.object({ problems: z.array(z.object({ path: z.string(), message: z.string() })) });

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
      const ways = Ways.safeParse(text).data;
      if (response.status === 401) return { kind: 'signed-out', ...ways };
      const refusal = Refusal.safeParse(text);
      if (!refusal.success) return { kind: 'offline' };
      return { kind: 'refused', ...refusal.data.error, ...Problems.safeParse(text).data, ...ways };
    } catch {
      return { kind: 'offline' };
    }
  };
  return {
    enter: (token) => ask('POST', '/v1/session', z.union([SessionAnswer, GoOn]), { token }),
    session: () => ask('GET', '/v1/session', SessionAnswer),
    leave: () => ask('DELETE', '/v1/session', GoOn),
    view: () => ask('GET', '/v1/supervision', SupervisionView),
    enrolmentCode: (id) =>
      ask('POST', `/v1/facilities/${encodeURIComponent(id)}/enrolment-codes`, EnrolmentCodeAnswer, {}),
    revoke: (device) => ask('POST', `/v1/devices/${encodeURIComponent(device)}/revocation`, null, {}),
    resupply: (word) => ask('POST', '/v1/resupply', null, word),
    packs: () => ask('GET', '/v1/packs', PublishedPacks),
    publish: (pack) => ask('POST', '/v1/packs', PublicationAnswer, pack),
  };
}
