import { describe, expect, test, vi } from 'vitest';
import { retrying } from '../../src/endpoint/retrying.ts';

const failing = (code: string) => Object.assign(new Error(code), { code });
const transient = ['40001', '40P01', '57P01', 'CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE'];

describe('F28: a statement', () => {
  test.each(transient)('is tried again where it was interrupted: %s', async (code) => {
    const statement = vi.fn(async () => 'done').mockRejectedValueOnce(failing(code));
    expect(await retrying(statement)).toBe('done');
    expect(statement).toHaveBeenCalledTimes(2);
  });

  test('is not tried again where that helps nothing, nor more than five times', async () => {
    const broken = vi.fn(() => Promise.reject(failing('23505')));
    await expect(retrying(broken)).rejects.toThrow('23505');
    const interrupted = vi.fn(() => Promise.reject(failing('57P01')));
    await expect(retrying(interrupted)).rejects.toThrow('57P01');
    expect([broken, interrupted].map((it) => it.mock.calls.length)).toEqual([1, 5]);
  });
});
