// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CarTCheckBody } from '../../src/protocol/event.ts';
import type { Statement } from '../../src/store/index.ts';
import type { AppActions, CarTCheck } from '../../src/ui/app-props.ts';
import { carTView } from '../../src/ui/car-t.ts';
import { carTCheckStatement } from '../../src/ui/later-statements.ts';
import CarTCheckScreen from '../../src/ui/screens/car-t-check.tsx';
import type { Enrolled } from '../../src/ui/today.ts';
import { cayenne, counted, device, line, stated, tablet, vials } from './made-up.ts';

afterEach(cleanup);

const now = '2021-11-17T15:00:00Z';
const contact = { lastContactAt: '2021-11-17T12:00:00Z' };
const plain = () =>
  document.body.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2011', '-') ?? '';
const product = (snapshot: Enrolled) => {
  const found = snapshot.pack.products.find((it) => it.id === 'tocilizumab-iv');
  if (!found) throw new Error('tocilizumab is followed');
  return found;
};
const today = (of80: number, of200: number, of400: number) =>
  counted('2021-11-17T13:00:00Z', vials(of80, of200, of400));

function open(snapshot: Enrolled) {
  const seal = vi.fn(async (statement: Statement) => stated(now, statement).event);
  const actions = { seal } as unknown as AppActions;
  render(<CarTCheckScreen product={product(snapshot)} snapshot={snapshot} now={now} actions={actions} />);
  return seal;
}

function type(label: RegExp, text: string) {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
}

describe('the check before CAR-T', () => {
  it('asks for a count of this local day, and leads to it', () => {
    // 22:00 in Cayenne the day before: already the 17th in UTC.
    open(tablet([counted('2021-11-17T01:00:00Z', vials(0, 0, 9))], contact));
    expect(plain()).toContain('demande un comptage d’aujourd’hui');
    expect(screen.getByRole('link', { name: 'Compter' }).getAttribute('href')).toBe(
      '/compter/tocilizumab-iv',
    );
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says yes or no from whole vials, with its arithmetic', () => {
    open(tablet([today(0, 0, 3)], contact));
    expect(plain()).toContain('Non : pas de CAR-T');
    type(/^Poids/, '25');
    // 300 mg: a vial each.
    expect(plain()).toContain('Oui : le CAR-T peut débuter');
    expect(plain()).toContain('Dose : 25 kg × 12 mg/kg (moins de 30 kg) = 300 mg');
    expect(plain()).toContain('3 injections possibles, 2 exigées');
  });

  it('multiplies by the patients under way, and then reckons the reference dose at least', () => {
    open(tablet([today(0, 0, 8)], contact));
    type(/^Poids/, '25');
    type(/^Patients/, '2');
    expect(plain()).toContain('4 injections possibles, 4 exigées');
    expect(plain()).toContain('800 mg au moins pour chacun');
  });

  it('answers nothing for a weight that nobody has', () => {
    open(tablet([today(0, 0, 8)], contact));
    type(/^Poids/, '700');
    expect(plain()).toContain('Un poids de 2 à 300 kg');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('asks for three where the agency says that resupply is compromised', () => {
    const flag = {
      product: 'tocilizumab-iv',
      by: 'agency',
      at: '2021-11-10T10:00:00Z',
      reason: null,
    } as const;
    const snapshot = tablet([today(0, 0, 5)], { ...contact, resupply: [flag] });
    const view = carTView(product(snapshot), snapshot, now, { kg: null, patients: 1 });
    expect(view).toMatchObject({ check: { threshold: 3, mayStart: false, answer: 'breached' } });
  });

  it('is no while the answer rests on expiries that nobody recorded, and counts what lasts 30 days', () => {
    const lines = [
      line('roactemra-iv-80', 0),
      line('roactemra-iv-200', 0),
      line('roactemra-iv-400', 4, { kind: 'unknown' }),
    ];
    const snapshot = tablet([counted('2021-11-17T13:00:00Z', lines)], contact);
    const view = carTView(product(snapshot), snapshot, now, { kg: null, patients: 1 });
    expect(view).toMatchObject({ later: 0, check: { mayStart: false, answer: 'met-if' } });
    const until = (date: string) =>
      tablet([counted('2021-11-17T13:00:00Z', vials(0, 0, 4, { kind: 'date', date }))], contact);
    const later = (date: string) => carTView(product(snapshot), until(date), now, { kg: null, patients: 1 });
    expect(later('2021-12-17')).toMatchObject({ later: 2, check: { mayStart: true } });
    expect(later('2021-12-16')).toMatchObject({ later: 0, check: { mayStart: true } });
  });

  it('keeps the answer, the threshold and the count, and neither weight nor dose nor patients', async () => {
    const count = today(0, 0, 8);
    const seal = open(tablet([count], contact));
    type(/^Poids/, '71,3');
    type(/^Patients/, '2');
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer le contrôle' }));
    fireEvent.click(screen.getByRole('button', { name: /Enregistre/ }));
    await waitFor(() => expect(seal).toHaveBeenCalledTimes(1));
    const check = seal.mock.calls[0]?.[0].body as CarTCheck;
    expect(check).toEqual({
      product: 'tocilizumab-iv',
      mayStart: true,
      answer: 'met',
      threshold: 2,
      count: { device: count.event.device, seq: count.event.seq },
    });
    expect(CarTCheckBody.parse(check)).toEqual(check);
    const slipped = { ...check, weight: 71.3, patients: 2 };
    expect(carTCheckStatement(slipped).body).toEqual(check);
    expect([localStorage.length, sessionStorage.length, location.search + location.hash]).toEqual([0, 0, '']);
    for (const input of document.querySelectorAll('input')) {
      expect([input.name, input.getAttribute('autocomplete')]).toEqual(['', 'off']);
    }
  });

  it('empties itself once sealed', () => {
    const snapshot = tablet([today(0, 0, 8)], contact);
    const check = {
      product: 'tocilizumab-iv',
      mayStart: true,
      answer: 'met',
      threshold: 2,
      count: null,
    } as const;
    const sealed = stated('2021-11-17T14:59:00Z', { kind: 'car-t-check', body: check });
    const shown = (held: Enrolled) => (
      <CarTCheckScreen product={product(held)} snapshot={held} now={now} actions={{} as AppActions} />
    );
    const { rerender } = render(shown(snapshot));
    type(/^Poids/, '71,3');
    rerender(shown({ ...snapshot, events: [sealed, ...snapshot.events] }));
    expect(screen.getByLabelText<HTMLInputElement>(/^Poids/).value).toBe('');
    expect(plain()).toMatch(/Dernier contrôle, 11:59. Oui.*À transmettre/);
  });

  it('does not concern a pharmacy without CAR-T, and asks one that has not said', () => {
    const as = (carT: 'no' | 'unanswered') =>
      tablet([today(0, 0, 8)], {
        identity: { device, facility: { ...cayenne, carT }, enrolledAt: '2021-01-04T12:00:00Z' },
      });
    open(as('no'));
    expect(plain()).toContain('Aucun plancher');
    cleanup();
    open(as('unanswered'));
    expect(screen.getByRole('link').getAttribute('href')).toBe('/reglages');
  });
});
