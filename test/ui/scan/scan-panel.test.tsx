// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { rulesOf } from '../../../src/domain/directive.ts';
import { firstPack } from '../../../src/reference/pack.ts';
import { createScanMemory } from '../../../src/ui/scan/scan-memory.ts';
import { ScanPanel, type ScanParts } from '../../../src/ui/scan/scan-panel.tsx';

afterEach(cleanup);

const [product] = firstPack.products;
if (!product) throw new Error('the reference holds a product');
const plain = () => document.body.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
const of80 = '0103400957464318';

function open(parts: Partial<ScanParts> = {}) {
  const given = {
    devices: null,
    openDecoder: vi.fn(),
    signal: vi.fn(),
    onPack: vi.fn(),
    ...parts,
  };
  const { onPack, ...scanParts } = given;
  render(
    <ScanPanel
      products={firstPack.products}
      product={product as NonNullable<typeof product>}
      rules={rulesOf(firstPack.documents)}
      today="2026-11-23"
      memory={createScanMemory()}
      onPack={onPack}
      parts={scanParts}
    />,
  );
  return given;
}

/** As a keyboard scanner types: all at once, then Enter. */
function wedge(raw: string, capsLock = false): void {
  for (const key of [...raw, 'Enter']) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    event.getModifierState = (name) => capsLock && name === 'CapsLock';
    document.body.dispatchEvent(event);
  }
}

const touch = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('a keyboard scanner, heard without a touch', () => {
  it('hands the pack over, and says in words, by ear and to screen readers what it read', async () => {
    const { onPack, signal } = open();
    wedge(`${of80}17291231${'10'}H0042B`);
    await screen.findByText(/Boîte lue/);
    expect(onPack).toHaveBeenCalledExactlyOnceWith({
      cip13: '3400957464318',
      presentation: 'roactemra-iv-80',
      lot: 'H0042B',
      expiry: '2029-12-31',
      printedExpiry: '2029-12-31',
      problems: [],
    });
    expect(signal).toHaveBeenCalledExactlyOnceWith('good');
    const status = screen.getByRole('status');
    expect(status.textContent?.replaceAll('\u00a0', ' ')).toBe(
      'Boîte lue : 80 mg, lot H0042B, péremption 31/12/2029.',
    );
  });

  it.each([
    [
      'an expired pack',
      `${of80}1726020010L`,
      'warn',
      1,
      'péremption 28/02/2026. Périmée : à compter parmi les inutilisables.',
    ],
    [
      'a lot that may be cut in two',
      `${of80}17291231${'10'}AB21SER`,
      'warn',
      1,
      'Le lot peut se lire de plusieurs façons. Recopiez ce qui est imprimé sur la boîte.',
    ],
    [
      'a serial that cannot be read',
      `${of80}17291231${'10'}AB\u001d21A B`,
      'warn',
      1,
      'Le numéro de série contient un caractère interdit. Si cette boîte est scannée une deuxième fois',
    ],
    ['no date', `${of80}17290230${'10'}AB`, 'warn', 1, 'péremption non lue. La péremption du code n’est pas'],
    ['what follows', `${of80}17291231AB`, 'warn', 1, 'lot non lu, péremption 31/12/2029. La suite du code'],
    ['a wrong key', '0103400957464319', 'bad', 0, 'sa clé est fausse. Scannez de nouveau. Rien n’a été'],
    ['a case', '0113400957464315', 'bad', 0, 'carton de plusieurs boîtes'],
    ['an unknown pack', '0103400930002230', 'bad', 0, 'd’aucun produit suivi ici'],
    ['no product', '17291231', 'bad', 0, 'ne dit pas de quel produit'],
    ['a link', 'https://example.org', 'bad', 0, 'n’est pas celui d’une boîte de médicament'],
    ['another product', '0103400927824845', 'bad', 0, 'd’un autre produit : Tocilizumab SC (RoActemra)'],
  ])('%s: says what is wrong', async (_, raw, tone, packs, words) => {
    const { onPack, signal } = open();
    wedge(raw);
    await waitFor(() => expect(signal).toHaveBeenCalledExactlyOnceWith(tone));
    await waitFor(() => expect(plain()).toContain(words));
    expect(onPack).toHaveBeenCalledTimes(packs);
    // A pack of another product has nothing to be typed here.
    expect(screen.queryAllByRole('button', { name: 'Saisir à la main' })).toHaveLength(
      words.includes('autre produit') ? 0 : 1,
    );
  });

  it('offers the manual way, beside which what was read has been handed over', async () => {
    const { onPack } = open();
    wedge(`${of80}17291231${'10'}AB21SER`);
    fireEvent.click(await screen.findByRole('button', { name: 'Saisir à la main' }));
    expect(onPack).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ presentation: 'roactemra-iv-80', lot: null }),
    );
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe(''));
  });

  it('says « déjà scanné » of the same serial, counts nothing, and shows no serial', async () => {
    const { onPack, signal } = open();
    const raw = `${of80}17291231${'10'}AB\u001d21SECRET`;
    wedge(raw);
    wedge(raw);
    await screen.findByText(/Déjà scanné/);
    expect(onPack).toHaveBeenCalledOnce();
    expect(vi.mocked(signal).mock.calls).toEqual([['good'], ['warn']]);
    expect(document.body.innerHTML + JSON.stringify(vi.mocked(onPack).mock.calls)).not.toContain('SECRET');
  });

  it('reads nothing aloud wrongly: with Caps Lock the letters are not believed', async () => {
    const { onPack } = open();
    wedge(`${of80}17291231${'10'}ab`, true);
    await screen.findByText(/Verr/);
    expect(onPack).not.toHaveBeenCalled();
    wedge(`${of80}17291231${'10'}42`, true);
    await waitFor(() => expect(onPack).toHaveBeenCalledOnce());
  });
});

