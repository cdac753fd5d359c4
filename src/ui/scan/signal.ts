/** How a scan went: counted, counted but to be looked at, not counted. */
export type ScanTone = 'good' | 'warn' | 'bad';

/** Pitches in hertz, one after the other: up is good, and the three differ in number too. */
const pitches: Record<ScanTone, number[]> = { good: [1320], warn: [880, 880], bad: [330, 330, 330] };
const beepSeconds = 0.09;
const gapSeconds = 0.06;

/** Tells by ear and hand, for eyes that are on the fridge. Stays silent where the browser gives no sound. */
export function createSignal(
  openAudio: () => AudioContext,
  vibrate: (pattern: number[]) => void,
): (tone: ScanTone) => void {
  let audio: AudioContext | null = null;
  return (tone) => {
    vibrate(pitches[tone].flatMap(() => [80, 60]));
    try {
      audio ??= openAudio();
      for (const [index, pitch] of pitches[tone].entries())
        beep(audio, pitch, audio.currentTime + index * (beepSeconds + gapSeconds));
    } catch {
      // No sound: the screen and the hand have it.
    }
  };
}

function beep(audio: AudioContext, pitch: number, at: number): void {
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = pitch;
  volume.gain.value = 0.2;
  source.connect(volume).connect(audio.destination);
  source.start(at);
  source.stop(at + beepSeconds);
}
