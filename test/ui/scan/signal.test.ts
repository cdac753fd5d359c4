import { expect, it, vi } from 'vitest';
import { createSignal } from '../../../src/ui/scan/signal.ts';

function audio() {
  const beeps: { pitch: number; from: number; to: number }[] = [];
  const node = { connect: () => node, gain: { value: 1 } };
  return {
    beeps,
    currentTime: 10,
    destination: {},
    createGain: () => node,
    createOscillator: () => {
      const beep = { pitch: 0, from: 0, to: 0 };
      beeps.push(beep);
      return {
        connect: () => node,
        frequency: {
          set value(pitch: number) {
            beep.pitch = pitch;
          },
        },
        start: (at: number) => {
          beep.from = at;
        },
        stop: (at: number) => {
          beep.to = at;
        },
      };
    },
  };
}

it('tells the three apart by number as well as by pitch, in sound and in the hand', () => {
  const heard = audio();
  const felt: number[][] = [];
  const signal = createSignal(
    () => heard as unknown as AudioContext,
    (pattern) => felt.push(pattern),
  );
  for (const tone of ['good', 'warn', 'bad'] as const) signal(tone);
  expect(felt.map((it) => it.length / 2)).toEqual([1, 2, 3]);
  expect(heard.beeps.map((it) => it.pitch)).toEqual([1320, 880, 880, 330, 330, 330]);
  for (const { from, to } of heard.beeps) expect(to - from).toBeCloseTo(0.09);
});

it('opens sound at the first scan only, and goes on in silence where there is none', () => {
  const open = vi.fn(() => {
    throw new Error('no audio');
  });
  const vibrate = vi.fn();
  const signal = createSignal(open, vibrate);
  expect(open).not.toHaveBeenCalled();
  signal('good');
  expect(vibrate).toHaveBeenCalledOnce();
});
