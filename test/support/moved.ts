import type { Facility } from '../../src/domain/facility.ts';
import { readSignedPack } from '../../src/protocol/pack.ts';
import { demonstrationFacilities } from '../../src/reference/demonstration.ts';
import { adopt } from '../../src/store/adopt.ts';
import { subtle, type TestTablet } from './tablet-parts.ts';

export const bordeaux = demonstrationFacilities.find((it) => it.id === 'demo-bordeaux') as Facility;

/** Linked to a pharmacy under an identity, as `enrol` does once the endpoint agreed. */
export async function movedTo(tablet: TestTablet, facility: Facility, device: string): Promise<void> {
  const { database, enrolment, endpointKeys, clock } = tablet;
  const pack = await readSignedPack(subtle, endpointKeys.publicKey, enrolment.pack);
  const answer = { ...enrolment, device, facility, now: clock.now() };
  await adopt(database, subtle, answer, endpointKeys.privateKey, 0, pack);
}
