import { setTimeout } from 'node:timers/promises';

/** Asks every few milliseconds; undefined when time is up first. */
export async function until<Answer>(
  ms: number,
  ask: () => Answer | undefined | false | Promise<Answer | undefined | false>,
): Promise<Answer | undefined> {
  const end = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() >= end) return undefined;
    await setTimeout(15);
  }
}
