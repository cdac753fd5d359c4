import type { Instant } from '../domain/day.ts';
import type { PackReading, ReferencePack } from '../protocol/pack.ts';
import type { TabletDatabase } from './database.ts';

/** Why the last pack that came was not taken; the one in use stays. */
export interface PackRefusal {
  kind: 'older' | 'not-signed' | 'invalid';
  at: Instant;
}

/**
 * Inside a transaction: takes a newer pack into use and keeps the ones before it, or notes why it was refused. An older
 * version is refused though it be signed, as nobody may take a directive back by replaying.
 */
export async function keepPack(
  database: TabletDatabase,
  reading: PackReading | null,
  at: Instant,
): Promise<void> {
  if (reading === null) return;
  const refuse = (kind: PackRefusal['kind']) =>
    database.reference.put({ kind, at } satisfies PackRefusal, 'pack-refusal');
  if (reading.kind !== 'ok') {
    await refuse(reading.kind);
    return;
  }
  const held = (await database.reference.get('pack')) as ReferencePack | undefined;
  const { pack, signed } = reading;
  if (held && pack.version < held.version) {
    await refuse('older');
    return;
  }
  await database.packs.put({ version: pack.version, ...signed, receivedAt: at });
  await database.reference.put(pack, 'pack');
  await database.reference.delete('pack-refusal');
}
