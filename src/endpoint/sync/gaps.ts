import type postgres from 'postgres';
import type { SeqRun, SyncAnswer } from '../../protocol/sync.ts';

/** What a tablet is told of its own. */
export type Gaps = Pick<SyncAnswer, 'gaps' | 'gapsUpTo'>;

const mostGaps = 100;

export async function gapsOf(sql: postgres.Sql, device: string): Promise<Gaps> {
  const [row] = await sql<{ highest_seq: number; lacks: boolean }[]>`
    select highest_seq, events_held < highest_seq as lacks from device where id = ${device}`;
  const gaps = row?.lacks ? ((await gapsByDevice(sql, [device])).get(device) ?? []) : [];
  return { gaps, gapsUpTo: knownUpTo(gaps, row?.highest_seq ?? 0) };
}

/** Of more runs than are listed, nothing is said of what lies behind the last. */
export function knownUpTo(gaps: readonly SeqRun[], highest: number): number {
  return gaps.length < mostGaps ? highest : (gaps[mostGaps - 1]?.to ?? 0);
}

/**
 * Runs of sequence numbers that never arrived, up to the highest that each tablet is known to have given; what is
 * quarantined did arrive.
 */
export async function gapsByDevice(
  sql: postgres.Sql,
  devices: readonly string[],
): Promise<Map<string, SeqRun[]>> {
  const gaps = new Map<string, SeqRun[]>(devices.map((device) => [device, []]));
  if (devices.length === 0) return gaps;
  const rows = await sql<(SeqRun & { device: string })[]>`
    with highest as (select id, highest_seq from device where id = any(${devices as string[]}) and events_held < highest_seq),
    held as (
      select device, seq from event join highest on id = device
      union select device, seq from quarantine join highest on id = device where seq <= highest_seq
      union select id, highest_seq + 1 from highest
    ),
    steps as (select device, seq, lag(seq, 1, 0::bigint) over (partition by device order by seq) as before from held)
    select device, before + 1 as "from", seq - 1 as "to" from steps where seq > before + 1 order by device, seq`;
  for (const { device, from, to } of rows) {
    const found = gaps.get(device);
    if (found && found.length < mostGaps) found.push({ from, to });
  }
  return gaps;
}
