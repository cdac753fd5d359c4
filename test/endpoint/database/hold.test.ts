import { closeSync, readdirSync, readSync, rmdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { makePipe, takeHold } from '../../../src/endpoint/database/embedded/hold.ts';
import { placeIn } from '../../../src/endpoint/database/embedded/place.ts';
import { freshDirectory } from './support.ts';

const ourselves = { ids: undefined, asAccount: () => ['', [], {}] as [string, string[], object] };

test('a server is not joined while its watcher does not answer, and the question is taken back', async () => {
  const place = placeIn(freshDirectory());
  const pipe = makePipe(place, ourselves);
  expect(await takeHold(place, basename(pipe.folder))).toBe('no answer');
  expect(readdirSync(pipe.folder)).toEqual(['users']);
  closeSync(pipe.reading);
  pipe.release();
});

test('a server without a watcher is not joined', async () => {
  const place = placeIn(freshDirectory());
  const pipe = makePipe(place, ourselves);
  closeSync(pipe.reading);
  expect(await takeHold(place, basename(pipe.folder))).toBe('unwatched');
  expect(await takeHold(place, 'run-none')).toBe('unwatched');
  pipe.release();
});

test('the watcher’s pipe ends when the last hold is released, and not before', async () => {
  const place = placeIn(freshDirectory());
  const pipe = makePipe(place, ourselves);
  const joining = takeHold(place, basename(pipe.folder));
  const line = Buffer.alloc(100);
  const question = line.toString('utf8', 0, readSync(pipe.reading, line)).trim();
  rmdirSync(join(pipe.folder, question));
  const hold = await joining;
  if (typeof hold !== 'object') throw new Error(hold);
  pipe.release();
  hold.release();
  hold.release();
  expect(readSync(pipe.reading, line)).toBe(0);
  closeSync(pipe.reading);
});
