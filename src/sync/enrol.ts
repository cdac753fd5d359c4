import { exportPublicKey, importPublicKey, isSignedBy, makeKeyPair } from '../protocol/crypto.ts';
import { EnrolmentAnswer, type EnrolmentRequest } from '../protocol/enrolment.ts';
import { protocolMarker, Refusal, signatureHeader } from '../protocol/sync.ts';
import { adopt, isCloned } from '../store/adopt.ts';
import { type Identity, readLink, unsentEvents } from '../store/index.ts';
import type { SyncParts } from './parts.ts';

export type EnrolOutcome = { kind: 'ok' } | { kind: 'offline' } | { kind: 'refused'; code: string };

export interface DeviceIds {
  fresh: () => string;
  /** The id that this tablet bore before its database was lost, so that its healed events go on under it. */
  remembered: () => string | null;
}

/**
 * Binds this tablet to the code's facility: a fresh P-256 key that cannot leave the browser, and the endpoint's key
 * pinned. A tablet that already has an identity keeps it, so that its events go on under it; a cloned one, or one that
 * moves to another facility with nothing left unsent, takes a new one.
 */
export async function enrol(parts: SyncParts, ids: DeviceIds, code: string): Promise<EnrolOutcome> {
  return parts.locks.request('releve-drain', async () => {
    const identity = (await parts.database.meta.get('identity')) as Identity | undefined;
    const known = (await isCloned(parts.database)) ? null : (identity?.device ?? ids.remembered());
    const first = await attempt(parts, code, known ?? ids.fresh());
    if (first.kind !== 'refused' || first.code !== 'device-bound-elsewhere') return first;
    if ((await unsentEvents(parts.database)).length > 0)
      return { kind: 'refused', code: 'unsent-for-other-facility' };
    return attempt(parts, code, ids.fresh());
  });
}

async function attempt(parts: SyncParts, code: string, device: string): Promise<EnrolOutcome> {
  const keys = await makeKeyPair(parts.subtle, false);
  const identity = (await parts.database.meta.get('identity')) as Identity | undefined;
  const heardAt = (await readLink(parts.database)).lastContactAt;
  const request: EnrolmentRequest = {
    protocol: protocolMarker,
    code,
    device,
    publicKey: await exportPublicKey(parts.subtle, keys.publicKey),
    deviceTime: parts.now(),
    before: identity && heardAt ? { device: identity.device, heardAt } : undefined,
  };
  const reply = await post(parts, request);
  if (!reply) return { kind: 'offline' };
  if (reply.status !== 200) {
    const refusal = Refusal.safeParse(reply.json);
    return refusal.success ? { kind: 'refused', code: refusal.data.error.code } : { kind: 'offline' };
  }
  const answer = EnrolmentAnswer.safeParse(reply.json);
  if (!answer.success || answer.data.device !== device) return { kind: 'offline' };
  // A key that was damaged on the way may be no point of the curve.
  const endpointKey = await importPublicKey(parts.subtle, answer.data.endpointKey).catch(() => null);
  if (!endpointKey || !(await isSignedBy(parts.subtle, endpointKey, reply.text, reply.signature)))
    return { kind: 'offline' };
  const middle = (Date.parse(request.deviceTime) + Date.parse(parts.now())) / 2;
  const readSignedPack = await parts.packReader();
  const pack = await readSignedPack(parts.subtle, endpointKey, answer.data.pack);
  if (pack.kind !== 'ok') return { kind: 'refused', code: 'pack-refused' };
  const clockOffsetMs = Math.round(Date.parse(answer.data.now) - middle);
  await adopt(parts.database, parts.subtle, answer.data, keys.privateKey, clockOffsetMs, pack);
  return { kind: 'ok' };
}

async function post(parts: SyncParts, request: EnrolmentRequest) {
  try {
    const response = await parts.fetcher('/v1/enrolments', {
      method: 'POST',
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const text = await response.text();
    const json: unknown = JSON.parse(text);
    return { status: response.status, text, json, signature: response.headers.get(signatureHeader) ?? '' };
  } catch {
    return null;
  }
}
