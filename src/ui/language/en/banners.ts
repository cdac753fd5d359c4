import { duration, number, numericDate } from '../format.ts';
import type { banners as french } from '../fr-banners.ts';
import type { Translated } from '../typeset.ts';
import { plural } from './plural.ts';

export const banners = {
  storageRefused:
    'The browser may erase Relevé’s data when it runs out of space. Install Relevé on the home screen to protect them.',
  unread:
    'The tablet’s memory no longer answers: what is shown may be out of date. Nothing has been erased. Close the other tabs, check the free space, then reload.',
  reload: 'Reload',
  eventsMissing: (n) =>
    `${number(n)} ${plural(n, 'record of this tablet has', 'records of this tablet have')} vanished from its memory. Tell your supervisor, and count again.`,
  packExpired: (day) =>
    `This tablet’s rules have been out of date since ${numericDate(day)}. Go on counting: they serve until the next ones.`,
  packRefused: {
    older: 'Rules older than this tablet’s came in: refused.',
    'not-signed': 'Rules with a bad signature came in: refused. Tell your supervisor.',
    invalid: 'Unreadable rules came in: refused. Tell your supervisor.',
  },
  updateReady: 'A new version is ready.',
  updateApply: 'Install it',
  updateAfterDraft: 'A new version is ready: finish or clear the count under way to install it.',
  install: 'Relevé can be installed on the home screen, and then opens without a network.',
  installApply: 'Install',
  clockWrong: (ms) =>
    `This tablet’s clock is ${duration(Math.abs(ms))} ${ms > 0 ? 'slow' : 'fast'}. Times are corrected; set it as soon as you can.`,
  holdUnreachable: (since, next) =>
    `No answer from the national service since ${since}. Go on counting; next try at ${next}.`,
  holdEnrolmentLost:
    'The national service no longer recognises this tablet. Go on counting: everything is kept. To send, link it again.',
  holdEnrolmentLostAction: 'Link',
  holdFacilityBlocked:
    'The national service refuses what this pharmacy sends. Go on counting: everything is kept. Call your supervisor.',
  holdAppTooOld:
    'This version is too old to send. Go on counting: everything is kept. Install the new version as soon as it is ready.',
  holdTooLarge: (seq) => `Record no. ${seq} is too large to be sent. It is kept; tell your supervisor.`,
  trySend: 'Try now',
} satisfies Translated<typeof french>;
