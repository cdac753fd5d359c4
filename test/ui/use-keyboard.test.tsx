// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, it } from 'vitest';
import type { Touch } from '../../src/ui/counting.ts';
import { useKeyboard } from '../../src/ui/parts/use-keyboard.ts';

it('hears keys from the moment a keypad stands until it is gone', () => {
  const heard: Touch[] = [];
  function Sheet() {
    useKeyboard((it) => heard.push(it));
    return null;
  }
  const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }));
  // Drawn as a page draws it, not waiting until all has settled.
  render(<Sheet />, document.body);
  press();
  expect(heard).toEqual([{ kind: 'digit', digit: '3' }]);
  render(null, document.body);
  press();
  expect(heard).toHaveLength(1);
});
