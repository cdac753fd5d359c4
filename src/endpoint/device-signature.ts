import { importPublicKey, isSignedBy, type Subtle } from '../protocol/crypto.ts';
import type { Device } from './devices.ts';
import type { JsonBody } from './http/body.ts';
import { Refused } from './http/refused.ts';

/**
 * The tablet that signed this text with its enrolled key, by whatever road it came. Throws Refused: 401 for a tablet
 * that is unknown or revoked or did not sign this, 403 where its facility is blocked.
 */
export async function authenticateDevice(
  { findDevice, subtle }: { findDevice: (id: string) => Promise<Device | null>; subtle: Subtle },
  { text, value }: JsonBody,
  signature: unknown,
): Promise<Device> {
  const id = (value as { device?: unknown } | null)?.device;
  if (typeof id !== 'string') throw new Refused(400, 'unreadable', 'the body names no device');
  const device = /^[0-9a-z]{20}$/.test(id) ? await findDevice(id) : null;
  if (!device) throw new Refused(401, 'unknown-device', 'no such device is enrolled');
  const key = await importPublicKey(subtle, device.publicKey);
  if (typeof signature !== 'string' || !(await isSignedBy(subtle, key, text, signature))) {
    throw new Refused(401, 'bad-signature', 'the body is not signed by the enrolled key');
  }
  if (device.revokedAt !== null) throw new Refused(401, 'revoked', 'the enrolment was revoked');
  if (device.facilityBlockedAt !== null)
    throw new Refused(403, 'facility-blocked', 'the facility is blocked');
  return device;
}
