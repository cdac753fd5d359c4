/**
 * Runs tasks as they come, so many at a time and so many of one key; the others wait, and a key that has many leaves the
 * way free for those that have few.
 */
export function turns(
  atOnce: number,
  atOnceOfOne: number,
): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const waiting: { key: string; start: () => void }[] = [];
  const running = new Map<string, number>();
  let inAll = 0;
  const mayRun = (key: string) => inAll < atOnce && (running.get(key) ?? 0) < atOnceOfOne;
  const change = (key: string, by: 1 | -1) => {
    const count = (running.get(key) ?? 0) + by;
    inAll += by;
    if (count > 0) running.set(key, count);
    else running.delete(key);
  };

  return async (key, task) => {
    if (mayRun(key)) change(key, 1);
    else await new Promise<void>((start) => waiting.push({ key, start }));
    try {
      return await task();
    } finally {
      change(key, -1);
      const at = waiting.findIndex((it) => mayRun(it.key));
      const [next] = at < 0 ? [] : waiting.splice(at, 1);
      if (next) {
        change(next.key, 1);
        next.start();
      }
    }
  };
}
