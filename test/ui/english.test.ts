import { readdirSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { holidaysOf } from '../../src/domain/holiday.ts';
import { territories } from '../../src/reference/territories.ts';
import { english } from '../../src/ui/language/en/index.ts';
import { duration, listOf, longDate, moment, number, periodName } from '../../src/ui/language/format.ts';
import { fr, units } from '../../src/ui/language/fr.ts';
import { formats } from '../../src/ui/language/fr-format.ts';
import { fr as supervisors } from '../../src/ui/language/fr-supervisor.ts';
import { speak as speakOnDevice } from '../../src/ui/language/speak.ts';
import { french, type Part, speak } from '../../src/ui/language/typeset.ts';
import { textsOf } from './every-word.ts';

/** Words that are the same in both languages; a function's, by its path. */
const shared = new Set([
  'accessibility.supervision',
  'carried.fileName',
  'directives.apart',
  'directives.columns.version',
  'directives.ofText',
  'directives.title',
  'enrol.ready',
  'floor.injection',
  'floor.leftItem',
  'floor.pictured',
  'floor.repair',
  'formats.holiday',
  'formats.hours',
  'formats.minutes',
  'formats.number',
  'journal.kinds.correction',
  'journal.tableName',
  'journal.title',
  'people.lockMinutes',
  'people.minutes',
  'people.seconds',
  'reasons.stockItem',
  'receipt.line',
  'ruleKinds.contact',
  'ruleKinds.supply-status',
  'rules.source',
  'sheet.origin',
  'sheet.reference',
  'supervisor.count.line',
  'supervisor.facility.deviceColumns.action',
  'supervisor.facility.finess',
  'supervisor.floor.repair',
  'supervisor.resupply.place',
  'supervisor.status.directives',
  'supervisor.title',
  'table.apart',
  'tablet.common.journal',
  'units.ampoule',
]);
const strip = (path: string) => path.replace(/\(\d+\)/g, '');

beforeAll(async () => {
  const folder = new URL('../../src/ui/language/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.startsWith('fr-')))
    await import(new URL(file, folder).href);
});
afterEach(() => speak(french));

const parts = () => Object.keys(french.words) as Part[];
/** Both languages’ words as people read them. */
function said(language: typeof french) {
  speak(language);
  return new Map(parts().flatMap((part) => textsOf(language.words[part], part)));
}

describe('English', () => {
  it('has the dictionaries that French has, with the same keys at every depth', () => {
    const keysOf = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, keysOf(member)]))
        : typeof value;
    expect(parts().length).toBeGreaterThan(20);
    expect(keysOf(english.words)).toEqual(keysOf(french.words));
  });

  it('says nothing as French does, but for what is the same in both', () => {
    const [here, there] = [said(french), said(english)];
    expect(there.size).toBeGreaterThan(700);
    const same = [...there].filter(([path, text]) => /\p{L}{2}/u.test(text) && here.get(path) === text);
    expect(new Set(same.map(([path]) => strip(path)))).toEqual(shared);
  });

  it('has no French letter, quotation mark or small word, and no space before a sign', () => {
    const french =
      /[àâçèéêëîïôùûœ«»]| [:;?!]|\b(le|la|les|des|une?|du|est|sur|dans|pour|et|ou|cette?|par|avec|pas)\b/i;
    const wrong = [...said(english)].filter(([, text]) =>
      french.test(text.replace(/Relevé|Français|Pro Santé Connect/g, '')),
    );
    expect(wrong).toEqual([]);
  });

  it('never says « synchronised » nor « unknown error »', () => {
    expect([...said(english).values()].filter((text) => /synchroni|unknown error/i.test(text))).toEqual([]);
  });
});

describe('Another language', () => {
  it('comes into the words that screens already hold, and French comes back to the letter', () => {
    const { counting } = fr;
    const { link } = supervisors;
    const before = textsOf(fr, 'fr');
    speak(english);
    expect([counting.seal, link.enter]).toEqual(['Record the count', 'Enter']);
    expect(fr.delivery.sent('14:03', 1234)).toBe('Sent at 14:03, no.\u00a01,234');
    expect([0, 1, 2].map((n) => fr.common.quantity(n, 'vial'))).toEqual([
      '0\u00a0vials',
      '1\u00a0vial',
      '2\u00a0vials',
    ]);
    speak(french);
    expect(counting).toBe(fr.counting);
    expect(textsOf(fr, 'fr')).toEqual(before);
    expect(units.vial(0)).toBe('flacon');
  });

  it('sets dates, times, figures and lists', () => {
    const evening = '2021-06-14T02:30:00Z';
    const shown = () => [
      longDate('2021-06-14'),
      moment(evening, 'America/Cayenne', '2021-06-14T03:10:00Z'),
      number(9999),
      duration(72 * 3_600_000),
      periodName('2021-W04'),
      periodName('2021-06'),
      listOf(['a', 'b', 'c'], 'or'),
    ];
    const inFrench = shown();
    speak(english);
    expect(shown().map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      expect.stringMatching(/^Monday,? 14 June 2021$/),
      '13/06 at 23:30',
      '9,999',
      '3 days',
      'week 4',
      'June 2021',
      'a, b or c',
    ]);
    speak(french);
    expect(shown()).toEqual(inFrench);
    expect(inFrench[0]).toBe('lundi 14 juin 2021');
  });

  it('names the public holidays of every place', () => {
    const places = territories.flatMap(({ code, departments }) => [
      { region: code, finess: null },
      ...departments.map((department) => ({ region: code, department, finess: null })),
    ]);
    const named = [2017, 2025, 2026].flatMap((year) => places.flatMap((place) => holidaysOf(place, year)));
    const all = new Set(named.map(({ name }) => name));
    expect(all.size).toBeGreaterThan(15);
    speak(english);
    expect([...all].filter((name) => formats.holiday(name) === name)).toEqual(['Matari’i']);
  });

  it('is remembered by the device, or changes nothing where the device cannot', () => {
    const root = { lang: 'fr' } as HTMLElement;
    const full = {
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(() => speakOnDevice('en', root, full)).toThrow();
    expect([root.lang, fr.common.settings]).toEqual(['fr', 'Réglages']);
    const kept = new Map<string, string>();
    const storage = { setItem: (key: string, value: string) => void kept.set(key, value) };
    speakOnDevice('en', root, storage);
    expect([root.lang, fr.common.settings]).toEqual(['en', 'Settings']);
    speakOnDevice('fr', root, storage);
    expect([root.lang, fr.common.settings]).toEqual(['fr', 'Réglages']);
    expect([...kept]).toEqual([['releve-language', 'fr']]);
  });
});
