import type { ComponentChildren } from 'preact';
import type { SupervisedProduct } from '../../protocol/supervision.ts';
import { fr } from '../language/fr-supervisor.ts';
import type { FloorFilter } from './filters.ts';
import type { ShownState } from './states.ts';

const check = 'M4 12.5l5.5 5.5L20 6.5';
const warn = 'M12 3.5L22 20.5H2zM12 10v4.5M12 17.6v.1';
const question = 'M12 3a9 9 0 100 18 9 9 0 000-18zM9.3 9.6a2.7 2.7 0 115 1.3c-.6 1-2.3 1.4-2.3 2.9M12 17v.1';

/** Tone and sign of each: two states that share a tone never share a sign. */
const looks = {
  silent: ['bad solid', 'M4 4l16 16M4 10v5h3.5L12 19v-7M9 7l3-2.5V8M16 9.5a4 4 0 01.6 4'],
  missing: ['bad', 'M5.5 5.5l13 13M18.5 5.5l-13 13'],
  late: ['warn', 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7.5V12l3.5 2.5'],
  invited: ['wait', 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5.5M12 7.5v.1'],
  'on-time-received-late': ['wait', 'M1.5 13l4.5 4.5L15 7M11 16l1.5 1.5L22.5 7'],
  'on-time': ['good', check],
  none: ['quiet', 'M5 12h14'],
  breached: ['bad solid', warn],
  doubtful: ['warn', question],
  unanswered: ['quiet', question],
  met: ['good', check],
} as const satisfies Record<ShownState | FloorFilter | 'met', [string, string]>;

export type Look = keyof typeof looks;

export function toneOf(look: Look): string {
  return looks[look][0];
}

export function Mark({ look, children }: { look: Look; children: ComponentChildren }) {
  return (
    <span class={`tag ${toneOf(look)}`}>
      <Sign look={look} />
      <span>{children}</span>
    </span>
  );
}

export function Sign({ look }: { look: Look }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={looks[look][1]} />
    </svg>
  );
}

export function StateMark({ state }: { state: ShownState }) {
  return <Mark look={state}>{fr.states[state]}</Mark>;
}

type FloorAnswer = NonNullable<SupervisedProduct['floor']>['answer'];

const floorLooks = {
  met: 'met',
  'met-if': 'doubtful',
  breached: 'breached',
  unknown: 'doubtful',
  'car-t-unanswered': 'unanswered',
} as const satisfies Record<FloorAnswer, Look>;

export function FloorMark({ answer, children }: { answer: FloorAnswer; children: ComponentChildren }) {
  return <Mark look={floorLooks[answer]}>{children}</Mark>;
}

/** Said on every screen where an invented facility shows. A name that already says so is left to say it. */
export function Demonstration({ facility }: { facility: { demonstration: boolean; name: string } }) {
  if (!facility.demonstration || facility.name.includes('Démonstration')) return null;
  return <Mark look="none">{fr.demonstration}</Mark>;
}
