interface VialProps {
  /** Null draws a middling one. */
  volumeMl: number | null;
  /** Written on the label; the rest of the page says it in words. */
  strength?: number | null;
  /** Dotted: nobody recorded its expiry. */
  unverified?: boolean;
}

/** The largest vial's height in its own units; others follow the cube root of their volume, as glass does. */
const tallest = 78;
const largestMl = 20;

export function Vial({ volumeMl, strength = null, unverified = false }: VialProps) {
  const scale = Math.cbrt((volumeMl ?? 10) / largestMl);
  const height = tallest * Math.min(1.2, scale);
  return (
    <svg
      class={unverified ? 'vial unverified' : 'vial'}
      viewBox="0 0 36 60"
      width={height * 0.6}
      height={height}
      aria-hidden="true"
    >
      <path class="cap" d="M10 1h16v7H10z" />
      <path class="glass" d="M13 8h10v5c0 3 10 4 10 11v31c0 2-2 4-4 4H7c-2 0-4-2-4-4V24c0-7 10-8 10-11z" />
      <path class="label" d="M3 29h30v19H3z" />
      {strength !== null && (
        <text x="18" y="43" text-anchor="middle" textLength={strength >= 1000 ? 28 : undefined}>
          {strength}
        </text>
      )}
    </svg>
  );
}
