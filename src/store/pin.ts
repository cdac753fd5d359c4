import { triesLeft, waitAfter } from '../domain/person.ts';
import type { Subtle } from '../protocol/crypto.ts';
import type { PinTries, TabletDatabase } from './database.ts';

export type PinOutcome =
  | { kind: 'ok' }
  | { kind: 'wrong'; triesLeft: number }
  | { kind: 'wait'; leftMs: number }
  /** Removed meanwhile, from another page. */
  | { kind: 'gone' };

/**
 * About a tenth of a second on an old tablet. More would protect nothing: whoever copies the disk tries a million codes
 * in minutes, whatever the count.
 */
const iterations = 100_000;

/** PBKDF2 with SHA-256 over the code's digits, 32 bytes in lower-case hexadecimal. */
export async function hashOfPin(subtle: Subtle, pin: string, salt: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await subtle.importKey('raw', bytes(pin), 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations };
  const hash = new Uint8Array(await subtle.deriveBits(parameters, key, 256));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A try is counted before it is looked at: an app killed in between, or a second page, gains none. */
export async function tryPin(
  database: TabletDatabase,
  subtle: Subtle,
  id: string,
  pin: string,
): Promise<PinOutcome> {
  const counted = await database.transaction('rw', database.people, database.pinTries, async () => {
    const person = await database.people.get(id);
    if (!person) return null;
    const before = await triesOf(database, id);
    if (before.waitLeftMs > 0) return { person, tries: before, isTried: false };
    const failures = before.failures + 1;
    const tries: PinTries = { person: id, failures, waitLeftMs: waitAfter(failures) };
    await database.pinTries.put(tries);
    return { person, tries, isTried: true };
  });
  if (!counted) return { kind: 'gone' };
  const { person, tries, isTried } = counted;
  if (isTried && (await hashOfPin(subtle, pin, person.salt)) === person.pinHash) {
    await database.pinTries.delete(id);
    return { kind: 'ok' };
  }
  if (tries.waitLeftMs > 0) return { kind: 'wait', leftMs: tries.waitLeftMs };
  return { kind: 'wrong', triesLeft: triesLeft(tries.failures) };
}

/** What is left to wait before another try, in ms. */
export async function waitOf(database: TabletDatabase, id: string): Promise<number> {
  return (await triesOf(database, id)).waitLeftMs;
}

/**
 * Takes time that the app was open, in ms of a clock that nobody can set, off every wait: neither moving the tablet's
 * clock nor restarting shortens one (S14). Returns the longest that is left. Call it from one page at a time, or waits
 * go by twice as fast.
 */
export async function serveWaits(database: TabletDatabase, elapsedMs: number): Promise<number> {
  return database.transaction('rw', database.pinTries, async () => {
    const waiting = await database.pinTries.filter((it) => it.waitLeftMs > 0).toArray();
    const left = waiting.map((it) => ({ ...it, waitLeftMs: Math.max(0, it.waitLeftMs - elapsedMs) }));
    await database.pinTries.bulkPut(left);
    return Math.max(0, ...left.map((it) => it.waitLeftMs));
  });
}

async function triesOf(database: TabletDatabase, person: string): Promise<PinTries> {
  return (await database.pinTries.get(person)) ?? { person, failures: 0, waitLeftMs: 0 };
}
