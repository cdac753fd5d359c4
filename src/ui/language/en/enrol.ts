import type { enrol as french } from '../fr-enrol.ts';
import type { Translated } from '../typeset.ts';

export const enrol = {
  title: 'Link this tablet',
  intro: 'Relevé counts your pharmacy’s vials, even without a network, and sends as soon as it can.',
  ready: (code) => `Code ${code}`,
  start: 'Begin',
  need: 'To begin, open on this tablet the link from your supervisor, or type its code.',
  label: 'Code of twelve characters',
  hint: 'It looks like ABC123-DEF456 and works only once.',
  malformed: 'A code has twelve characters, letters or digits. Check it.',
  working: 'Linking…',
  offline:
    'No answer from the service. Once only, to be linked, the tablet needs the network. Go nearer to an access point and try again: the code stays good.',
  refused: {
    'code-unknown': 'This code does not exist. Check each character, or ask your supervisor for another.',
    'code-used': 'This code has already been used. Ask your supervisor for another: each tablet has its own.',
    'code-expired': 'This code is no longer valid. Ask your supervisor for another.',
    'too-many-tries': 'Too many tries with this code: it is blocked. Ask your supervisor for another.',
    'too-many-requests': 'Too many tries in a row. Wait a minute, then try again.',
    'unsent-for-other-facility':
      'This tablet keeps counts of another pharmacy that are not yet sent. Send them first, then start again.',
  },
  refusedOther: (code) =>
    `The service refused the link (reason: ${code}). Tell this reason to your supervisor.`,
  notKept: (cause) =>
    `The tablet could not keep its key. Check the free space and that browsing is not private, then try again. Cause: ${cause}`,
  already: (facility) => `This tablet is linked to: ${facility}. A new code can link it again.`,
  moving:
    'If you move it to another pharmacy, the counts begun here wait for its return: they do not open there.',
  forgetsPeople: 'Linking erases people’s names and codes from the tablet. Counts, begun or recorded, stay.',
  backToday: 'Back to Today',
  usedAndLinked: (facility) =>
    `This tablet is already linked to: ${facility}. This code has been used, and there is nothing else to do: go back to Today.`,
  supervisor: 'Are you a supervisor?',
  supervisorLink: 'National and regional view',
} satisfies Translated<typeof french>;
