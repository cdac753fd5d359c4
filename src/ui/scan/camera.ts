/** Why there is no picture. */
export type NoCamera = 'refused' | 'absent' | 'busy';

export interface Camera {
  stream: MediaStream;
  /** Null where there is no lamp. */
  light: ((on: boolean) => Promise<void>) | null;
  /** Calls back when the camera goes away by itself. */
  onEnd(call: () => void): void;
  close(): void;
}

/** Wide enough for a pack held at arm's length, small enough for several pictures a second on an old tablet. */
const wanted: MediaStreamConstraints = {
  video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  audio: false,
};

/** Asks for the camera at the back. `devices` is null where the browser has none to give, as off HTTPS. */
export async function openCamera(devices: MediaDevices | null): Promise<Camera | NoCamera> {
  if (!devices) return 'absent';
  try {
    const stream = await devices.getUserMedia(wanted);
    return {
      stream,
      light: lightOf(stream),
      onEnd: (call) => stream.getVideoTracks()[0]?.addEventListener('ended', call),
      close: () => stop(stream),
    };
  } catch (error) {
    return reasons[error instanceof Error ? error.name : ''] ?? 'absent';
  }
}

/** Names from the Media Capture specification, section 10.2. */
const reasons: Record<string, NoCamera> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** The lamp is in Chromium's list of constraints and not yet in the compiler's. */
function lightOf(stream: MediaStream): Camera['light'] {
  const [track] = stream.getVideoTracks();
  const abilities = track?.getCapabilities?.() as { torch?: boolean } | undefined;
  if (!track || !abilities?.torch) return null;
  return (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
