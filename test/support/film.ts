import { writeFileSync } from 'node:fs';
import { picture, type Sight, straight } from '../bench/scan-images/picture.ts';
import { seeded } from '../bench/scan-images/sights.ts';

const size = { width: 640, height: 480 };
const perSecond = 5;

/** What a camera is made to see, over and over: a pack, or null for nothing, for so many seconds each. Written as YUV4MPEG2. */
export function writeFilm(path: string, scenes: readonly { text: string | null; seconds: number }[]): void {
  const frames = scenes.flatMap(({ text, seconds }) =>
    Array<Buffer>(seconds * perSecond).fill(frameOf(text)),
  );
  const header = `YUV4MPEG2 W${size.width} H${size.height} F${perSecond}:1 Ip A1:1 C420jpeg\n`;
  writeFileSync(
    path,
    Buffer.concat([Buffer.from(header), ...frames.flatMap((it) => [Buffer.from('FRAME\n'), it])]),
  );
}

function frameOf(text: string | null): Buffer {
  const { width, height } = size;
  const grey = Buffer.alloc(width * height * 1.5, 128);
  const sight: Sight = {
    ...straight,
    text: text ?? '(01)03400957464318',
    rotation: 8,
    tilt: 0.04,
    contrast: text ? 180 : 0,
  };
  const { data } = picture(sight, width, height, seeded(1));
  for (let at = 0; at < width * height; at += 1) grey[at] = data[at * 4] ?? 0;
  return grey;
}
