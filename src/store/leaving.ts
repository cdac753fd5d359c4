import type { TabletDatabase } from './database.ts';

interface Page {
  addEventListener(type: 'pagehide' | 'pageshow', listener: () => void): void;
}

/**
 * Gives up whatever is under way when a page is left: WebKit lets a transaction of a page that is gone hold the database
 * until the browser is started again, and every later page waits (WebKitGTK 2.50, Safari). Nothing that was said to be
 * kept is lost: that is said once a transaction has completed. To be called before the database opens.
 */
export function giveUpWhenLeft(database: TabletDatabase, page: Page): void {
  const running = new Set<IDBTransaction>();
  database.use({
    stack: 'dbcore',
    create: (core) => ({
      ...core,
      transaction: (...asked) => {
        const transaction = core.transaction(...asked) as IDBTransaction;
        running.add(transaction);
        for (const end of ['complete', 'abort'])
          transaction.addEventListener(end, () => running.delete(transaction));
        return transaction;
      },
    }),
  });
  page.addEventListener('pageshow', () => {
    database.isLeft = false;
  });
  page.addEventListener('pagehide', () => {
    database.isLeft = true;
    for (const transaction of running) {
      try {
        transaction.abort();
      } catch {
        // It is committing already.
      }
    }
  });
}
