import { openDecoder } from './decoder.ts';
import { ScanPanel, type ScanParts, type ScanProps } from './scan-panel.tsx';
import { createSignal } from './signal.ts';

const parts: ScanParts = {
  // Absent off HTTPS, whatever the compiler believes.
  devices: (navigator.mediaDevices as MediaDevices | undefined) ?? null,
  openDecoder,
  signal: createSignal(
    () => new AudioContext(),
    (pattern) => void navigator.vibrate?.(pattern),
  ),
};

/** The scanner with this browser's own camera, sound and thread. Fetched when a count opens, not with the app. */
export default function Scanner(props: ScanProps) {
  return <ScanPanel {...props} parts={parts} />;
}
