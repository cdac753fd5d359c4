/** `closing`, `lost`: no transaction begins; `closed`: the browser closed it; `aborted`: begun, and given up; `unheard`: completed, and its page is told that it was not. */
export type Death = 'closing' | 'lost' | 'closed' | 'aborted' | 'unheard' | 'none';

/** Runs in a page before its own code: lets transactions that write die as `dying` tells, so many times. */
export function dieAsTold(): void {
  const world = globalThis as { dying?: { how: string; often: number } };
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const { dying } = world;
    if (!dying || mode !== 'readwrite' || dying.often < 1) return begin.call(this, names, mode, options);
    dying.often -= 1;
    if (dying.how === 'lost')
      throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    if (dying.how === 'closing')
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    if (dying.how === 'closed') this.close();
    const transaction = begin.call(this, names, mode, options);
    if (dying.how === 'aborted') setTimeout(() => transaction.abort());
    if (dying.how === 'unheard') {
      transaction.addEventListener('complete', (event) => {
        event.stopImmediatePropagation();
        transaction.dispatchEvent(new Event('abort'));
      });
    }
    return transaction;
  };
}
