import { describe, expect, test, vi } from 'vitest';
import { drainOrReject, openedOnce } from '../../src/sync/in-background.ts';
import { enrolledTablet, signedAnswer } from '../support/tablet-parts.ts';

describe('the worker', () => {
  test('F5: opens once, and forgets an opening that failed', async () => {
    const open = vi.fn(async () => 'open').mockRejectedValueOnce(new Error('server lost'));
    const database = openedOnce(open);
    await expect(database()).rejects.toThrow('server lost');
    expect(await Promise.all([database(), database()])).toEqual(['open', 'open']);
    expect(await database()).toBe('open');
    expect(open).toHaveBeenCalledTimes(2);
  });

  test('F14: asks the browser to come back while anything is unsent, and then no more', async () => {
    const tablet = await enrolledTablet();
    await tablet.seal();
    await expect(drainOrReject(tablet.parts)).rejects.toThrow('1 events unsent');
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    await drainOrReject(tablet.parts);
  });
});
