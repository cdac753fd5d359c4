import * as z from 'zod/mini';
import { importPublicKey, isSignedBy, type Subtle } from '../protocol/crypto.ts';
import type { PublicKey } from '../protocol/enrolment.ts';
import { BadInput } from './outcome.ts';

const Paper = z.object({ text: z.string(), signature: z.string() });
const Acknowledgement = z.object({
  acknowledgement: z.literal(1),
  device: z.string(),
  seq: z.int(),
  hash: z.nullable(z.string()),
  state: z.enum(['stored', 'quarantined']),
  number: z.int(),
  receivedAt: z.string(),
});

/** What the code of a printed acknowledgement says, once this endpoint's key did sign it. Throws BadInput. */
export async function verifiedAcknowledgement(
  { file, text, subtle }: { file: string; text: string; subtle: Subtle },
  endpointKey: PublicKey,
): Promise<z.infer<typeof Acknowledgement>> {
  const paper = Paper.safeParse(parsed(text));
  const told = paper.success ? Acknowledgement.safeParse(parsed(paper.data.text)) : null;
  if (!paper.success || !told?.success) throw new BadInput(file, 'not the code of an acknowledgement');
  const key = await importPublicKey(subtle, endpointKey);
  if (!(await isSignedBy(subtle, key, paper.data.text, paper.data.signature)))
    throw new BadInput(file, 'not signed by this endpoint');
  return told.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
