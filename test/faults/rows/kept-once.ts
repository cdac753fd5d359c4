import type { Page } from 'playwright-core';
import type postgres from 'postgres';
import type { NodeTablet } from '../../support/node-tablet.ts';

/** What does not agree between what tablets hold an acknowledgement of and what the record has, in sentences. */
export async function disagreements(sql: postgres.Sql, tablets: readonly NodeTablet[]): Promise<string[]> {
  const rows = await sql<{ device: string; seq: number; number: number; text: string }[]>`
    select device, seq, number, text from event`;
  const stored = new Map(rows.map((row) => [`${row.device}/${row.seq}`, row]));
  const wrong: string[] = [];
  for (const { database } of tablets) {
    const texts = new Map((await database.events.toArray()).map((row) => [row.seq, row.text]));
    for (const acknowledgement of await database.acknowledgements.toArray()) {
      const { device, seq, state } = acknowledgement;
      const row = stored.get(`${device}/${seq}`);
      if (state !== 'stored') wrong.push(`${device}/${seq} is ${state}`);
      else if (!row) wrong.push(`${device}/${seq} was acknowledged and is lost`);
      else if (row.number !== acknowledgement.number) wrong.push(`${device}/${seq} has two numbers`);
      else if (row.text !== texts.get(seq)) wrong.push(`${device}/${seq} is not what was sealed`);
    }
  }
  return wrong;
}

/** Flacons, as sealed on these tablets and as recorded for them: the same once everything was sent. */
export async function vialsOf(
  sql: postgres.Sql,
  tablets: readonly NodeTablet[],
): Promise<{ sealed: number; stored: number }> {
  const texts = (await Promise.all(tablets.map(({ database }) => database.events.toArray()))).flat();
  const rows = await sql<{ text: string }[]>`select text from event where kind = 'count'`;
  return { sealed: sumOf(texts), stored: sumOf(rows) };
}

export function sumOf(rows: readonly { text: string }[]): number {
  const lines = rows.flatMap(({ text }) => JSON.parse(text).body.lines as { physical: number }[]);
  return lines.reduce((sum, line) => sum + line.physical, 0);
}

/** Waits until the screens know what the tablet holds, then reads it off the database. */
export async function unsentCounts(page: Page): Promise<{ text: string }[]> {
  await page
    .getByText(/à\stransmettre/i)
    .first()
    .waitFor({ timeout: 20_000 });
  return page.evaluate(
    () =>
      new Promise<{ text: string }[]>((resolve, reject) => {
        const opening = indexedDB.open('releve');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('events').objectStore('events').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );
}
