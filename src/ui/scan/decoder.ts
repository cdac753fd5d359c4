import { trustedScript } from '../trusted-script.ts';
import type { FromDecoder } from './decoder-worker.ts';
import workerUrl from './decoder-worker.ts?worker&url';

/** Reads pictures in a thread of its own, one at a time. */
export interface Decoder {
  /** The raw scan in a picture, which it takes over; null where there is none. */
  decode(picture: ImageBitmap): Promise<string | null>;
  close(): void;
}

/** Rejects where the browser cannot start it. */
export function openDecoder(): Promise<Decoder> {
  const worker = new Worker(trustedScript(workerUrl), { type: 'module' });
  return new Promise((resolve, reject) => {
    let answer: { resolve: (raw: string | null) => void; reject: (error: Error) => void } | null = null;
    const fail = (cause: string) => {
      worker.terminate();
      reject(new Error(cause));
      answer?.reject(new Error(cause));
    };
    const decoder: Decoder = {
      decode: (picture) =>
        new Promise((resolve, reject) => {
          answer = { resolve, reject };
          worker.postMessage(picture, [picture]);
        }),
      close: () => worker.terminate(),
    };
    worker.addEventListener('error', (event) => fail(event.message || 'the decoder did not start'));
    worker.addEventListener('message', ({ data }: MessageEvent<FromDecoder>) => {
      if (data.kind === 'ready') resolve(decoder);
      else if (data.kind === 'decoded') answer?.resolve(data.raw);
      else fail(data.cause);
    });
  });
}
