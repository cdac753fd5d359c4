/** A time-out that the simulated network keeps, in virtual time. */
export interface VirtualTimeout {
  timeoutMs: number;
}

/**
 * Runs a task without what would go its own way: compression runs on other threads and time-outs on the real clock, in an
 * order that no seed repeats. Without the first, tablets send plain text, as old browsers do.
 */
export async function onVirtualPlatform<T>(task: () => Promise<T>): Promise<T> {
  const { CompressionStream } = globalThis;
  const { timeout } = AbortSignal;
  Reflect.deleteProperty(globalThis, 'CompressionStream');
  AbortSignal.timeout = (ms: number) =>
    ({ timeoutMs: ms }) satisfies VirtualTimeout as unknown as AbortSignal;
  try {
    return await task();
  } finally {
    Object.assign(globalThis, { CompressionStream });
    AbortSignal.timeout = timeout;
  }
}
