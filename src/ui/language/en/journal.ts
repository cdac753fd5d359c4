import { listOf, number, weekdayOfNumber } from '../format.ts';
import type { journal as french } from '../fr-journal.ts';
import type { Translated } from '../typeset.ts';
import { plural } from './plural.ts';

export const journal = {
  title: 'Journal',
  empty: 'Nothing recorded yet. Every count will have its line here.',
  unsentFirst: 'Not yet sent',
  others: 'Sent or refused',
  kinds: {
    count: 'Count',
    correction: 'Correction',
    void: 'Withdrawal',
    receipt: 'Receipt',
    use: 'Taken out (used)',
    loss: 'Taken out (broken or lost)',
    isolation: 'Taken out (isolated)',
    reservation: 'Taken out (promised elsewhere)',
    settings: 'Settings of the pharmacy',
    resupply: 'Resupply',
    'car-t-check': 'Check before CAR-T',
  },
  enteredLater: 'entered later',
  enteredLaterAt: (at) => `entered later, on ${at}`,
  enteredAt: 'Entered later, on',
  otherTablet: 'another tablet',
  otherPharmacy: 'another pharmacy',
  id: 'Identifier',
  by: 'By',
  byTablet: (id) => `tablet ${id}`,
  byPerson: (id) => `a person named on their tablet, ${id}`,
  countedAt: 'Made on',
  deviceTime: 'By the tablet’s clock',
  what: (kind, product) => (product === null ? kind : `${kind}: ${product}`),
  numbered: (n, at) => `no. ${number(n)}, on ${at}`,
  acknowledgement: 'Acknowledgement',
  noAcknowledgement: 'none so far',
  answers: 'Directive answered',
  noAnswer: 'none: followed, no cadence',
  fingerprint: 'Fingerprint',
  replaces: (id) => `Replaces ${id}`,
  voids: (id) => `Withdraws ${id}`,
  line: (name, figure, usable, expiry) => [`${name}: ${figure}`, usable, expiry].filter(Boolean).join(', '),
  usable: (n) => `${number(n)} of them usable`,
  expiry: (month) => `first expiry end ${month}`,
  expiryUnknown: 'expiry unknown',
  carT: {
    yes: 'Does CAR-T',
    no: 'Does no CAR-T',
    unanswered: 'CAR-T: no answer',
  },
  referenceDose: (mg) => `Reference dose: ${number(mg)} mg`,
  openDays: (days) => `Open: ${weekdays(days)}`,
  plannedDays: (days) => `Planned counts: ${weekdays(days)}`,
  secondCount: (above) => `Second count: ${above}`,
  resupplyCompromised: 'Said to be compromised',
  resupplyLifted: 'No longer said to be compromised',
  mayStart: 'Yes: CAR-T may begin',
  mayNotStart: 'No: no CAR-T',
  checkAnswers: {
    met: 'floor met',
    'met-if': 'floor met if the unknown expiries are good',
    breached: 'below the floor',
    unknown: 'floor unknown',
  },
  checkRests: (answer, threshold) =>
    `${answer}, at ${number(threshold)} ${plural(threshold, 'injection', 'injections')} a patient`,
  checkCount: (id) => `From count ${id}`,
  more: (n) => `Show ${number(n)} more`,
  upTo: 'Up to',
  nothingUpTo: 'Nothing on that day or before.',
  exportUnsent: 'Export what is not yet sent',
  asTable: 'Table for Excel (CSV)',
  tableName: (tablet, day) => `releve-journal-${tablet}-${day}.csv`,
  showAcknowledgement: 'Acknowledgement to print',
  refusal: {
    kept: 'Nothing is lost: the record stays on this tablet, and the service keeps a copy. But it does not count as done.',
    keptHereAlone:
      'Nothing is lost: the record stays on this tablet. The service keeps no copy of it, and it does not count as done.',
    unreadable:
      'The service could not read this record. Install the new version if it is ready, then make it again.',
    'hash-mismatch':
      'What arrived does not match the fingerprint taken when it was recorded: something was damaged. Count again. If it happens again, tell your supervisor.',
    'other-device':
      'The record names another tablet than the one that sent it. Tell your supervisor, and count again.',
    'other-facility':
      'The record names another pharmacy than the one that the tablet is linked to. Tell your supervisor.',
    'schema-unknown':
      'The tablet is newer than the service, which keeps the record without reading it. Tell your supervisor.',
    'too-large':
      'The record is larger than the service accepts. Tell your supervisor, and count again in fewer lines.',
    'person-named':
      'A field could name a patient: the service did not keep it. Count again; if it happens again, tell your supervisor.',
    'clock-unreadable': 'The date is beyond any calendar. Set the tablet’s clock, then count again.',
    'typed-time': 'The time typed lies in the future, or more than 7 days back. Count again.',
    conflict:
      'Another record already has this identifier: this tablet’s data were most likely copied to another. Link the tablet again: it will send by itself what is missing.',
    other: (code) => `The service gave the reason “${code}”. Tell it to your supervisor.`,
  },
} satisfies Translated<typeof french>;

function weekdays(days: readonly number[]): string {
  return days.length > 0 ? listOf([...days].sort().map(weekdayOfNumber)) : 'no day';
}
