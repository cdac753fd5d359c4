import type { accessibility as french } from '../fr-accessibility.ts';
import type { Translated } from '../typeset.ts';

export const accessibility = {
  title: 'Accessibility: not audited',
  state:
    'No audit against the French general framework for accessibility (RGAA) has been made. This page says what was checked, with what, and what is missing. It dates from 22 November 2026.',
  checked: 'What is checked at each version',
  checks: [
    'By the program axe-core: the main screens of the tablet and of supervisors, in the light and the dark theme, at the size of a tablet, of a phone, and of a tablet enlarged to 200%.',
    'By the program Lighthouse: the same screens, for accessibility and good practice.',
    'By measuring in the browser: each button, field or link outside a sentence is at least 48 pixels large and hidden by nothing; nothing overflows sideways.',
    'By an automatic journey in Chromium, Firefox and WebKitGTK: link the tablet, count, send.',
  ],
  made: 'What is made for everybody',
  means: [
    'No state is told by colour alone: a word and a sign go with it.',
    'A keyboard is enough to count.',
    'Drawings of vials have their equivalent in text.',
    'Animations keep still if the device asks for it.',
  ],
  missing: 'What is missing or in the way, as far as we know',
  gaps: [
    'Nobody with a disability has tried Relevé yet, nor with NVDA, JAWS, VoiceOver or TalkBack, nor with a braille display.',
    'On a low or much enlarged screen, the keypad comes after the lines to count: one has to scroll.',
    'The programs above see only some of the obstacles.',
    'What directives say is given in French only.',
  ],
  help: 'A difficulty?',
  helpHow: 'Tell it to the IT department of your facility: what you wanted to do, and what prevented it.',
  tablet: 'Today',
  supervision: 'Supervision',
} satisfies Translated<typeof french>;
