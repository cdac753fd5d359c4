// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addMs } from '../../src/domain/day.ts';
import { clockDoubt } from '../../src/ui/clock.ts';
import { counted, tablet, vials } from './made-up.ts';
import { now, openApp, text } from './open-app.tsx';

afterEach(cleanup);

const day = 86_400_000;
const path = '/compter/tocilizumab-iv';
const keypad = () => screen.findByRole('group', { name: 'Pavé de saisie' });

describe('a clock that cannot be right', () => {
  it('is one a day or more away from the endpoint’s, or ten minutes behind an answer already had', () => {
    const offset = fc.integer({ min: -40 * day, max: 40 * day });
    const sinceHeard = fc.integer({ min: -40 * day, max: 40 * day });
    fc.assert(
      fc.property(offset, sinceHeard, (clockOffsetMs, ms) => {
        const lastContactAt = addMs(now, -ms);
        const doubt = clockDoubt(tablet([], { clockOffsetMs, lastContactAt }), now);
        const expected =
          ms <= -600_000 ? 'gone-back' : clockOffsetMs >= day || clockOffsetMs <= -day ? 'far-off' : null;
        expect(doubt?.kind ?? null).toBe(expected);
      }),
    );
    expect(clockDoubt(tablet([], { clockOffsetMs: null }), now)).toBeNull();
  });

  it('is asked about before counting and before a receipt, with the date that the count would bear', async () => {
    const gone = tablet([], { lastContactAt: '2021-06-16T10:00:00Z' });
    openApp(gone, {}, path);
    await screen.findByRole('heading', { name: 'Vérifiez la date' });
    expect(text()).toContain('sera daté du lundi 14 juin 2021 à 09:00');
    expect(text()).toContain('lui a déjà répondu le mercredi 16 juin 2021');
    expect(screen.queryByRole('group', { name: 'Pavé de saisie' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Continuer à cette date' }));
    await keypad();
    cleanup();
    openApp(gone, {}, '/reception/tocilizumab-iv');
    await screen.findByRole('heading', { name: 'Vérifiez la date' });
  });

  it.each([
    ['corriger', () => screen.findByRole('group', { name: 'Pavé de saisie' })],
    ['retirer', () => screen.findByRole('button', { name: 'Retirer cet enregistrement' })],
  ])('is asked about before a record is put right or withdrawn: /journal/%s', async (view, page) => {
    const kept = counted(addMs(now, -day), vials(1, 1, 1));
    const gone = tablet([kept], { lastContactAt: '2021-06-16T10:00:00Z' });
    openApp(gone, {}, `/journal/${view}/${kept.event.device}/${kept.event.seq}`);
    await screen.findByRole('heading', { name: 'Vérifiez la date' });
    fireEvent.click(screen.getByRole('button', { name: 'Continuer à cette date' }));
    await page();
  });

  it('says what the tablet shows where the endpoint’s clock corrected it by a day', async () => {
    openApp(tablet([], { clockOffsetMs: 3 * day }), {}, path);
    await screen.findByRole('heading', { name: 'Vérifiez la date' });
    expect(text()).toContain('sera daté du jeudi 17 juin 2021');
    expect(text()).toContain('indique lundi 14 juin 2021');
  });

  it('is not asked about when it is hours off', async () => {
    openApp(tablet([], { clockOffsetMs: day - 1 }), {}, path);
    await keypad();
  });
});
