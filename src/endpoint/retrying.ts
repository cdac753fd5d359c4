const mostAttempts = 5;

/**
 * A single statement, tried again after a deadlock, a failed serialisation or a connection lost in its middle: so it
 * must be one that may run twice. Single statements throughout, as postgres.js 3.4.9 throws outside of any promise, or
 * never settles, when a connection is lost inside its begin() or reserve() (its issues 1154 and 1208).
 */
export async function retrying<T>(statement: () => PromiseLike<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await statement();
    } catch (error) {
      if (attempt >= mostAttempts || !isTransient(error)) throw error;
    }
  }
}

function isTransient(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['40001', '40P01', '57P01', 'CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE'].includes(code);
}
