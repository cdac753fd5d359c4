import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Camera, type NoCamera, openCamera } from './camera.ts';
import type { Decoder } from './decoder.ts';

export interface CameraParts {
  /** Null where the browser has none to give. */
  devices: MediaDevices | null;
  openDecoder: () => Promise<Decoder>;
}

export type CameraState = 'off' | 'opening' | 'on' | NoCamera | 'broken';

export interface CameraView {
  state: CameraState;
  video: RefObject<HTMLVideoElement | null>;
  /** Nothing readable for so long that a hint would help. */
  isLong: boolean;
  /** Null where there is no lamp. */
  light: { isOn: boolean; toggle: () => void } | null;
  start: () => void;
  stop: () => void;
}

const longMs = 8_000;

/** The camera and its decoder, opened together and closed together; each scan is told with the time of its picture. */
export function useCamera(parts: CameraParts, onRaw: (raw: string, at: number) => void): CameraView {
  const [state, setState] = useState<CameraState>('off');
  const [camera, setCamera] = useState<Camera | null>(null);
  const [isLit, setLit] = useState(false);
  const [isLong, setLong] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const handler = useRef(onRaw);
  handler.current = onRaw;
  const turn = useRef(0);
  const close = useRef(() => {});

  const stop = () => {
    turn.current += 1;
    close.current();
    close.current = () => {};
    setCamera(null);
    setLit(false);
    setLong(false);
    setState('off');
  };
  const start = async () => {
    stop();
    const mine = turn.current;
    setState('opening');
    const opened = await openCamera(parts.devices);
    if (typeof opened === 'string') {
      if (turn.current === mine) setState(opened);
      return;
    }
    const decoder = await parts.openDecoder().catch(() => null);
    const closeBoth = () => {
      opened.close();
      decoder?.close();
    };
    if (turn.current !== mine || !decoder) {
      closeBoth();
      if (turn.current === mine) setState('broken');
      return;
    }
    close.current = closeBoth;
    setCamera(opened);
    setState('on');
    const element = video.current;
    if (!element) return;
    element.srcObject = opened.stream;
    const isMine = () => turn.current === mine;
    const onBroken = () => {
      stop();
      setState('broken');
    };
    opened.onEnd(() => isMine() && onBroken());
    await element.play().catch(() => undefined);
    const onRaw = (raw: string, at: number) => handler.current(raw, at);
    look(element, decoder, isMine, { onRaw, onLong: setLong, onBroken });
  };

  useEffect(() => {
    const onHidden = () => document.hidden && stop();
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      turn.current += 1;
      close.current();
    };
  }, []);

  const light = camera?.light
    ? {
        isOn: isLit,
        toggle: () =>
          camera.light?.(!isLit).then(
            () => setLit(!isLit),
            () => undefined,
          ),
      }
    : null;
  return { state, video, isLong, light, start, stop };
}

interface Seen {
  onRaw: (raw: string, at: number) => void;
  onLong: (isLong: boolean) => void;
  onBroken: () => void;
}

/** A picture after the other, as fast as they are read: never two under way. */
function look(video: HTMLVideoElement, decoder: Decoder, isOn: () => boolean, seen: Seen): void {
  let since: number | null = null;
  const next = async (at: number) => {
    if (!isOn()) return;
    since ??= at;
    try {
      const raw = video.videoWidth > 0 ? await decoder.decode(await createImageBitmap(video)) : null;
      if (!isOn()) return;
      if (raw !== null) {
        since = at;
        seen.onRaw(raw, at);
      }
      seen.onLong(at - since > longMs);
      requestAnimationFrame(next);
    } catch {
      if (isOn()) seen.onBroken();
    }
  };
  requestAnimationFrame(next);
}
