const shapes = {
  check: 'M4 12.5l5.5 5.5L20 6.5',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7.5V12l3.5 2.5',
  warn: 'M12 3.5L22 20.5H2zM12 10v4.5M12 17.6v.1',
  cross: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  dash: 'M5 12h14',
  up: 'M12 20V5M5.5 11.5L12 5l6.5 6.5',
  question: 'M12 3a9 9 0 100 18 9 9 0 000-18zM9.3 9.6a2.7 2.7 0 115 1.3c-.6 1-2.3 1.4-2.3 2.9M12 17v.1',
  back: 'M15 4.5L7.5 12l7.5 7.5',
  erase: 'M8 5h13v14H8l-6-7zM11.5 9.5l5 5M16.5 9.5l-5 5',
  list: 'M4 6h16M4 12h16M4 18h10',
  box: 'M3.5 7.5L12 3l8.5 4.5v9L12 21l-8.5-4.5zM3.5 7.5L12 12l8.5-4.5M12 12v9',
  scan: 'M4 8.5V4h4.5M15.5 4H20v4.5M20 15.5V20h-4.5M8.5 20H4v-4.5M8.5 8.5h7v7h-7z',
  light: 'M9 18h6M10 21h4M12 3a6 6 0 00-3.5 10.900c.6.5 1 1.200 1 2.100h5c0-.9.4-1.600 1-2.100A6 6 0 0012 3z',
} as const;

export type IconName = keyof typeof shapes;

/** Always beside a word, so hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
