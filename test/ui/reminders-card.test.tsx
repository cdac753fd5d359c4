// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { RemindersCard } from '../../src/ui/parts/reminders-card.tsx';
import type { ReminderState } from '../../src/ui/remind.ts';

afterEach(cleanup);

function open(state: ReminderState, answer: ReminderState = 'on') {
  const turned: boolean[] = [];
  const turn = async (on: boolean) => {
    turned.push(on);
    return on ? answer : ('off' as const);
  };
  render(<RemindersCard reminding={{ state: () => state, turn, follow: async () => undefined }} />);
  return turned;
}

test('reminders are turned on and off by a touch, and say what they cannot do', async () => {
  const turned = open('off');
  expect(document.body.textContent).toContain('ne comptez pas dessus');
  fireEvent.click(screen.getByRole('button', { name: 'Activer les rappels' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Arrêter les rappels' }));
  await screen.findByRole('button', { name: 'Activer les rappels' });
  expect(turned).toEqual([true, false]);
});

test('a refusal says where to undo it, and offers no button that cannot work', async () => {
  open('off', 'denied');
  fireEvent.click(screen.getByRole('button', { name: 'Activer les rappels' }));
  await waitFor(() => expect(document.body.textContent).toContain('refuse les notifications'));
  expect(screen.queryByRole('button')).toBeNull();
  cleanup();
  open('unsupported');
  expect(screen.queryByRole('button')).toBeNull();
});
