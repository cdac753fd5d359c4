// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForScans, type WedgeScan } from '../../../src/ui/scan/use-wedge.ts';

const pack = '01034009574643181729123110H0042B';
let scans: WedgeScan[];
let typed: string[];
let end: () => void;

/** What the rest of the page hears. */
const hear = (event: KeyboardEvent) => {
  if (!event.defaultPrevented) typed.push(event.key);
};

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<input id="lot"><button id="key">1</button>';
  scans = [];
  typed = [];
  end = listenForScans(window, (scan) => scans.push(scan));
  window.addEventListener('keydown', hear);
});
afterEach(() => {
  end();
  window.removeEventListener('keydown', hear);
  vi.useRealTimers();
});

let clock = 1_000;
interface Press {
  after?: number;
  on?: Element;
  code?: string;
  capsLock?: boolean;
  options?: KeyboardEventInit;
}

/** A key going down so many milliseconds after the one before; an input that nobody stops shows it. */
function press(
  key: string,
  { after = 5, on = document.body, code = '', capsLock = false, options = {} }: Press = {},
): void {
  clock += after;
  vi.advanceTimersByTime(after);
  const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...options });
  Object.defineProperty(event, 'timeStamp', { value: clock });
  event.getModifierState = (name) => name === 'CapsLock' && capsLock;
  on.dispatchEvent(event);
  if (on instanceof HTMLInputElement && key.length === 1 && !event.defaultPrevented) on.value += key;
}

function type(text: string, press1: Press = {}): void {
  for (const key of text) press(key, press1);
}

const wait = (ms: number) => {
  clock += ms;
  vi.advanceTimersByTime(ms);
};

describe('a keyboard scanner', () => {
  it.each(['Enter', 'Tab'])('is told from a person by its speed, and ends with %s', (last) => {
    type(pack);
    press(last);
    wait(1_000);
    expect(scans).toEqual([{ raws: [pack], capsLock: false }]);
    expect(typed).toEqual([]);
  });

  it('may end with nothing: a pause does', () => {
    type(pack);
    wait(299);
    expect(scans).toEqual([]);
    wait(2);
    expect(scans).toEqual([{ raws: [pack], capsLock: false }]);
  });

  it('is not cut in two where a busy tablet holds it back for a moment', () => {
    type(pack.slice(0, 20));
    press(pack[20] as string, { after: 250 });
    type(pack.slice(21));
    press('Enter');
    expect(scans.map((it) => it.raws)).toEqual([[pack]]);
  });

  it('is waited for longer once it has ended with a key, so that a radio that held the rest back cuts nothing', () => {
    type(pack);
    press('Enter');
    type(pack.slice(0, 24));
    // Fewer at a time than a scan has, and too slow for one: digits among them would be a figure.
    press(pack[24] as string, { after: 700 });
    press(pack[25] as string, { after: 400 });
    type(pack.slice(26), { after: 200 });
    press('Enter', { after: 400 });
    expect(typed).toEqual([]);
    expect(scans.map((it) => it.raws)).toEqual([[pack], [pack]]);
    // Another one, that ends with nothing, is waited for like that once.
    type(pack);
    wait(2_001);
    type(pack);
    wait(301);
    expect(scans).toHaveLength(4);
  });

  it('has its own end kept from the sheet, even one that comes after the pause, and no later one', () => {
    type(pack);
    press('Enter', { after: 900 });
    expect(scans.map((it) => it.raws)).toEqual([[pack]]);
    expect(typed).toEqual([]);
    press('Enter', { after: 200 });
    expect(typed).toEqual(['Enter']);
    type(pack);
    press('Enter', { after: 1_100 });
    type(pack);
    wait(301);
    press('4', { after: 200 });
    wait(151);
    press('Enter', { after: 200 });
    expect(typed).toEqual(['Enter', 'Enter', '4', 'Enter']);
  });

  it('lets none of its first digits into a figure, however slowly a busy tablet hands them over', () => {
    type(pack, { after: 140 });
    press('Enter');
    expect(typed).toEqual([]);
    expect(scans.map((it) => it.raws)).toEqual([[pack]]);
  });

  it('sends two packs, one after the other', () => {
    for (const raw of [pack, `${pack}X`]) {
      type(raw);
      press('Enter');
    }
    expect(scans.map((it) => it.raws[0])).toEqual([pack, `${pack}X`]);
  });

  it.each([
    ['Ctrl and « ] »', () => press(']', { options: { ctrlKey: true } })],
    ['Ctrl and the key in its place', () => press('$', { code: 'BracketRight', options: { ctrlKey: true } })],
    ['F8', () => press('F8')],
    ['the character itself', () => press('\u001d')],
  ])('types a separator as %s', (_, separate) => {
    type(`${pack.slice(0, 16)}10AB`);
    separate();
    type('21SER');
    press('Enter');
    expect(scans[0]?.raws).toEqual([`${pack.slice(0, 16)}10AB\u001d21SER`]);
  });

  it('is also read by the places of its keys, for a keyboard set otherwise', () => {
    const azerty = ['à', '&', 'à', '"', "'", 'à', 'à', 'ç'];
    const codes = [0, 1, 0, 3, 4, 0, 0, 9].map((digit) => `Digit${digit}`);
    for (const [index, key] of azerty.entries()) press(key, { code: codes[index] as string });
    press('Q', { code: 'KeyA', options: { shiftKey: true } });
    press('Enter');
    expect(scans[0]?.raws).toEqual(['à&à"\'ààçQ', '01034009A']);
  });

  it('says that Caps Lock is on', () => {
    type(pack.slice(0, -1));
    press('b', { capsLock: true });
    press('Enter');
    expect(scans[0]?.capsLock).toBe(true);
  });

  it('is heard to its end, though a finger touches the screen meanwhile', () => {
    type(pack.slice(0, 20));
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    type(pack.slice(20));
    press('Enter');
    expect(scans.map((it) => it.raws)).toEqual([[pack]]);
    expect(typed).toEqual([]);
  });

  it('leaves no trace in the field that it fell into', () => {
    const lot = document.querySelector('#lot') as HTMLInputElement;
    const heard = vi.fn();
    lot.addEventListener('input', heard);
    lot.value = 'AB';
    type(pack, { on: lot });
    press('Enter', { on: lot });
    expect(lot.value).toBe('AB');
    expect(heard).toHaveBeenCalledOnce();
    expect(scans).toHaveLength(1);
  });
});

