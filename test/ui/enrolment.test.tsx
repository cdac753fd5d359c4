// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EnrolOutcome } from '../../src/sync/enrol.ts';
import Enrolment from '../../src/ui/screens/enrolment.tsx';

afterEach(cleanup);

function open(code: string, outcome: EnrolOutcome | Error) {
  const onEnrol = vi.fn(async (_code: string) => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  });
  const onDone = vi.fn();
  render(<Enrolment code={code} facility={null} onEnrol={onEnrol} onDone={onDone} />);
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
});
