// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FacilitySettings } from '../../src/domain/facility.ts';
import type { AppActions } from '../../src/ui/app-props.ts';
import Settings from '../../src/ui/screens/settings.tsx';
import type { Enrolled } from '../../src/ui/today.ts';
import { cayenne, device, stated, tablet } from './made-up.ts';

afterEach(cleanup);

const now = '2021-11-17T15:00:00Z';
const plain = () => document.body.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
const settings = {
  carT: 'yes',
  referenceDoseMg: 800,
  openDays: [1, 2, 3, 4, 5],
  plannedDays: [1, 3, 5],
} as const;
const word = (compromised: boolean) => ({
  kind: 'resupply' as const,
  body: { product: 'tocilizumab-iv', compromised, reason: compromised ? ('transport' as const) : null },
});

function open(snapshot: Enrolled, failing = false) {
  const seal = async () => {
    if (failing) throw new Error('disk');
    return stated(now, word(true)).event;
  };
  const actions = { seal: vi.fn(seal) };
  render(<Settings snapshot={snapshot} now={now} actions={actions as unknown as AppActions} />);
  return actions;
}

describe('the settings', () => {
  it('state the whole of themselves, once', async () => {
    const identity = {
      device,
      facility: { ...cayenne, carT: 'unanswered' as const },
      enrolledAt: '2021-01-04T12:00:00Z',
    };
    const { seal } = open(tablet([], { identity }));
    fireEvent.click(screen.getByLabelText('Oui'));
    fireEvent.input(screen.getByLabelText(/^Dose de référence/), { target: { value: '640' } });
    const saturdays = screen.getAllByLabelText('Samedi');
    fireEvent.click(saturdays[0] as HTMLElement);
    fireEvent.click(screen.getAllByLabelText('Lundi')[1] as HTMLElement);
    const form = document.querySelector('form') as HTMLFormElement;
    fireEvent.submit(form);
    fireEvent.submit(form);
    const stated = {
      secondCountAbove: 5,
      carT: 'yes',
      referenceDoseMg: 640,
      openDays: [1, 2, 3, 4, 5, 6],
      plannedDays: [3, 5],
    };
    expect(seal.mock.calls).toEqual([[{ kind: 'settings', body: stated }]]);
    expect(FacilitySettings.parse(stated)).toEqual(stated);
  });

  it.each(['0', '2001', '', '80,5'])('refuse « %s » mg', (dose) => {
    const { seal } = open(tablet([]));
    fireEvent.input(screen.getByLabelText(/^Dose de référence/), { target: { value: dose } });
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    expect(seal).not.toHaveBeenCalled();
    expect(plain()).toContain('Un nombre entier de 1 à 2000');
  });

  it('say that nothing was kept where storage fails', async () => {
    open(tablet([]), true);
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    await waitFor(() => expect(plain()).toContain('Rien n’a été enregistré'));
  });

  it('show how far the last statement has got', () => {
    open(
      tablet([
        stated('2021-11-17T14:00:00Z', {
          kind: 'settings',
          body: { ...settings, openDays: [], plannedDays: [] },
        }),
      ]),
    );
    expect(plain()).toMatch(/Derniers réglages enregistrés : 11:00.*À transmettre depuis 1 h/);
  });

  it('raise a compromised resupply with its reason, and lift only the pharmacy’s own word', () => {
    const { seal } = open(tablet([]));
    const raise = screen.getByRole<HTMLButtonElement>('button', { name: /^Signaler/ });
    expect(raise.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('Motif'), { target: { value: 'transport' } });
    fireEvent.click(raise);
    expect(seal.mock.calls).toEqual([[word(true)]]);
    cleanup();
    const flag = {
      product: 'tocilizumab-iv',
      by: 'agency',
      at: '2021-11-10T10:00:00Z',
      reason: null,
    } as const;
    const again = open(tablet([stated('2021-11-17T14:00:00Z', word(true))], { resupply: [flag] }));
    expect(plain()).toMatch(/par cette pharmacie \(11:00\) : transport.*par l’agence régionale de santé/);
    fireEvent.click(screen.getByRole('button', { name: 'Lever notre signalement' }));
    expect(again.seal.mock.calls).toEqual([[word(false)]]);
    cleanup();
    const events = [stated('2021-11-17T13:00:00Z', word(true)), stated('2021-11-17T14:00:00Z', word(false))];
    open(tablet(events, { resupply: [flag] }));
    expect(plain()).toContain('Réapprovisionnement compromis');
    expect(plain()).not.toContain('par cette pharmacie');
  });

  it('tell how old the rules are, that they have run out, and that others were refused', () => {
    const calm = tablet([]);
    const pack = { ...calm.pack, version: 7, issuedAt: '2021-11-07T15:00:00Z' };
    open({ ...calm, pack });
    expect(plain()).toContain('Version 7, du 07/11/2021, il y a 10 j.');
    expect(plain()).toContain('Sans échéance');
    cleanup();
    open({
      ...calm,
      pack: { ...pack, expiresAt: '2021-11-17T14:59:59Z' },
      packRefusal: { kind: 'older', at: now },
    });
    expect(plain()).toContain('Échues depuis le 17/11/2021');
    expect(plain()).toContain('Des règles plus anciennes');
  });
});
