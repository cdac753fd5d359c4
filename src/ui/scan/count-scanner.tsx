import { useState } from 'preact/hooks';
import type { PackReading } from '../../domain/scanned-pack.ts';
import { lotTouched } from '../counting/lots.ts';
import type { Step } from '../counting.ts';
import { createScanMemory } from './scan-memory.ts';
import type { ScanProps } from './scan-panel.tsx';
import Scanner from './scanner.tsx';

interface CountScannerProps extends Omit<ScanProps, 'memory' | 'onPack'> {
  onStep: (step: Step) => void;
}

/** The scanner of one count: each pack adds its units to its own lot; where nobody knows how many it holds, hands count them. */
export function CountScanner({ onStep, ...scanning }: CountScannerProps) {
  const [memory] = useState(createScanMemory);
  const onPack = ({ presentation: id, lot, printedExpiry }: PackReading) => {
    const presentation = scanning.product.presentations.find((it) => it.id === id);
    if (!presentation) return;
    const units = presentation.unitsPerPack;
    // The date on the pack: an extension of its lot is the judgement's to add, day by day.
    const pack = { kind: 'pack', presentation: presentation.id, lot, expiry: printedExpiry, units } as const;
    onStep((now, scope) => lotTouched(now, pack, scope));
  };
  return <Scanner {...scanning} memory={memory} onPack={onPack} />;
}
