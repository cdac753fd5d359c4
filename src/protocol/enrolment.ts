import * as z from 'zod/mini';
import { Facility } from '../domain/facility.ts';
import { DeviceId, InstantText } from './event.ts';
import { SignedPack } from './signed-pack.ts';
import { protocolMarker } from './sync.ts';

export const PublicKey = z.object({
  x: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  y: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});
export type PublicKey = z.infer<typeof PublicKey>;

/** Crockford base32 in two groups of six: the first finds the code, the second proves it. */
export const codePattern = /^[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}$/;

/** Upper-cases, and forgives spaces, a missing dash and the letters that look like figures. */
export function normaliseCode(text: string): string {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return `${plain.slice(0, 6)}-${plain.slice(6)}`;
}

export const EnrolmentRequest = z.object({
  protocol: z.literal(protocolMarker),
  code: z.string().check(z.regex(codePattern)),
  device: DeviceId,
  publicKey: PublicKey,
  deviceTime: InstantText,
  /** What this tablet was until now, and the endpoint's time in the last answer that it took then. */
  before: z.optional(z.object({ device: DeviceId, heardAt: InstantText })),
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;

/** Signed by the endpoint's key that it carries: the tablet pins it from then on. */
export const EnrolmentAnswer = z.object({
  protocol: z.literal(protocolMarker),
  device: DeviceId,
  now: InstantText,
  epoch: z.string(),
  endpointKey: PublicKey,
  facility: Facility,
  pack: SignedPack,
});
export type EnrolmentAnswer = z.infer<typeof EnrolmentAnswer>;
