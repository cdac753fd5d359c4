// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/preact';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { PinPad } from '../../../src/ui/people/pin-pad.tsx';

afterEach(cleanup);

// Drawn as a page draws it: the library's own way waits until all has settled, which a hand does not.
function draw() {
  const codes: string[] = [];
  const place = document.body.appendChild(document.createElement('div'));
  render(<PinPad disabled={false} onPin={(it) => codes.push(it)} />, place);
  return { codes, remove: () => render(null, place) };
}
const press = (keys: readonly string[]) => {
  for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
};

describe('the keypad of a code', () => {
  it('takes keys from the moment it stands, however fast they come', () => {
    const { codes, remove } = draw();
    press([...'48291', 'Backspace', ...'13']);
    expect(codes).toEqual(['482913']);
    press([...'775310']);
    expect(codes).toEqual(['482913', '775310']);
    remove();
    press([...'482913']);
    expect(codes).toHaveLength(2);
  });

  it('takes fingers as fast', () => {
    const { codes, remove } = draw();
    for (const digit of '482913')
      fireEvent.click(document.querySelector(`button[value="${digit}"]`) as HTMLElement);
    expect(codes).toEqual(['482913']);
    remove();
  });
});
