import { signatureHeader } from '../../../src/protocol/sync.ts';
import type { Chance } from './chance.ts';
import type { VirtualTimeout } from './platform.ts';
import { dayMs, hourMs, type Profile } from './profile.ts';
import { newProcess, type Process, type Scheduler } from './scheduler.ts';
import type { Instance, Posted, Reply } from './service.ts';

export interface NetworkParts {
  scheduler: Scheduler;
  chance: Chance;
  profile: () => Profile;
  /** Those that run; any of them may get a request. */
  instances: () => readonly Instance[];
  world: Process;
}

/** The way from a process on a tablet to the endpoint and back, with all that may happen on it. */
export function fetcherOf(parts: NetworkParts, process: Process, isOffline: () => boolean): typeof fetch {
  const { scheduler, chance, profile } = parts;
  return (async (path: string, init: RequestInit) => {
    const { timeoutMs } = init.signal as unknown as VirtualTimeout;
    const headers = init.headers as { [name: string]: string };
    const posted: Posted = {
      path,
      body: init.body as string,
      signature: headers[signatureHeader],
    };
    const faults = profile();
    if (isOffline())
      return scheduler.step(process, 'no network', refuse('Failed to fetch'), chance.int(5, 500));
    const elsewhere = otherAnswer(chance, faults);
    if (elsewhere)
      return scheduler.step(process, `somebody else: ${elsewhere.status}`, () => toResponse(elsewhere), 200);
    const timer = newProcess();
    return new Promise((resolve, reject) => {
      void scheduler.step(timer, 'timed out', refuse('timed out'), timeoutMs).catch(reject);
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          timer.alive = false;
          settle(value);
        };
      const delay = chance.int(10, 2_000);
      if (chance.happens(faults.doubled)) {
        const twinDelay = chance.pick([
          delay + chance.int(-20, 20),
          chance.int(0, hourMs),
          chance.int(0, 3 * dayMs),
        ]);
        void deliver(parts, posted, Math.max(0, twinDelay));
      }
      if (chance.happens(faults.requestLost)) return;
      void deliver(parts, damagedRequest(posted, chance, faults), delay).then((reply) => {
        if (chance.happens(faults.answerLost)) return;
        const wayBack = chance.happens(faults.answerLate) ? chance.int(0, 4 * 60_000) : chance.int(10, 2_000);
        const received = damaged(reply, chance, faults);
        void scheduler
          .step(
            process,
            `answer ${received?.status ?? 'cut'}`,
            () => (received ? toResponse(received) : cut()),
            wayBack,
          )
          .then(settled(resolve), settled(reject));
      });
    });
  }) as typeof fetch;
}

async function deliver(parts: NetworkParts, posted: Posted, delayMs: number): Promise<Reply> {
  const { scheduler, chance, world } = parts;
  return scheduler
    .step(world, 'request arrives', () => undefined, delayMs)
    .then(() => chance.pick(parts.instances()).handle(posted));
}

function refuse(message: string): () => never {
  return () => {
    throw new TypeError(message);
  };
}

/** Proxies, portals and overloaded endpoints answer too. */
function otherAnswer(chance: Chance, faults: Profile): Reply | null {
  const html = '<!doctype html><title>Wi-Fi</title>';
  if (chance.happens(faults.captivePortal))
    return { status: 200, body: chance.pick([html, '{"ok":true}', '{}', '']), headers: {} };
  if (!chance.happens(faults.refusal)) return null;
  const status = chance.pick([401, 403, 404, 408, 413, 413, 425, 426, 429, 500, 502, 503, 503]);
  const wait: Reply['headers'] = chance.happens(0.5) ? { 'retry-after': String(chance.int(0, 7_200)) } : {};
  return { status, body: html, headers: wait };
}

function damagedRequest(posted: Posted, chance: Chance, faults: Profile): Posted {
  if (!chance.happens(faults.requestDamaged)) return posted;
  return {
    ...posted,
    body: chance.happens(0.5) ? altered(posted.body, chance) : cutShort(posted.body, chance),
  };
}

function damaged(reply: Reply, chance: Chance, faults: Profile): Reply | null {
  if (chance.happens(faults.answerCut))
    return chance.happens(0.5) ? null : { ...reply, body: cutShort(reply.body, chance) };
  if (!chance.happens(faults.answerDamaged)) return reply;
  if (chance.happens(0.5)) return { ...reply, body: altered(reply.body, chance) };
  const { [signatureHeader]: signature = '', ...rest } = reply.headers;
  return {
    ...reply,
    headers: chance.happens(0.5) ? rest : { ...rest, [signatureHeader]: altered(signature, chance) },
  };
}

function altered(text: string, chance: Chance): string {
  const at = chance.int(0, text.length - 1);
  const digit = text[at] === '7' ? '1' : '7';
  return text.slice(0, at) + digit + text.slice(at + 1);
}

function cutShort(text: string, chance: Chance): string {
  return text.slice(0, chance.int(0, text.length - 1));
}

function toResponse({ status, body, headers }: Reply): Response {
  return {
    status,
    headers: { get: (name: string) => headers[name] ?? null },
    text: async () => body,
  } as unknown as Response;
}

/** The connection breaks while the body is read. */
function cut(): Response {
  return {
    status: 200,
    headers: { get: () => null },
    text: async () => refuse('cut')(),
  } as unknown as Response;
}
