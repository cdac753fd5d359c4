import * as z from 'zod/mini';

/** The provider of identities that supervisors come by, and who we are to it. */
export interface ProviderSettings {
  issuer: string;
  /** Where the provider describes itself, when not at the usual address. */
  discovery: string | null;
  clientId: string;
  clientSecret: string;
  /** Levels of assurance of which one is asked for, and must be stated. Empty where any will do. */
  acr: readonly string[];
  scope: string;
}

const names = [
  ...['OIDC_ISSUER', 'OIDC_DISCOVERY', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ACR', 'OIDC_SCOPE'],
];

const text = (most: number) =>
  z.string('missing').check(z.regex(/^[\x20-\x7e]+$/, 'not plain characters'), z.maxLength(most, 'too long'));
const Address = z.string('missing').check(
  z.refine((it) => isSafe(it), { error: 'not an address that begins with https://' }),
  z.refine((it) => !/[?#]/.test(it), { error: 'has a query' }),
);

const Variables = z.object({
  PUBLIC_ORIGIN: z.string('missing: the provider sends people back to it').check(
    z.refine((it) => isSafe(it), {
      error: 'not an address that begins with https://, which the provider would send people back to',
    }),
  ),
  OIDC_ISSUER: Address,
  OIDC_DISCOVERY: z.optional(
    Address.check(
      z.refine((it) => it.includes('/.well-known/'), { error: 'not an address under /.well-known/' }),
    ),
  ),
  OIDC_CLIENT_ID: text(200),
  OIDC_CLIENT_SECRET: text(1000),
  OIDC_ACR: z.optional(text(500)),
  OIDC_SCOPE: z.optional(
    text(500).check(z.refine((it) => it.split(' ').includes('openid'), { error: 'lacks openid' })),
  ),
});

export type ProviderReading =
  | { kind: 'ok'; provider: ProviderSettings | null }
  /** The variable and what is wrong with it; never its value, which may be the secret. */
  | { kind: 'wrong'; variable: string; why: string };

/** No provider where no OIDC_ variable is set. */
export function readProvider(
  env: Record<string, string | undefined>,
  publicOrigin: string | null,
): ProviderReading {
  if (names.every((name) => !env[name])) return { kind: 'ok', provider: null };
  const given = Object.fromEntries(names.map((name) => [name, env[name] || undefined]));
  const parsed = Variables.safeParse({ ...given, PUBLIC_ORIGIN: publicOrigin ?? undefined });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { kind: 'wrong', variable: String(issue?.path[0]), why: issue?.message ?? 'wrong' };
  }
  const it = parsed.data;
  return {
    kind: 'ok',
    provider: {
      issuer: it.OIDC_ISSUER,
      discovery: it.OIDC_DISCOVERY ?? null,
      clientId: it.OIDC_CLIENT_ID,
      clientSecret: it.OIDC_CLIENT_SECRET,
      acr: it.OIDC_ACR?.split(' ').filter(Boolean) ?? [],
      scope: it.OIDC_SCOPE ?? 'openid',
    },
  };
}

/** HTTPS, but for what never leaves this machine. */
export function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (protocol === 'https:' || isLoopback(address)) && !username && !password;
}

export function isLoopback(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
