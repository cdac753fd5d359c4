import { describe, expect, it } from 'vitest';
import { fr, plural } from '../../../src/ui/language/fr-supervisor.ts';
import { countText, shortLabel } from '../../../src/ui/supervisor/counts.ts';
import { agoText, dayText, momentText } from '../../../src/ui/supervisor/when.ts';
import { line, presentations } from './made-up.ts';

/** Every text of the dictionary; functions are called with figures and words that their places take. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') {
    const given = [[1, 2, 3], ['a', 'b', 'c'], [2, 'a'], ['a', 1, 2], [['1 × 400 mg', '2 × 200 mg']]];
    return given.flatMap((args) => {
      try {
        return textsOf(words(...args));
      } catch {
        return [];
      }
    });
  }
  return Object.values(words as object).flatMap(textsOf);
}

describe('The supervisors’ words', () => {
  it('have no plain space before a high sign, nor inside guillemets, nor before a unit', () => {
    const texts = textsOf(fr);
    expect(texts.length).toBeGreaterThan(120);
    expect(texts.filter((text) => / [:;?!»]|« |\d (h|j|min|mg)\b/.test(text))).toEqual([]);
  });

  it('never say « synchronisé » nor « erreur inconnue »', () => {
    expect(textsOf(fr).filter((text) => /synchronis|erreur inconnue/i.test(text))).toEqual([]);
  });

  it('count 0 and 1 in the singular', () => {
    expect([0, 1, 2, 2_500].map((count) => plural(count, 'établissement').replace(/\s/g, ' '))).toEqual([
      '0 établissement',
      '1 établissement',
      '2 établissements',
      '2 500 établissements',
    ]);
    expect(fr.floor.injections(1, 2).replace(/\s/g, ' ')).toBe('1 injection possible, 2 exigées');
    expect(fr.floor.injections(2, 1).replace(/\s/g, ' ')).toBe('2 injections possibles, 1 exigée');
  });
});

describe('A count in words', () => {
  it('names each presentation by what tells it from the others', () => {
    expect(presentations.slice(0, 3).map((it) => shortLabel(it.id, presentations))).toEqual([
      '80 mg',
      '200 mg',
      '400 mg',
    ]);
    expect(shortLabel('gone', presentations)).toBe('gone');
  });

  it('tells usable from present, and says the unit of a product of one presentation', () => {
    const plain = (text: string) => text.replace(/\s/g, ' ');
    expect(plain(countText([line('ra-80', 9_999), line('ra-200', 4, 3)], presentations))).toBe(
      '9 999 × 80 mg, 4 × 200 mg (dont 3 utilisables)',
    );
    expect(plain(countText([line('dexa', 1)], presentations))).toBe('1 boîte');
    expect(plain(countText([line('ig', 0)], presentations))).toBe('0 flacon');
  });
});

describe('A moment in words', () => {
  it('is read on the facility’s own clock', () => {
    const instant = '2021-11-22T02:30:00Z';
    const now = '2021-11-22T13:00:00Z';
    expect(momentText(instant, 'America/Cayenne', now)).toBe('21/11 à 23:30');
    expect(momentText(instant, 'Europe/Paris', now)).toBe('22/11 à 03:30');
    expect(momentText(instant, 'Pacific/Marquesas', now)).toBe('21/11 à 17:00');
  });

  it('has its year where that is another, and an age that is never negative', () => {
    expect(dayText('2020-12-31', '2021-01-01')).toBe('31/12/2020');
    expect(agoText('2021-11-22T13:00:00Z', '2021-11-22T12:00:00Z')).toBe('à l’instant');
    expect(agoText('2021-11-22T13:00:00Z', '2021-11-22T15:59:00Z')).toBe('il y a 2\u00a0h');
  });
});
