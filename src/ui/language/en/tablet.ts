import { listOf, number, numericDate } from '../format.ts';
import type { fr as french, units as frenchUnits } from '../fr.ts';
import type { Translated } from '../typeset.ts';
import { counting } from './counting.ts';
import { plural } from './plural.ts';

export const units = {
  vial: (n) => plural(n, 'vial', 'vials'),
  syringe: (n) => plural(n, 'syringe', 'syringes'),
  pen: (n) => plural(n, 'pen', 'pens'),
  tablet: (n) => plural(n, 'tablet', 'tablets'),
  ampoule: (n) => plural(n, 'ampoule', 'ampoules'),
  box: (n) => plural(n, 'box', 'boxes'),
} satisfies Translated<typeof frenchUnits>;

const thisPeriod = { day: 'today', week: 'this week', month: 'this month', year: 'this year' };
const missedPeriod = { day: 'Day missed', week: 'Week missed', month: 'Month missed', year: 'Year missed' };

export const tablet = {
  common: {
    today: 'Today',
    journal: 'Journal',
    settings: 'Settings',
    why: 'Why?',
    demonstration: 'Demonstration: invented data',
    notFound: 'This page does not exist.',
    quantity: (n, unit) => `${number(n)} ${units[unit](n)}`,
    source: (channel, no, date) => `${channel} ${no}, ${numericDate(date)}`,
    codeToVerify: 'code to be verified',
  },
  top: {
    tablet: (id) => `tablet\u00a0${id}`,
    counts: (name) => `${name} is counting`,
    change: 'Change',
    changePerson: 'Change person',
    allSent: (at) => (at ? `All sent, ${at}` : 'All sent'),
    waiting: (n, age) =>
      n === 1 ? `1 not yet sent, for ${age}` : `${number(n)} not yet sent, oldest ${age}`,
    stopped: {
      'enrolment-lost': 'Tablet not recognised',
      'facility-blocked': 'Sending refused',
      'app-too-old': 'Version too old',
    },
    refused: (n) => `${number(n)} refused`,
  },
  today: {
    empty: 'No product followed. The list comes with the next contact.',
    count: 'Count',
    resume: 'Resume the count',
    receipt: 'Receipt',
    leaving: 'Taken out',
    sheet: 'Details',
    resumed: {
      receipt: 'Resume the receipt',
      leaving: 'Resume what is taken out',
      paper: 'Resume the sheet',
    },
    countOf: (product) => `Count ${product}`,
    of: (act, product) => `${act} of ${product}`,
    holidays: (days) => `* Public holiday: ${listOf(days)}. It excuses nothing.`,
    useFirst: (names, month) => `Use first: ${listOf(names)}, end ${month}`,
    ofLot: (name, lot) => (lot ? `${name} (batch ${lot})` : name),
    progress: (done, required, per) => `${done} of ${required} ${thisPeriod[per]}`,
    lastCounted: (at, age) => `Last count: ${at}, ${age} ago`,
    neverCounted: 'Never counted on this tablet',
    previousMissed: (period, n) => `${period}: ${n} ${plural(n, 'count was', 'counts were')} missing.`,
    previousInvited: (period, n) =>
      `${period}: ${n} suggested ${plural(n, 'count was', 'counts were')} not made.`,
    previousBeforeTablet: (period) => `Before that, ${period}: unknown to this tablet, linked since.`,
  },
  flags: {
    receiptOverdue: (day) => `Overdue: receipt of ${day} not counted`,
    receiptDue: (time) => `Receipt of ${time}: to count before tonight`,
    lastChance: 'Last possible day',
    lastChanceInvited: 'Last day of the period',
    missed: (n, per) => `${missedPeriod[per]}: ${n} ${plural(n, 'count', 'counts')} can no longer be made`,
    missedInvited: 'Suggested, not done',
    due: 'To count today',
    dueInvited: 'Count suggested today',
    open: (per) => `To count ${thisPeriod[per]}`,
    openInvited: (per) => `Count suggested ${thisPeriod[per]}`,
    latePlan: (day) => `Overdue against your plan: ${day}`,
    countedToday: {
      sent: 'Today’s update: done and sent',
      unsent: 'Today’s update: done, not yet sent',
      refused: 'Today’s update: done, refused',
    },
    done: {
      sent: 'Update done and sent',
      unsent: 'Update done, not yet sent',
      refused: 'Update done, refused',
    },
    none: 'Followed, no cadence',
  },
  week: {
    label: (counted) => (counted.length > 0 ? `Week: counted ${listOf(counted)}` : 'Week: nothing counted'),
  },
  counting,
  delivery: {
    waiting: (age) => `Not yet sent, for ${age}`,
    sent: (at, n) => `Sent at ${at}, no. ${number(n)}`,
    sentOn: (at, n) => `Sent on ${at}, no. ${number(n)}`,
    refused: 'Refused: see why in the journal',
    conflict: 'Refused: this identifier already exists with another content. Tablet copied? Link it again.',
  },
} satisfies Translated<typeof french>;
