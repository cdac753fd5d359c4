import type { FloorFilter } from '../../supervisor/filters.ts';
import { dayName, listOf, number, numericDate } from '../format.ts';
import type { fr as french } from '../fr-supervisor.ts';
import type { Translated } from '../typeset.ts';
import { plural } from './plural.ts';
import { units } from './tablet.ts';

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)}\u00a0${plural(count, one, many)}`;
}

const facilities = (count: number) => counted(count, 'facility', 'facilities');
const injections = (count: number, required: number, invited = false) =>
  `${counted(count, 'injection')} possible, ${number(required)} ${invited ? 'recommended' : 'required'}`;

const mostGapsShown = 3;
/** More than a tablet ever counts in a year: a number that jumped, and no such loss. */
const longestGap = 10_000;

function gapText({ from, to }: { from: number; to: number }): string {
  if (to - from >= longestGap) return `numbering jumps after no. ${from - 1}`;
  return from === to ? `no. ${from}` : `no. ${from} to ${to}`;
}

export const supervisor = {
  title: 'Supervision',
  pageTitle: 'Relevé — supervisors',
  newLink: 'To enter again, ask the administrator of the service for a link. Each link works only once.',
  newLinkHow:
    'The administrator makes a link by the command “npm run -s releve -- supervisor invite --scope national”, or with the name of a region.',
  scope: (name) => `Scope: ${name}`,
  loading: 'Loading the view…',
  partMissing: 'This part could not be loaded. Reload the page with a network.',
  data: 'Data: what is kept, and for whom',
  accessibility: 'Accessibility: not audited',
  summary: 'Summary to pass on',
  demonstration: 'Demonstration',
  states: {
    silent: 'Silent',
    missing: 'Missing',
    late: 'Overdue',
    invited: 'Suggested, not done',
    'on-time-received-late': 'Up to date, received late',
    'on-time': 'Up to date',
    none: 'No cadence',
  },
  stateMeans: {
    silent: 'Updates missed, and no contact since.',
    missing: 'Updates missed, although the facility has been heard since.',
    late: 'A planned day not counted, or a receipt not followed by a count; the week can still be met.',
    invited: 'A count suggested by an invitation or a recommendation. Nothing is due.',
    'on-time-received-late': 'Counted in time, but received after it was judged missing.',
    'on-time': 'Nothing is missing so far.',
    none: 'Followed, no cadence imposed.',
  },
  floors: {
    breached: 'Below the floor',
    doubtful: 'Floor to check',
    unanswered: 'CAR-T: no answer',
  } satisfies Record<FloorFilter, string>,

  link: {
    title: 'Enter the supervision',
    explain: 'This link opens a session on this computer. It works only once.',
    enter: 'Enter',
    entering: 'Opening the session…',
    incomplete: 'This link is incomplete. Open the whole of it, as you received it.',
    spent: {
      'invite-used': 'This link has already been used.',
      'invite-expired': 'This link has expired.',
      'invite-unknown': 'The service does not know this link.',
    },
    failed: (code) =>
      `The service could not answer (${code}). Your link is not lost: wait a minute, then try again.`,
    providerAway: 'Pro Santé Connect does not answer. Your link is not lost: wait a minute, then try again.',
    offline: 'No answer from the service. Your link is not lost: check the network, then try again.',
  },

  signedOut: {
    title: 'Session closed',
    halfTitle: 'Session still to close',
    expired: 'The supervision session is closed or has expired.',
    kept: 'The last view stays on screen, and nothing can be done with it; “Leave” erases it from this computer.',
    erased: 'The view kept on this computer is erased.',
    notErased: 'The view kept on this computer could not be erased. Erase this site’s data in the browser.',
    untold:
      'The service could not be told: the session stays open on this computer until it expires. Leave again as soon as the network is back.',
    leaveAgain: 'Leave again',
  },

  status: {
    view: (time, age) => `View of ${time}, ${age}`,
    offline: (time, age) => `View of ${time}, ${age} — no network`,
    nothingOffline: 'No answer from the service, and no view is kept on this computer.',
    refused: (code) => `The service gave no new view (${code}).`,
    older: 'The service sent an older view again: it is ignored.',
    refresh: 'Refresh',
    directives: 'Directives',
    leave: 'Leave',
    noActions: {
      offline: 'No network: nothing can be done just now.',
      'signed-out': 'Session closed: nothing can be done.',
      asking: 'The view is being refreshed: one moment.',
    },
  },

  list: {
    title: 'Whom to call',
    caption: 'Facilities to call, most urgent first',
    captionOf: (group) => `${group}: facilities to call, most urgent first`,
    facilities,
    tally: 'Facilities by state (a facility counts once in each state of its products)',
    all: 'All',
    columns: {
      facility: 'Facility',
      state: 'State by product',
      since: 'Since',
      heard: 'Last contact',
      count: 'Last count',
      floor: 'CAR-T floor',
      contact: 'Contact',
    },
    overview: { region: 'By region', product: 'By product' },
    overviewColumns: { region: 'Region', product: 'Product' },
    overviewTotal: 'Facilities',
    filters: 'Filter',
    region: 'Region',
    everyRegion: 'All regions',
    product: 'Product',
    everyProduct: 'All products',
    by: 'Group',
    groupings: { facility: 'By facility', region: 'By region', product: 'By product' },
    text: 'Search',
    textHint: 'Name, FINESS or ARS',
    clear: 'Clear the filters',
    noFacility: 'No facility in your scope. The list of those to call will be shown here, most urgent first.',
    noMatch: 'No facility matches these filters.',
    shown: (shown, all) => `${number(shown)} of ${number(all)} rows shown`,
    more: (count) => `Show ${number(count)} more`,
    everything: 'Show all',
    quiet: (count) => `+ ${counted(count, 'product')} without a cadence`,
    localDay: (day) => `local day ${day}`,
    progress: (done, required) => `${done}\u00a0of\u00a0${required}`,
    openReceipts: (count) => `${counted(count, 'receipt')} to be followed by a count`,
    on: (when) => `on ${when}`,
    never: 'Never',
    neverHeard: 'Never heard',
    neverCounted: 'Never counted',
    zero: 'Zero counted',
    uncertain: 'time uncertain',
    enteredLater: 'entered later',
    receivedOn: (when) => `received on ${when}`,
    noAgency: 'No ARS: national level',
    noTablet: 'No tablet',
    unanswered: (count) => `CAR-T: answer awaited from ${facilities(count)}`,
    unansweredMeans: 'Until the facility has said whether it does CAR-T, its floor cannot be judged.',
    showUnanswered: 'See the list',
  },

  table: {
    save: 'Table for Excel (CSV)',
    name: (day) => `releve-supervisors-${day}.csv`,
    columns: {
      facility: 'Facility',
      finess: 'FINESS number',
      region: 'Region',
      zone: 'Time zone',
      product: 'Product',
      state: 'State',
      since: 'Since',
      heardOn: 'Last heard on',
      heardAt: 'Last heard at',
      heard: 'Last heard (UTC)',
      countedOn: 'Counted on',
      countedAt: 'Counted at',
      counted: 'Counted (UTC)',
      age: 'Age of the count, in days',
      count: 'Last count',
      remarks: 'Remarks',
      floor: 'CAR-T floor',
      injections: 'Possible injections',
      required: 'Injections required',
      contact: 'Contact',
      demonstration: 'Invented data',
    },
  },

  count: {
    line: (count, label) => `${number(count)} × ${label}`,
    usable: (count) => `(${number(count)} of them usable)`,
    units: (unit, count) =>
      unit in units
        ? `${number(count)}\u00a0${units[unit as keyof typeof units](count)}`
        : counted(count, 'unit'),
  },

  floor: {
    answers: {
      met: 'Met',
      'met-if': 'Met with a reservation',
      breached: 'Below the floor',
      unknown: 'Unknown',
      'car-t-unanswered': 'CAR-T: no answer',
    },
    recommended: 'Below the recommended level',
    injections,
    dose: (mg) => `Reference dose: ${number(mg)} mg an injection, in whole vials.`,
    threshold: (each, patients, required) =>
      `It takes ${number(each)} × ${number(patients)} CAR-T ${plural(patients, 'patient', 'patients')} under treatment = ${number(required)}.`,
    stock: (day, lines) => `Count of ${day}: ${lines}.`,
    sum: (count, required, shortBy, invited) =>
      `That is ${injections(count, required, invited)}${shortBy > 0 ? `: ${number(shortBy)} missing` : ''}.`,
    repairs: (each) => `To put it right: ${each.join(', or ')}.`,
    repair: (vials, mg) => `${number(vials)} × ${number(mg)} mg`,
    unverified: (vials) =>
      `Met only if ${counted(vials, 'vial')} without a noted expiry ${plural(vials, 'is', 'are')} good.`,
    unknown: 'The last count is missing or too old to judge by. To be counted again.',
    unanswered: 'The facility has not said yet whether it does CAR-T.',
    hold: 'No CAR-T before the floor is met. Who can help, in this order:',
    wanting: 'To be made up before CAR-T, by this recommendation.',
    ask: 'Ask the facility whether it does CAR-T; it answers in its tablet’s settings.',
    recount: 'Ask the facility to count again today.',
    check: 'Ask the facility to note the unknown expiries.',
  },

  why: {
    label: 'Why?',
    about: (product, state) => `${product}: ${state}`,
    source: 'Text',
    phrase: 'What it says',
    reading: 'How Relevé reads it',
    sum: 'The sum',
    next: 'What to do',
    noCadence: 'No known text sets a rhythm for this product. It is followed, never overdue.',
    required: (name, count, invited) =>
      `${invited ? 'Suggested' : 'Asked for'} in ${name}: ${counted(count, 'day of counting', 'different days of counting')}.`,
    nothing: (name) => `Nothing asked for in ${name}.`,
    counted: (days) =>
      days.length > 0 ? `Counted: ${listOf(days.map(dayName))}, that is ${days.length}.` : 'Counted: no day.',
    missedBy: (count) => `${number(count)} missing, and not enough days are left.`,
    undone: (count) => `${number(count)} fewer than suggested.`,
    planned: (days) => `Days planned by the pharmacy: ${listOf(days)}. They do not change the obligation.`,
    heard: {
      silent: (when) => `Nothing heard since: last contact on ${when}.`,
      unsent: (when) =>
        `Not everything has arrived: at the last contact, on ${when}, records were still waiting on a tablet.`,
      missing: (when) => `Heard since: last contact on ${when}. So it is not the network.`,
    },
    neverHeard: 'This facility has never been heard.',
    judged: (day, zone, version) =>
      `Judged on ${numericDate(day)}, by the time of ${zone}, by rules version ${number(version)}.`,
    first: {
      silent: 'Call the facility: tablet, network, or somebody to count?',
      missing:
        'Call the facility: counting today makes the stock known, even though the period stays missed.',
      late: 'Remind them to count: the period can still be met.',
      invited: 'Propose a count: useful, but not due.',
      'on-time-received-late': 'Nothing is due. If it happens again, check the tablet’s network.',
    },
    steps: {
      'own-stock': 'The facility’s own stock.',
      wholesaler: 'Its wholesaler or depositary.',
      region: (agency) =>
        `The region${agency ? ` (${agency})` : ''}: transfers between facilities, without taking the giver below its floor.`,
      nation: 'The national level, if the region cannot.',
    },
  },

  resupply: {
    none: 'No ARS and no national level says that resupply is compromised.',
    byDirective: 'Resupply compromised by directive.',
    place: (product, place, count) => `${product}, ${place}${count > 1 ? `, ${facilities(count)}` : ''}`,
    raise: 'Say that resupply is compromised',
    lift: 'Lift',
    liftOf: (place) => `Lift: ${place}`,
    effect: 'The floor before CAR-T goes to its raised level, at the tablets’ next contact.',
    lifted: 'Your word comes to an end. That of the pharmacy or of another level stays.',
    product: 'Product',
    region: 'Region',
    reason: 'Reason',
    choose: 'Choose',
    confirm: 'Say so',
  },

  facility: {
    back: 'Back to the list',
    unknown: 'This facility is not in the view.',
    finess: (finess) => `FINESS ${finess}`,
    contact: (agency) => `Contact: ${agency}`,
    zone: (zone, day) => `${zone}, local day ${day}`,
    planned: (days) => `Planned counting days: ${listOf(days)}`,
    holidays: (days) => `Public holiday this week or the last: ${listOf(days)}. It excuses nothing.`,
    heard: 'Last contact:',
    products: 'Products followed',
    devices: 'Tablets',
    noProducts: 'No product followed.',
    noDevices: 'No tablet linked. Give the facility a code so that it links one.',
    since: 'since',
    now: 'This period',
    before: 'Previous period',
    period: (name, done, required) => `${name}: ${done} of ${required}`,
    noDuty: (name) => `${name}: no update required`,
    missedBy: (count) => `${number(count)} missing, not enough days left`,
    days: (days) => `counted ${days}`,
    wasMissed: 'judged missed at the time',
    lastCount: (when, age) => `Counted on ${when}, ${age}`,
    acknowledgement: (count, when) => `acknowledgement no. ${count}, received on ${when}`,
    corrected: 'corrected since',
    countColumns: {
      presentation: 'Presentation',
      physical: 'Present',
      usable: 'Usable',
      expiry: 'Expiry',
    },
    expiry: { unknown: 'not noted', none: '—' },
    expired: (day) => `${day}, passed`,
    deviceColumns: {
      device: 'Tablet',
      enrolled: 'Linked',
      heard: 'Last contact',
      outbox: 'Not yet sent, at its last contact',
      gaps: 'Never arrived',
      quarantined: 'Refused',
      action: 'Action',
    },
    outbox: (count, age) =>
      count === 0 ? 'Nothing' : `${counted(count, 'record')}${age ? `, oldest ${age}` : ''}`,
    imported: (at, madeAt) =>
      `file imported on ${at}${madeAt ? `, made on ${madeAt} by the tablet’s clock` : ''}`,
    gaps: (gaps) => {
      const others = gaps.length - mostGapsShown;
      const shown = gaps.slice(0, mostGapsShown).map(gapText).join(', ');
      return others > 0 ? `${shown} and ${counted(others, 'other')}` : shown;
    },
    nothing: 'None',
    revokedOn: (when) => `Revoked on ${when}`,
    code: 'Code for a tablet',
    revoke: 'Revoke',
    revokeOf: (device) => `Revoke tablet ${device}`,
  },

  codeDialog: {
    title: 'Code for a tablet',
    explain:
      'On the tablet, open the link or type the code. It works only once, and will not be shown again.',
    asking: 'Making the code…',
    copy: 'Copy the link',
    copied: 'Link copied',
    until: (time, left) => `Valid until ${time}, ${left} left.`,
    expired: 'This code has expired. Close, then ask for another.',
    close: 'Close',
  },

  revokeDialog: {
    title: (device) => `Revoke tablet ${device}?`,
    effect: 'It will no longer be able to send anything, from its next contact with the service on.',
    kept: 'Its counts not yet sent stay on the tablet; a new code will let them be sent.',
  },

  dialog: { asking: 'Sending…', cancel: 'Cancel' },

  undone: {
    offline: 'No answer from the service: nothing says that it is done. Try again with a network.',
    'signed-out': 'Session closed. Enter again with a link.',
    refused: (code) => `The service refused (${code}). Refresh the view, then try again.`,
  },

  when: {
    at: (day, time) => `${day} at ${time}`,
    ago: (duration) => `${duration} ago`,
    justNow: 'just now',
  },
} satisfies Translated<typeof french>;
