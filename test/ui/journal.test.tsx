// @vitest-environment happy-dom

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { fatesOf } from '../../src/domain/fate.ts';
import { shownId } from '../../src/protocol/event.ts';
import type { KeptEvent, Person } from '../../src/store/snapshot.ts';
import { refusals } from '../../src/ui/language/fr-refusals.ts';
import { Journal } from '../../src/ui/screens/journal.tsx';
import { counted, line, received, stated, stored, tablet } from './made-up.ts';

afterEach(cleanup);

const now = '2021-06-16T12:00:00Z';
const lines = [
  line('roactemra-iv-80', 5, { kind: 'unknown' }, 2),
  line('roactemra-iv-200', 0),
  line('roactemra-iv-400', 9999),
];
const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';

function show(events: KeptEvent[], people: Person[] = []) {
  const { pack, events: sorted } = tablet(events);
  const fates = fatesOf(sorted);
  const calm = {
    pack,
    people,
    zone: 'America/Cayenne',
    now,
    fates,
    facility: 'demo-cayenne',
    onTable: () => {},
  };
  render(<Journal events={sorted} {...calm} />);
  return screen
    .queryAllByRole('listitem')
    .map((it) => plain(it.querySelector('summary')?.textContent))
    .filter(Boolean);
}

describe('the journal', () => {
  it('puts what is not transmitted on top, older as it may be', () => {
    const rows = show([
      counted('2021-06-16T11:00:00Z', lines, stored(7, '2021-06-16T11:01:00Z')),
      received('2021-06-14T12:00:00Z', 6),
    ]);
    expect(rows[0]).toContain('Réception : Tocilizumab IV (RoActemra)À transmettre depuis 2 j');
    expect(rows[1]).toContain('Transmis à 08:01, n° 7');
    const groups = screen.getAllByRole('heading', { level: 2 }).map((it) => it.textContent);
    expect(groups).toEqual(['À transmettre', 'Transmis ou refusés']);
  });

  it('gives the day of an acknowledgement that is not of today', () => {
    expect(show([counted('2021-06-14T11:00:00Z', lines, stored(7, '2021-06-15T02:30:00Z'))])[0]).toContain(
      'Transmis le 14/06/2021 à 23:30, n° 7',
    );
  });

  it('says of a refusal what, and what to do', () => {
    const refused = { state: 'quarantined', number: 8, receivedAt: now, reason: 'hash-mismatch' } as const;
    expect(show([counted('2021-06-16T11:00:00Z', lines, refused)])[0]).toContain(
      'Refusé : contenu abîmé ; recomptez',
    );
    cleanup();
    const unheard = { ...refused, reason: 'brand-new-reason' };
    expect(show([counted('2021-06-16T11:00:00Z', lines, unheard)])[0]).toContain('motif brand-new-reason');
  });

  it('names who counted on this tablet, and nobody elsewhere', () => {
    const kept = counted('2021-06-16T11:00:00Z', lines);
    const by = (actor: string) => {
      cleanup();
      show([{ ...kept, event: { ...kept.event, actor } }], [{ id: 'k9', name: 'Marie' }]);
      return plain(document.querySelector('dl')?.textContent);
    };
    expect(by('k9')).toContain('ParMarie');
    expect(by('tablet-k3q9')).toContain('Parla tablette K3Q9');
    expect(by('z7y6x5w4')).toContain('Parune personne nommée sur sa tablette, Z7Y6');
  });

  it('unfolds into the whole event, in words', () => {
    const event = counted('2021-06-16T11:00:00Z', lines, stored(12345, '2021-06-16T11:01:00Z'));
    show([event]);
    const text = plain(document.body.textContent);
    expect(text).toContain('80 mg : 5 flacons, dont 3 utilisables, péremption inconnue');
    expect(text).toContain('200 mg : 0 flacon');
    expect(text).toContain('400 mg : 9 999 flacons, première péremption fin 06/2027');
    expect(text).toContain(shownId(event.event));
    expect(text).toContain('n° 12 345, le 16/06/2021 08:01');
    expect(text).toContain('MINSANTE 2021-77, 08/06/2021');
  });

  it('tells the lots of a count, and an origin that a later version added as it came', () => {
    const lot = {
      lot: 'AB12',
      expiry: { kind: 'date' as const, date: '2022-03-31' },
      origin: 'own',
      physical: 3,
      usable: 3,
    };
    const odd = {
      lot: null,
      expiry: { kind: 'date' as const, date: '2022-03-15' },
      origin: 'from-the-moon',
      physical: 2,
      usable: 1,
    };
    show([
      counted('2021-06-16T11:00:00Z', [{ ...line('roactemra-iv-80', 5, undefined, 1), lots: [lot, odd] }]),
    ]);
    const text = plain(document.body.textContent);
    expect(text).toContain('80 mg, lot AB12, fin 03/2022, achat : 3');
    expect(text).toContain('80 mg, sans lot relevé, le 15/03/2022, from-the-moon : 2, dont 1 utilisable');
  });

  it('draws a long history in pages', () => {
    const events = Array.from({ length: 120 }, (_, index) =>
      counted(new Date(Date.parse(now) - index * 3_600_000).toISOString(), lines, stored(index + 1, now)),
    );
    expect(show(events)).toHaveLength(50);
    fireEvent.click(screen.getByText(/^Montrer\s50\sde plus/));
    fireEvent.click(screen.getByText(/^Montrer\s20\sde plus/));
    expect(document.querySelectorAll('summary')).toHaveLength(120);
    expect(screen.queryByText(/^Montrer/)).toBeNull();
  });

  it('groups by local day, and goes back to one at once however long the history', () => {
    const at = (index: number) => new Date(Date.parse(now) - index * 12 * 3_600_000).toISOString();
    const all = Array.from({ length: 2000 }, (_, index) => counted(at(index), lines, stored(index + 1, now)));
    show(all);
    const days = () => screen.queryAllByRole('heading', { level: 3 }).map((it) => it.textContent);
    expect(days().slice(0, 2)).toEqual(['Mercredi 16 juin 2021', 'Mardi 15 juin 2021']);
    const field = screen.getByLabelText('Jusqu’au');
    fireEvent.input(field, { target: { value: '2018-10-01' } });
    expect(days()[0]).toBe('Lundi 1 octobre 2018');
    fireEvent.input(field, { target: { value: '2010-01-01' } });
    expect(days()).toEqual([]);
    expect(document.body.textContent).toContain('Rien ce jour-là');
  });

  it('offers to export while something is unsent, and an acknowledgement where there is one of this tablet', () => {
    const sent = counted('2021-06-16T11:00:00Z', lines, stored(7, now));
    show([sent, received('2021-06-14T12:00:00Z', 6)]);
    const { device, seq } = sent.event;
    const links = screen
      .getAllByRole('link')
      .map((it) => it.getAttribute('href'))
      .filter((href) => !/corriger|retirer/.test(href ?? ''));
    expect(links).toEqual(['/journal/exporter', `/journal/accuse/${device}/${seq}`]);
    cleanup();
    show([{ ...sent, own: false }]);
    const left = screen.getAllByRole('link').map((it) => it.textContent);
    expect(left).toEqual(['Corriger', 'Retirer']);
  });

  it('says why for each reason that the endpoint gives, and for one not yet known here', () => {
    const reasons = [...Object.keys(refusals.reasons), 'constructor'];
    const all = reasons.map((reason, index) =>
      counted(now, lines, { state: 'quarantined', number: index, receivedAt: now, reason }),
    );
    show([...all, counted(now, lines, { state: 'conflict' })]);
    const whys = [...document.querySelectorAll('.why')].map((it) => plain(it.textContent));
    expect(whys).toHaveLength(reasons.length + 1);
    for (const why of whys) expect(why).toMatch(/^Pourquoi \?.{40,}Rien n’est perdu/);
    expect(whys.filter((it) => it.includes('le motif'))).toEqual([
      expect.stringContaining('« constructor »'),
    ]);
    expect(whys.filter((it) => it.includes('n’en garde pas de copie'))).toEqual([
      expect.stringContaining('désigner un patient'),
    ]);
  });

  it('says what will be here while there is nothing', () => {
    show([]);
    expect(document.body.textContent).toContain('Rien d’enregistré');
  });

  it('tells settings, resupply and checks in words', () => {
    const count = counted('2021-06-16T11:00:00Z', lines);
    const { device, seq } = count.event;
    const check = { product: 'tocilizumab-iv', mayStart: false, answer: 'breached', threshold: 3 } as const;
    const settings = { carT: 'yes', referenceDoseMg: 640, openDays: [5, 1], plannedDays: [] } as const;
    show([
      stated('2021-06-16T11:01:00Z', {
        kind: 'settings',
        body: { ...settings, openDays: [5, 1], plannedDays: [] },
      }),
      stated('2021-06-16T11:02:00Z', {
        kind: 'resupply',
        body: { product: 'tocilizumab-iv', compromised: true, reason: 'laboratory-quota' },
      }),
      stated('2021-06-16T11:03:00Z', { kind: 'car-t-check', body: { ...check, count: { device, seq } } }),
    ]);
    const text = plain(document.body.textContent);
    expect(text).toMatch(
      /Réglages de la pharmacie.*Fait des CAR-T.*640 mg.*Ouverte : lundi et vendredi.*prévus : aucun jour/,
    );
    expect(text).toMatch(/Réapprovisionnement : Tocilizumab IV.*Signalé compromis.*contingentement/);
    expect(text).toMatch(/Contrôle avant CAR-T : .*Non : pas de CAR-T.*sous le plancher, à 3 injections/);
    expect(text).toContain(`D’après le comptage ${shownId({ device, seq })}`);
  });
});
