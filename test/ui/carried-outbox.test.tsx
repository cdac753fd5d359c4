// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Carried } from '../../src/sync/carry.ts';
import CarriedOutbox from '../../src/ui/screens/carried-outbox.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const carried = (codes: number): Carried => ({
  device: 'k3q9z7m2p5t8w1x4c6v0',
  events: 2,
  file: '{"a":1}',
  codes: Array.from({ length: codes }, (_, index) => `RELEVE1:${index + 1}:${codes}`),
});

async function show(carry: () => Promise<Carried | null>) {
  const onSave = vi.fn();
  render(<CarriedOutbox carry={carry} onSave={onSave} />);
  await vi.waitFor(() => expect(document.body.textContent).not.toContain('Préparation'));
  return onSave;
}
const text = () => document.body.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('the export of what is unsent', () => {
  it('hands the file over, and says that nothing is marked as sent', async () => {
    const onSave = await show(async () => carried(2));
    expect(text()).toMatch(/2 enregistrements à faire porter.*tout reste « à transmettre »/);
    press('Enregistrer le fichier');
    expect(onSave).toHaveBeenCalledExactlyOnceWith('{"a":1}');
    expect(text()).toContain('Demandé au navigateur');
  });

  it('turns its codes in a ring, by hand and by itself', async () => {
    await show(async () => carried(3));
    const picture = () => screen.getByRole('img').getAttribute('aria-label')?.replaceAll('\u00a0', ' ');
    const paths = new Set([document.querySelector('.qr-code path')?.getAttribute('d')]);
    expect(picture()).toBe('Code 1 sur 3');
    press('Code suivant');
    paths.add(document.querySelector('.qr-code path')?.getAttribute('d'));
    press('Code suivant');
    paths.add(document.querySelector('.qr-code path')?.getAttribute('d'));
    expect(paths.size).toBe(3);
    press('Code suivant');
    expect(picture()).toBe('Code 1 sur 3');
    press('Code précédent');
    expect(picture()).toBe('Code 3 sur 3');

    vi.useFakeTimers();
    press('Faire défiler');
    await act(() => vi.advanceTimersByTimeAsync(8_100).then(() => undefined));
    expect(picture()).toBe('Code 2 sur 3');
    press('Arrêter');
    await act(() => vi.advanceTimersByTimeAsync(60_000).then(() => undefined));
    expect(picture()).toBe('Code 2 sur 3');
  });

  it('sends to the file whoever would photograph for an hour; says so when there is nothing, or no way', async () => {
    await show(async () => carried(41));
    expect(screen.queryByRole('img')).toBeNull();
    expect(text()).toContain('Il faudrait 41 codes');
    cleanup();
    await show(async () => null);
    expect(text()).toContain('Tout est transmis');
    cleanup();
    await show(() => Promise.reject(new Error('no key')));
    expect(text()).toContain('n’a pas pu être préparé');
  });
});
