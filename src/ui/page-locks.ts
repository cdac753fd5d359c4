/** The part of Web Locks that page and worker use. */
export type Locks = { request<T>(name: string, task: () => Promise<T>): Promise<T> };

/**
 * Web Locks that a page lets go of when it is left. A page kept in Chromium's back/forward cache keeps its place in the
 * queue of a lock, and everybody else, worker included, waits for a page that nobody sees (seen in Chromium 156). What
 * was running under the lock may finish later: sending twice is harmless, as the endpoint stores once.
 */
export function pageLocks(locks: LockManager, page: Pick<Window, 'addEventListener'>): Locks {
  let leaving = new AbortController();
  page.addEventListener('pagehide', () => {
    leaving.abort(new DOMException('the page was left', 'AbortError'));
    leaving = new AbortController();
  });
  return {
    request: (name, task) => {
      const { signal } = leaving;
      return locks.request(name, { signal }, () => Promise.race([task(), rejectedBy(signal)]));
    },
  };
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
