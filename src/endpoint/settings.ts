import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ProviderSettings, readProvider } from './provider/settings.ts';

export interface Settings {
  port: number;
  host: string;
  /** Undefined for the embedded database. */
  databaseUrl: string | undefined;
  dataDirectory: string;
  /** Where people reach this endpoint when a proxy stands before it. */
  publicOrigin: string | null;
  /** Whether anything was said of the address; else a command goes by what the endpoint noted when it started. */
  saysAddress: boolean;
  /** Paths of PEM files. */
  tls: { cert: string; key: string } | null;
  distDirectory: string;
  /** Takes the app's worker and caches off every tablet that opens it, until it is unset. */
  withoutWorker: boolean;
  /** Whom supervisors come by; null where a one-time link is all that they need. */
  provider: ProviderSettings | null;
}

/** The message names the variable. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

export function readSettings(env: Record<string, string | undefined>): Settings {
  const publicOrigin = env.PUBLIC_ORIGIN ? originOf(env.PUBLIC_ORIGIN) : null;
  return {
    port: portOf(env.PORT || '8080'),
    host: env.HOST || '0.0.0.0',
    databaseUrl: env.DATABASE_URL || undefined,
    dataDirectory: resolve(env.RELEVE_DATA || 'data'),
    publicOrigin,
    saysAddress: Boolean(env.PORT || env.PUBLIC_ORIGIN || env.TLS_CERT),
    tls: tlsOf(env.TLS_CERT, env.TLS_KEY),
    distDirectory: join(fileURLToPath(new URL('../..', import.meta.url)), 'dist'),
    withoutWorker: isSet('RELEVE_WITHOUT_WORKER', env.RELEVE_WITHOUT_WORKER),
    provider: providerOf(env, publicOrigin),
  };
}

/** The origin to print: what people type when nothing else is said. */
export function originToPrint(settings: Settings): string {
  return settings.publicOrigin ?? `${settings.tls ? 'https' : 'http'}://localhost:${settings.port}`;
}

/** Whether browsers reach this endpoint by HTTPS, directly or through the proxy. */
export function isHttps(settings: Settings): boolean {
  return settings.tls !== null || (settings.publicOrigin?.startsWith('https:') ?? false);
}

/** Whether who connects is a proxy, which knows who asks: served directly, HTTPS reaches us from anybody. */
export function hasProxy({ publicOrigin, tls }: Settings): boolean {
  return publicOrigin !== null && tls === null;
}

function isSet(name: string, text: string | undefined): boolean {
  if (!text || text === '0') return false;
  if (text === '1') return true;
  throw new SettingsError(`${name}: '${text}' is neither 1 nor 0`);
}

function providerOf(
  env: Record<string, string | undefined>,
  publicOrigin: string | null,
): ProviderSettings | null {
  const reading = readProvider(env, publicOrigin);
  if (reading.kind === 'ok') return reading.provider;
  throw new SettingsError(`${reading.variable}: ${reading.why}`);
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new SettingsError(`PORT: '${text}' is not a port number from 0 to 65535`);
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash;
  if (isOrigin && !url.username && !url.password) return url.origin;
  throw new SettingsError(`PUBLIC_ORIGIN: '${text}' is not an origin such as https://releve.example`);
}

function tlsOf(cert: string | undefined, key: string | undefined): Settings['tls'] {
  if (!cert && !key) return null;
  if (!cert) throw new SettingsError('TLS_CERT: missing, though TLS_KEY is set');
  if (!key) throw new SettingsError('TLS_KEY: missing, though TLS_CERT is set');
  return { cert: resolve(cert), key: resolve(key) };
}
