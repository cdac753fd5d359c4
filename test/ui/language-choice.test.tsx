// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { english } from '../../src/ui/language/en/index.ts';
import { french, speak } from '../../src/ui/language/typeset.ts';
import { tablet } from './made-up.ts';
import { openApp, text } from './open-app.tsx';
import { facility, product, viewOf } from './supervisor/made-up.ts';
import { open as openSupervision } from './supervisor/mount.tsx';

afterEach(() => {
  cleanup();
  speak(french);
});

const say = async (tongue: 'fr' | 'en') => speak(tongue === 'en' ? english : french);
const touch = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('The choice of a language', () => {
  it('changes every word on the screen and nothing that was typed, there and back', async () => {
    const app = openApp(tablet([]), {}, '/reglages', {
      speak: async (tongue) => {
        await say(tongue);
        app.again();
      },
    });
    fireEvent.input(await screen.findByLabelText(/^Dose de référence/), { target: { value: '640' } });
    touch('English');
    const dose = (await screen.findByLabelText(/^Reference dose/)) as HTMLInputElement;
    expect(dose.value).toBe('640');
    expect(screen.getByRole('link', { name: 'Journal' })).toBeTruthy();
    expect(text()).not.toMatch(/Réglages|pharmacie/);
    touch('Français');
    await screen.findByLabelText(/^Dose de référence/);
    expect(dose.isConnected && dose.value).toBe('640');
  });

  it('says that nothing changed where the words could not be fetched', async () => {
    openApp(tablet([]), {}, '/reglages', { speak: () => Promise.reject(new TypeError('offline')) });
    await screen.findByRole('button', { name: 'English' });
    touch('English');
    await waitFor(() => expect(text()).toContain('La langue n’a pas changé.'));
  });

  it.each([
    ['/accessibilite', /Accessibilité/, 'Accessibility: not audited'],
    ['/nulle-part', /n’existe pas/, 'This page does not exist.'],
  ])('comes over a page that was open before its words were there: %s', async (path, before, after) => {
    const app = openApp(tablet([]), {}, path);
    await screen.findByRole('heading', { name: before });
    speak(english);
    app.again();
    await screen.findByRole('heading', { name: after });
  });

  it('is at the foot of the supervisors’ list, whose rows follow at once', async () => {
    // Never heard and never counted: no age tells the row to be drawn again.
    const never = { lastHeardAt: null, products: [product({ state: 'silent', lastCount: null })] };
    const view = viewOf([facility('a', {}, never)]);
    const desk = openSupervision({
      path: '/superviseur',
      view: { kind: 'ok', value: view },
      speak: async (tongue) => {
        await say(tongue);
        desk.at(view.at);
      },
    });
    await waitFor(() => expect(text()).toContain('Muet'));
    touch('English');
    await waitFor(() => expect(text()).toContain('Whom to call'));
    expect(document.querySelector('.calls')?.textContent).toContain('Silent');
    expect(document.querySelector('.calls')?.textContent).not.toContain('Muet');
    expect(document.title).toBe('Relevé — supervisors');
  });
});
