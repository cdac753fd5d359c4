import type { Instant } from '../domain/day.ts';
import { importPublicKey, type Subtle, signText } from '../protocol/crypto.ts';
import { type EnrolmentAnswer, EnrolmentRequest } from '../protocol/enrolment.ts';
import { protocolMarker } from '../protocol/sync.ts';
import { type JsonBody, parseBody } from './http/body.ts';
import { Refused } from './http/refused.ts';
import type { SignedAnswer } from './sync/answer.ts';
import type { Ledger } from './sync/ledger.ts';

/** Binds a tablet by its one-time code, from the request's body to what is sent back; throws Refused. */
export async function answerEnrolment(
  ledger: Ledger,
  { subtle, body, now }: { subtle: Subtle; body: JsonBody; now: Instant },
): Promise<SignedAnswer> {
  const wanted = parseBody(EnrolmentRequest, body);
  await importPublicKey(subtle, wanted.publicKey).catch(() => {
    throw new Refused(400, 'unreadable', 'the public key is not a point of P-256');
  });
  const enrolment = await ledger.enrolDevice(wanted, now);
  switch (enrolment.kind) {
    case 'ok': {
      const { epoch, publicKey, privateKey } = await ledger.identity(wanted.device);
      const pack = await ledger.packNewerThan(0);
      if (!pack) throw new Error('the database holds no pack: prepare() has not run');
      const answer: EnrolmentAnswer = {
        protocol: protocolMarker,
        device: wanted.device,
        now,
        epoch,
        endpointKey: publicKey,
        facility: await ledger.underSettings(enrolment.facility),
        pack,
      };
      const text = JSON.stringify(answer);
      return { text, signature: await signText(subtle, privateKey, text) };
    }
    case 'device-bound-elsewhere':
      throw new Refused(409, enrolment.kind, 'this device belongs to another facility');
    case 'code-unknown':
    case 'code-used':
    case 'code-expired':
    case 'too-many-tries':
      throw new Refused(403, enrolment.kind, 'the code does not enrol');
  }
}