describe('the camera', () => {
  const refusing = (name: string) =>
    ({ getUserMedia: () => Promise.reject(new DOMException('', name)) }) as unknown as MediaDevices;

  it.each([
    ['absent', null, 'Pas de caméra'],
    ['absent', refusing('NotFoundError'), 'Pas de caméra'],
    ['refused', refusing('NotAllowedError'), 'interdite à Relevé'],
    ['busy', refusing('NotReadableError'), 'sert à une autre application'],
  ])('%s is said, and the manual way is one touch', async (_, devices, words) => {
    open({ devices });
    touch('Scanner');
    await waitFor(() => expect(plain()).toContain(words));
    touch('Saisir à la main');
    await waitFor(() => expect(plain()).not.toContain(words));
  });

  function working(torch: boolean) {
    const stop = vi.fn();
    const applyConstraints = vi.fn(async () => undefined);
    const track = { stop, applyConstraints, getCapabilities: () => ({ torch }), addEventListener: () => {} };
    const stream = Object.assign(new MediaStream(), {
      getVideoTracks: () => [track],
      getTracks: () => [track],
    });
    const devices = { getUserMedia: vi.fn(async () => stream) } as unknown as MediaDevices;
    return { devices, stop, applyConstraints };
  }

  it('is let go when its decoder does not start', async () => {
    const { devices, stop } = working(false);
    open({ devices, openDecoder: () => Promise.reject(new Error('no wasm')) });
    touch('Scanner');
    await waitFor(() => expect(plain()).toContain('La lecture s’est arrêtée'));
    expect(stop).toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'Réessayer' })).toBeTruthy();
  });

  it('is let go with its decoder when closed, and has a lamp where there is one', async () => {
    const { devices, stop, applyConstraints } = working(true);
    const close = vi.fn();
    open({ devices, openDecoder: async () => ({ decode: async () => null, close }) });
    touch('Scanner');
    const lamp = await screen.findByRole('button', { name: 'Lampe' });
    fireEvent.click(lamp);
    await waitFor(() => expect(lamp.getAttribute('aria-pressed')).toBe('true'));
    expect(applyConstraints).toHaveBeenCalledExactlyOnceWith({ advanced: [{ torch: true }] });
    touch('Fermer la caméra');
    expect(stop).toHaveBeenCalled();
    expect(close).toHaveBeenCalled();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Lampe' })).toBeNull());
  });

  it('is let go when the page is left', async () => {
    const { devices, stop } = working(false);
    open({ devices, openDecoder: async () => ({ decode: async () => null, close: () => {} }) });
    touch('Scanner');
    await screen.findByText(/Montrez le carré/);
    cleanup();
    await waitFor(() => expect(stop).toHaveBeenCalled());
  });
});
