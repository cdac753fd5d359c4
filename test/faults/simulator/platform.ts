/*
 * Imported before anything that it changes: compression runs on other threads and time-outs on the real clock, in an
 * order that no seed repeats. Without the first, tablets send plain text, as old browsers do.
 */

Reflect.deleteProperty(globalThis, 'CompressionStream');

/** A time-out that the simulated network keeps, in virtual time. */
export interface VirtualTimeout {
  timeoutMs: number;
}

AbortSignal.timeout = (ms: number) => ({ timeoutMs: ms }) satisfies VirtualTimeout as unknown as AbortSignal;
