import type postgres from 'postgres';

export interface Gap {
  from: number;
  to: number;
}

const mostGaps = 100;

/** Runs of sequence numbers that never arrived, below each tablet's highest; what is quarantined did arrive. */
export async function gapsByDevice(
  sql: postgres.Sql,
  devices: readonly string[],
): Promise<Map<string, Gap[]>> {
  const gaps = new Map<string, Gap[]>(devices.map((device) => [device, []]));
  if (devices.length === 0) return gaps;
  const rows = await sql<(Gap & { device: string })[]>`
    with highest as (select id, highest_seq from device where id = any(${devices as string[]}) and events_held < highest_seq),
    held as (
      select device, seq from event join highest on id = device
      union select device, seq from quarantine join highest on id = device where seq <= highest_seq
    ),
    steps as (select device, seq, lag(seq, 1, 0::bigint) over (partition by device order by seq) as before from held)
    select device, before + 1 as "from", seq - 1 as "to" from steps where seq > before + 1 order by device, seq`;
  for (const { device, from, to } of rows) {
    const found = gaps.get(device);
    if (found && found.length < mostGaps) found.push({ from, to });
  }
  return gaps;
}
