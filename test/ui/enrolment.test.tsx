// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Facility } from '../../src/domain/facility.ts';
import type { EnrolOutcome } from '../../src/sync/enrol.ts';
import Enrolment from '../../src/ui/screens/enrolment.tsx';
import { cayenne } from './made-up.ts';

afterEach(cleanup);

function open(
  code: string,
  outcome: EnrolOutcome | Error,
  facility: Facility | null = null,
  isCutOff = false,
  hasPeople = false,
) {
  const onEnrol = vi.fn(async (_code: string) => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  });
  const onDone = vi.fn();
  const state = { code, facility, isCutOff, hasPeople };
  render(<Enrolment {...state} onEnrol={onEnrol} onDone={onDone} />);
  return { onEnrol, onDone };
}

const start = () => fireEvent.submit(document.querySelector('form') as HTMLFormElement);

describe('enrolling', () => {
  it('takes one touch with a link', async () => {
    const { onEnrol, onDone } = open('ABC123-DEF456', { kind: 'ok' });
    expect(screen.queryByRole('textbox')).toBeNull();
    start();
    start();
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
    expect(onEnrol.mock.calls).toEqual([['ABC123-DEF456']]);
  });

  it('says beforehand that the names and codes of the tablet’s people go', () => {
    open('ABC123-DEF456', { kind: 'ok' }, cayenne, false, true);
    expect(document.body.textContent).toContain('efface de la tablette les noms et les codes');
    cleanup();
    open('ABC123-DEF456', { kind: 'ok' }, cayenne);
    expect(document.body.textContent).not.toContain('les noms et les codes');
  });

  it('forgives how a code is typed, and refuses what cannot be one before asking anybody', async () => {
    const { onEnrol } = open('', { kind: 'ok' });
    start();
    expect((await screen.findByRole('alert')).textContent).toContain('douze signes');
    expect(onEnrol).not.toHaveBeenCalled();
    fireEvent.input(screen.getByRole('textbox'), { target: { value: 'abcl23 deFo56' } });
    start();
    await waitFor(() => expect(onEnrol.mock.calls).toEqual([['ABC123-DEF056']]));
  });

  it.each([
    ['code-unknown', 'n’existe pas'],
    ['code-used', 'déjà servi'],
    ['code-expired', 'plus valable'],
    ['too-many-tries', 'Trop d’essais'],
    ['unsent-for-other-facility', 'autre pharmacie'],
    ['something-new', 'motif\u00a0: something-new'],
  ])('explains %s and lets another code be typed', async (code, words) => {
    const { onDone } = open('ABC123-DEF456', { kind: 'refused', code });
    start();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(words));
    expect(screen.getByRole('textbox')).toBeTruthy();
    expect(onDone).not.toHaveBeenCalled();
  });

  it('says that the code stays good when no answer came', async () => {
    open('ABC123-DEF456', { kind: 'offline' });
    start();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('le code reste bon'));
  });

  it('says so when the tablet could not keep its key', async () => {
    open('ABC123-DEF456', new Error('no room'));
    start();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('no room'));
  });

  it('shows no alert before there is anything to tell', () => {
    open('ABC123-DEF456', { kind: 'ok' });
    expect(document.querySelector('[role=alert]')).toBeNull();
  });
});

describe('the link opened again on a tablet that is linked', () => {
  const used: EnrolOutcome = { kind: 'refused', code: 'code-used' };
  const primary = () => [...document.querySelectorAll('.primary')].map((it) => it.textContent);

  it('leads back home first', () => {
    open('ABC123-DEF456', used, cayenne);
    const first = document.querySelector('main a, main button');
    expect(first?.textContent).toBe('Retour à Aujourd’hui');
    expect(first?.getAttribute('href')).toBe('/');
    expect(primary()).toEqual(['Retour à Aujourd’hui']);
  });

  it('says that it is linked already when its code has served', async () => {
    open('ABC123-DEF456', used, cayenne);
    start();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Cette tablette est déjà reliée');
    expect(alert.textContent).toContain('Démonstration — Cayenne');
    expect(alert.textContent).not.toContain('Demandez');
  });

  it('asks for another code where the service no longer knows the tablet', async () => {
    open('ABC123-DEF456', used, cayenne, true);
    expect(primary()).toEqual(['Commencer']);
    expect(screen.getByRole('link', { name: 'Retour à Aujourd’hui' })).toBeTruthy();
    start();
    expect((await screen.findByRole('alert')).textContent).toContain('Demandez-en un autre');
  });
});