describe('a person at the keyboard', () => {
  it('types figures that arrive, in their order and at once', () => {
    type('12', { after: 160 });
    wait(160);
    expect(typed).toEqual(['1', '2']);
    type('345', { after: 30 });
    press('Enter', { after: 40 });
    expect(typed).toEqual(['1', '2', '3', '4', '5', 'Enter']);
    expect(scans).toEqual([]);
  });

  it('has its figure before what a finger touches next', () => {
    const key = document.querySelector('#key') as HTMLElement;
    key.addEventListener('pointerdown', () => typed.push('finger'));
    press('7');
    expect(typed).toEqual([]);
    key.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    expect(typed).toEqual(['7', 'finger']);
  });

  it('keeps Space, Tab, arrows, Backspace and commands for what has the focus', () => {
    const keys = [' ', 'Tab', 'Enter', 'ArrowDown', 'Backspace', 'Escape', 'F5'];
    for (const key of keys) press(key, { after: 5 });
    press('r', { options: { ctrlKey: true } });
    expect(typed).toEqual([...keys, 'r']);
  });

  it('may lean on a key: repeats are no scan', () => {
    press('0');
    for (let i = 0; i < 30; i += 1) press('0', { after: 30, options: { repeat: true } });
    wait(1_000);
    expect(scans).toEqual([]);
    expect(typed).toHaveLength(31);
  });

  it('writes a lot in a field untouched', () => {
    const lot = document.querySelector('#lot') as HTMLInputElement;
    type('H0042BXYZ99', { on: lot, after: 90 });
    wait(1_000);
    expect(lot.value).toBe('H0042BXYZ99');
    expect(scans).toEqual([]);
  });
});
