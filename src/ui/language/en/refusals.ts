import type { refusals as french } from '../fr-refusals.ts';
import type { Translated } from '../typeset.ts';

export const refusals = {
  refused: (reason) => `Refused: ${reason}`,
  reasons: {
    unreadable: 'the service cannot read it, and keeps it as it is',
    'person-named': 'a field that names a patient, not kept; count again',
    'hash-mismatch': 'its content is damaged; count again',
    'other-device': 'it is from another tablet than the one that sends it',
    'other-facility': 'it names another pharmacy than the tablet’s',
    'schema-unknown': 'the service cannot read its version yet, and keeps it',
    'too-large': 'too large for the service',
    'clock-unreadable': 'its date is impossible; set the tablet’s clock and count again',
    'typed-time': 'the time typed is over 7 days old, or to come',
    conflict: 'this identifier already exists with another content',
  },
  reasonOther: (code) => `reason ${code}; tell it to your supervisor`,
} satisfies Translated<typeof french>;
