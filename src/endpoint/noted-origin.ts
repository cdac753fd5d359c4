import type postgres from 'postgres';

/** Notes where people reach this endpoint, so that commands print links to it. */
export async function noteOrigin(sql: postgres.Sql, origin: string): Promise<void> {
  await sql`update endpoint set origin = ${origin} where origin is distinct from ${origin}`;
}

/** As the endpoint noted when it last started; null where it never did. */
export async function notedOrigin(sql: postgres.Sql): Promise<string | null> {
  const [row] = await sql<{ origin: string | null }[]>`select origin from endpoint`;
  return row?.origin ?? null;
}
