import * as z from 'zod/mini';
import { DirectiveDocument } from '../domain/document.ts';
import { type PackProblem, packProblems } from '../domain/pack-problems.ts';
import { Product } from '../domain/product.ts';
import { isSignedBy, type Subtle, signText } from './crypto.ts';
import { InstantText } from './event.ts';
import type { SignedPack } from './signed-pack.ts';

/** Products and directives, as published: what a tablet judges by. */
export const ReferencePack = z.object({
  version: z.int().check(z.positive()),
  issuedAt: InstantText,
  /** From then on tablets go on with it and say so; null where nobody set a term. */
  expiresAt: z.nullable(InstantText),
  products: z.array(Product).check(z.minLength(1)),
  documents: z.array(DirectiveDocument),
});
export type ReferencePack = z.infer<typeof ReferencePack>;

export type PackReading =
  | { kind: 'ok'; pack: ReferencePack; signed: SignedPack }
  | { kind: 'not-signed' }
  | { kind: 'invalid'; problems: PackProblem[] };

export async function signPack(subtle: Subtle, key: CryptoKey, pack: ReferencePack): Promise<SignedPack> {
  const text = JSON.stringify(pack);
  return { text, signature: await signText(subtle, key, text) };
}

/** A pack is taken whole or not at all: first its signature, then every rule of it. */
export async function readSignedPack(
  subtle: Subtle,
  key: CryptoKey,
  signed: SignedPack,
): Promise<PackReading> {
  if (!(await isSignedBy(subtle, key, signed.text, signed.signature))) return { kind: 'not-signed' };
  const reading = readPack(signed.text);
  return reading.kind === 'ok' ? { ...reading, signed } : reading;
}

/** Every error of a pack's text, each with its path; none means that it can be published. */
export function readPack(
  text: string,
): { kind: 'ok'; pack: ReferencePack } | { kind: 'invalid'; problems: PackProblem[] } {
  const value = parsed(text);
  if (value === undefined) return { kind: 'invalid', problems: [{ path: '', message: 'not JSON' }] };
  const pack = ReferencePack.safeParse(value);
  if (!pack.success) {
    const problems = pack.error.issues.map((issue) => ({
      path: pathText(issue.path),
      message: issue.message,
    }));
    return { kind: 'invalid', problems };
  }
  const problems = packProblems(pack.data);
  return problems.length === 0 ? { kind: 'ok', pack: pack.data } : { kind: 'invalid', problems };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
