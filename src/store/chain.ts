import type { ChainHead, TabletDatabase } from './database.ts';

/** The last event sealed under an identity, null where there is none. */
export async function headOf(database: TabletDatabase, device: string): Promise<ChainHead | null> {
  const head = (await database.meta.get('chain')) as ChainHead | undefined;
  return head?.device === device ? head : null;
}
