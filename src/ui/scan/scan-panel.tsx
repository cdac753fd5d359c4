import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { LocalDate } from '../../domain/day.ts';
import type { Rule } from '../../domain/directive.ts';
import type { Product } from '../../domain/product.ts';
import type { PackReading } from '../../domain/scanned-pack.ts';
import { scan as words } from '../language/fr-scan.ts';
import { Icon } from '../parts/icon.tsx';
import { judgeScan, type RawScan } from './judge-scan.ts';
import type { ScanMemory } from './scan-memory.ts';
import { type Said, sayCapsLock, sayOutcome } from './scan-words.ts';
import type { ScanTone } from './signal.ts';
import { type CameraParts, type CameraState, type CameraView, useCamera } from './use-camera.ts';
import { useWedge, type WedgeScan } from './use-wedge.ts';
import '../styles/scan.css';

export interface ScanProps {
  /** All that the tablet knows: a pack of another product is named. */
  products: readonly Product[];
  /** The one being counted. */
  product: Product;
  rules: readonly Rule[];
  /** The pharmacy's local date. */
  today: LocalDate;
  /** Made with the count and dropped with it. */
  memory: ScanMemory;
  /** A pack of this product, once each. Its lot or expiry may be null, with the reason among its problems. */
  onPack: (reading: PackReading) => void;
}

export interface ScanParts extends CameraParts {
  /** Sound and vibration. */
  signal: (tone: ScanTone) => void;
}

/** The scanner of a count: the camera where it is asked for, and keyboard scanners all the time. */
export function ScanPanel({ parts, ...props }: ScanProps & { parts: ScanParts }) {
  const [said, setSaid] = useState<{ it: Said; nth: number } | null>(null);
  const say = (it: Said) => {
    parts.signal(it.tone);
    setSaid((before) => ({ it, nth: (before?.nth ?? 0) + 1 }));
  };
  const take = (scan: RawScan) => {
    const outcome = judgeScan(scan, props);
    if (outcome.kind === 'pack') props.onPack(outcome.reading);
    say(sayOutcome(outcome, props.product.presentations));
  };
  const camera = useCamera(parts, (raw, at) => {
    if (!props.memory.isStillInSight(raw, at)) take({ source: 'camera', raws: [raw] });
  });
  useWedge(({ raws, capsLock }: WedgeScan) => {
    if (capsLock && /\p{L}/u.test(raws[0] ?? '')) say(sayCapsLock());
    else take({ source: 'wedge', raws });
  });
  // What was read of a pack is in its row already; the rest is typed there.
  const goOnByHand = () => {
    camera.stop();
    setSaid(null);
  };
  return (
    <section class="scan" aria-label={words.region}>
      <Controls camera={camera} />
      <Sight camera={camera} />
      <Trouble state={camera.state} onRetry={camera.start} onManual={goOnByHand} />
      <div role="status">
        {said && (
          // A new key, so that the same words said again are read aloud again.
          <Saying key={said.nth} tone={said.it.tone}>
            <p>
              <Icon name={said.it.tone === 'good' ? 'check' : said.it.tone === 'warn' ? 'warn' : 'cross'} />
              <span>{said.it.sentences.join(' ')}</span>
            </p>
            {said.it.offersManual && (
              <button type="button" class="button" onClick={goOnByHand}>
                {words.manual}
              </button>
            )}
          </Saying>
        )}
      </div>
    </section>
  );
}

function Saying({ tone, children }: { tone: ScanTone; children: ComponentChildren }) {
  return <div class={`banner ${tone}`}>{children}</div>;
}

function Controls({ camera }: { camera: CameraView }) {
  const isOpen = camera.state === 'on' || camera.state === 'opening';
  const hint = useId();
  return (
    <div class="scan-bar">
      <button
        type="button"
        class={isOpen ? 'button' : 'button primary'}
        aria-describedby={isOpen ? undefined : hint}
        onClick={isOpen ? camera.stop : camera.start}
      >
        <Icon name={isOpen ? 'cross' : 'scan'} />
        {isOpen ? words.stop : words.start}
      </button>
      {camera.light && (
        <button type="button" class="button" aria-pressed={camera.light.isOn} onClick={camera.light.toggle}>
          <Icon name="light" />
          {words.light}
        </button>
      )}
      {!isOpen && (
        <p id={hint} class="soft">
          {words.wedge}
        </p>
      )}
    </div>
  );
}

function Sight({ camera: { state, video, isLong } }: { camera: CameraView }) {
  if (state !== 'on' && state !== 'opening') return null;
  return (
    <div class="sight">
      <div>
        <video ref={video} muted playsInline aria-label={words.picture} />
      </div>
      <p>{state === 'opening' ? words.opening : isLong ? words.aimLong : words.aim}</p>
    </div>
  );
}

/** Camera refused or absent: said, and the manual way is one touch. */
function Trouble(props: { state: CameraState; onRetry: () => void; onManual: () => void }) {
  const { state } = props;
  if (state === 'off' || state === 'opening' || state === 'on') return null;
  return (
    <div class="banner warn" role="alert">
      <p>
        <Icon name="warn" />
        <span>{words.camera[state]}</span>
      </p>
      {state !== 'absent' && (
        <button type="button" class="button" onClick={props.onRetry}>
          {words.retry}
        </button>
      )}
      <button type="button" class="button" onClick={props.onManual}>
        {words.manual}
      </button>
    </div>
  );
}
