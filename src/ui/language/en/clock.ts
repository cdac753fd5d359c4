import type { clock as french } from '../fr-clock.ts';
import type { Translated } from '../typeset.ts';

export const clock = {
  title: 'Check the date',
  dated: (day, time) => `What you are about to record will be dated ${day} at ${time}.`,
  'far-off': (deviceDay) =>
    `This tablet’s clock says ${deviceDay}; the national service’s was used to correct it.`,
  'gone-back': (heardDay) =>
    `This tablet’s clock has gone back: the national service already answered it on ${heardDay}.`,
  repair: 'If that is wrong, first set the date and the time in the tablet’s own settings, then come back.',
  consequence: 'A record with a wrong date may not be good for the week.',
  confirm: 'Go on with this date',
} satisfies Translated<typeof french>;
