import { describe, expect, it } from 'vitest';
import { duration, moment, periodName } from '../../src/ui/language/format.ts';
import { fr, units } from '../../src/ui/language/fr.ts';
import { amend } from '../../src/ui/language/fr-amend.ts';
import { carT } from '../../src/ui/language/fr-car-t.ts';
import { enrol } from '../../src/ui/language/fr-enrol.ts';
import { floor } from '../../src/ui/language/fr-floor.ts';
import { insecure } from '../../src/ui/language/fr-insecure.ts';
import { journal } from '../../src/ui/language/fr-journal.ts';
import { people } from '../../src/ui/language/fr-people.ts';
import { reasons } from '../../src/ui/language/fr-reasons.ts';
import { refusals } from '../../src/ui/language/fr-refusals.ts';
import { resupply } from '../../src/ui/language/fr-resupply.ts';
import { scan } from '../../src/ui/language/fr-scan.ts';
import { second } from '../../src/ui/language/fr-second.ts';
import { settings } from '../../src/ui/language/fr-settings.ts';
import { sheet } from '../../src/ui/language/fr-sheet.ts';
import { stale } from '../../src/ui/language/fr-stale.ts';
import { textsOf } from './every-word.ts';

describe('a word looked up by a code that somebody sent', () => {
  it('is none where the code is a name that every object knows', () => {
    for (const code of ['toString', 'constructor', '__proto__', 'valueOf'])
      expect(refusals.reasons[code]).toBeUndefined();
  });
});

describe('the dictionary', () => {
  const texts = [
    ...textsOf(fr, 'fr'),
    ...textsOf(journal, 'journal'),
    ...textsOf(refusals, 'refusals'),
    ...textsOf(amend, 'amend'),
    ...textsOf(second, 'second'),
    ...textsOf(stale, 'stale'),
    ...textsOf(reasons, 'reasons'),
    ...textsOf(enrol, 'enrol'),
    ...textsOf(floor, 'floor'),
    ...textsOf(insecure, 'insecure'),
    ...textsOf(carT, 'carT'),
    ...textsOf(scan, 'scan'),
    ...textsOf(settings, 'settings'),
    ...textsOf(resupply, 'resupply'),
    ...textsOf(people, 'people'),
    ...textsOf(sheet, 'sheet'),
  ];

  it('has a no-break space before : ; ? ! and inside quotation marks, everywhere', () => {
    expect(texts.length).toBeGreaterThan(150);
    const wrong = texts.filter(([, text]) => / [:;?!%»]|« |«[^\u00a0]|[^\u202f]\?|[a-zé][;!]/.test(text));
    expect(wrong).toEqual([]);
  });

  it('never says « synchronisé » nor « erreur inconnue »', () => {
    expect(texts.filter(([, text]) => /synchronis|erreur inconnue/i.test(text))).toEqual([]);
  });

  it.each([
    [0, 'flacon'],
    [1, 'flacon'],
    [2, 'flacons'],
  ])('%i is followed by « %s »', (count, word) => {
    expect(units.vial(count)).toBe(word);
    expect(fr.common.quantity(count, 'vial')).toBe(`${count}\u00a0${word}`);
  });

  it('agrees in the floor’s sentence', () => {
    expect(floor.possible(1, 2)).toBe('1\u00a0injection possible, 2\u00a0exigées');
    expect(floor.possible(0, 1)).toBe('0\u00a0injection possible, 1\u00a0exigée');
    expect(floor.possible(9999, 2)).toBe('9\u202f999\u00a0injections possibles, 2\u00a0exigées');
  });
});

describe('formats', () => {
  it.each([
    [-5_000, 'moins de 1\u00a0min'],
    [59 * 60_000, '59\u00a0min'],
    [2 * 3_600_000, '2\u00a0h'],
    [47 * 3_600_000, '47\u00a0h'],
    [72 * 3_600_000, '3\u00a0j'],
  ])('a duration of %i ms reads « %s »', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });

  it('leaves the day out on the same local day only', () => {
    const lateSunday = '2021-06-14T02:30:00Z';
    expect(moment(lateSunday, 'America/Cayenne', '2021-06-14T02:50:00Z')).toBe('23:30');
    expect(moment(lateSunday, 'America/Cayenne', '2021-06-14T03:10:00Z')).toBe('13/06\u00a0à 23:30');
    expect(moment(lateSunday, 'America/Cayenne', '2022-01-03T12:00:00Z')).toBe('13/06/2021\u00a0à 23:30');
  });

  it('names an ISO week by its number', () => {
    expect(periodName('2021-W04')).toBe('semaine\u00a04');
  });
});
