import { importPublicKey, isSignedBy, type Subtle } from '../protocol/crypto.ts';
import type { Device } from './devices.ts';
import { Refused } from './http/refused.ts';

/** Names come before events. */
const headLength = 1024;

export interface SignatureParts {
  findDevice: (id: string) => Promise<Device | null>;
  subtle: Subtle;
}

/** The tablet that signed this text, by whatever road it came. Throws Refused as the two below. */
export async function authenticateDevice(
  parts: SignatureParts,
  text: string,
  signature: unknown,
): Promise<Device> {
  const device = await namedDevice(parts, text);
  await requireSignature(parts, device, text, signature);
  return device;
}

/**
 * The tablet that a text names, by how it begins: tablets name themselves before their events. Throws Refused 400 for
 * none, 401 for one that is not enrolled.
 */
export async function namedDevice(
  { findDevice }: Pick<SignatureParts, 'findDevice'>,
  text: string,
): Promise<Device> {
  const [, id] = /"device"\s*:\s*"([^"\\]*)"/.exec(text.slice(0, headLength)) ?? [];
  if (id === undefined) throw new Refused(400, 'unreadable', 'the body names no device');
  const device = /^[0-9a-z]{20}$/.test(id) ? await findDevice(id) : null;
  if (!device) throw new Refused(401, 'unknown-device', 'no such device is enrolled');
  return device;
}

/**
 * Throws Refused unless the tablet signed this text with its enrolled key and may still speak: 401, or 403 where its
 * facility is blocked. The text is not parsed, as a kilobyte of gzip can say what takes gigabytes to parse; what is
 * parsed afterwards must name this same device.
 */
export async function requireSignature(
  { subtle }: Pick<SignatureParts, 'subtle'>,
  device: Device,
  text: string,
  signature: unknown,
): Promise<void> {
  const key = await importPublicKey(subtle, device.publicKey);
  if (typeof signature !== 'string' || !(await isSignedBy(subtle, key, text, signature))) {
    throw new Refused(401, 'bad-signature', 'the body is not signed by the enrolled key');
  }
  if (device.revokedAt !== null) throw new Refused(401, 'revoked', 'the enrolment was revoked');
  if (device.facilityBlockedAt !== null)
    throw new Refused(403, 'facility-blocked', 'the facility is blocked');
}
