import { render } from 'preact';
import { useState } from 'preact/hooks';
import { rulesOf } from '../../../src/domain/directive.ts';
import type { PackReading } from '../../../src/domain/scanned-pack.ts';
import { firstPack } from '../../../src/reference/pack.ts';
import { useKeyboard } from '../../../src/ui/parts/use-keyboard.ts';
import { createScanMemory } from '../../../src/ui/scan/scan-memory.ts';
import Scanner from '../../../src/ui/scan/scanner.tsx';

const memory = createScanMemory();
const [product] = firstPack.products;
if (!product) throw new Error('the reference holds no product');

/** The scanner beside what a count has around it: a keypad's figure, and a field for letters. */
function Page() {
  const [packs, setPacks] = useState<PackReading[]>([]);
  const [typed, setTyped] = useState('');
  const [lot, setLot] = useState('');
  useKeyboard((touch) => setTyped((before) => before + (touch.kind === 'digit' ? touch.digit : '/')));
  return (
    <div class="stack narrow">
      <h1>Compter : {product?.label}</h1>
      <Scanner
        products={firstPack.products}
        product={product as NonNullable<typeof product>}
        rules={rulesOf(firstPack.documents)}
        today="2026-11-23"
        memory={memory}
        onPack={(reading) => setPacks((before) => [...before, reading])}
      />
      <p>
        Tapé : <output data-test="typed">{typed}</output>
      </p>
      <div class="entry">
        <label for="lot">Lot</label>
        <input id="lot" value={lot} onInput={(event) => setLot(event.currentTarget.value)} />
      </div>
      <ul data-test="packs">
        {packs.map((it, index) => (
          <li key={index}>{[it.presentation, it.lot, it.expiry].join(' ')}</li>
        ))}
      </ul>
    </div>
  );
}

render(<Page />, document.getElementById('app') as HTMLElement);
