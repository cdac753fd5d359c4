import { prepareZXingModule } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { decodeFrame, type Frame } from './decode-frame.ts';

/** What the page is told: once whether the decoder is ready, then an answer a picture. */
export type FromDecoder =
  | { kind: 'ready' }
  | { kind: 'failed'; cause: string }
  | { kind: 'decoded'; raw: string | null };

const scope = self as unknown as {
  postMessage(message: FromDecoder): void;
  onmessage: ((event: { data: ImageBitmap }) => void) | null;
};
const fail = (error: unknown) => scope.postMessage({ kind: 'failed', cause: String(error) });

// The library would ask a public network for it; ours is in the precache.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true }).then(
  () => scope.postMessage({ kind: 'ready' }),
  fail,
);

scope.onmessage = ({ data: bitmap }) => {
  decodeFrame(frameOf(bitmap)).then((raw) => scope.postMessage({ kind: 'decoded', raw }), fail);
};

let canvas: OffscreenCanvas | null = null;

function frameOf(bitmap: ImageBitmap): Frame {
  const { width, height } = bitmap;
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas to read pictures from');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
