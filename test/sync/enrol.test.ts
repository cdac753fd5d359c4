import { describe, expect, test } from 'vitest';
import { signText } from '../../src/protocol/crypto.ts';
import type { EnrolmentAnswer } from '../../src/protocol/enrolment.ts';
import { signatureHeader } from '../../src/protocol/sync.ts';
import { enrol } from '../../src/sync/enrol.ts';
import { deviceA, enrolledTablet, subtle } from '../support/tablet-parts.ts';

const ids = { fresh: () => deviceA, remembered: () => null };

/** What becomes of an answer that something on the way changed, before or after it was signed. */
async function enrolledBy(change: (answer: EnrolmentAnswer) => object, isSigned = true) {
  const { parts, enrolment, endpointKeys } = await enrolledTablet();
  const text = JSON.stringify(change(enrolment));
  const signed = isSigned ? text : JSON.stringify(enrolment);
  const signature = await signText(subtle, endpointKeys.privateKey, signed);
  const fetcher = async () => new Response(text, { headers: { [signatureHeader]: signature } });
  return enrol({ ...parts, fetcher: fetcher as typeof fetch }, ids, 'ABC123DEF456');
}

describe('an enrolment', () => {
  test('takes the answer that was signed', async () => {
    expect(await enrolledBy((it) => it)).toEqual({ kind: 'ok' });
  });

  test.each([
    ['is not the signed one', (it: EnrolmentAnswer) => ({ ...it, epoch: 'other' }), false],
    ['is for another tablet', (it: EnrolmentAnswer) => ({ ...it, device: 'b'.repeat(20) }), true],
    [
      'has a key that is no point of the curve',
      ({ endpointKey, ...it }: EnrolmentAnswer) => ({
        ...it,
        endpointKey: { ...endpointKey, x: endpointKey.y },
      }),
      true,
    ],
    ['is of no enrolment', () => ({ hello: 'portal' }), true],
  ])('takes no answer that %s, and may be tried again', async (_, change, isSigned) => {
    expect(await enrolledBy(change, isSigned)).toEqual({ kind: 'offline' });
  });
});
