import type { signInWords as french } from '../fr-sign-in.ts';
import type { Translated } from '../typeset.ts';

export const signIn = {
  signIn: 'Sign in with Pro Santé Connect',
  closed: 'No session is open on this computer.',
  known:
    'If you already have a role here, sign in. The first time, open the invitation link from the administrator.',
  again: 'To act, sign in again.',
  title: 'Session not opened',
  entering: 'Opening the supervision…',
  invited: 'If you came by an invitation link, open it again.',
  spent:
    'If you already have a role here, sign in. If not, ask the administrator of the service for a new link.',
  what: {
    'no-role': 'Your identity is recognised, but no role is given to it here.',
    cancelled: 'The sign-in was cancelled or refused at Pro Santé Connect.',
    stale: 'This sign-in took too long, has already been used, or began in another browser.',
    'provider-away': 'Pro Santé Connect does not answer.',
    'answer-refused': 'The answer of Pro Santé Connect could not be verified: nobody came in.',
    'too-weak': 'This sign-in is not at the level of assurance that is required.',
    'invite-unknown': 'The service does not know this invitation link.',
    'invite-used': 'This invitation link has already been used.',
    'invite-expired': 'This invitation link has expired.',
    failed: 'The service could not open the session.',
  },
  todo: {
    'no-role': 'Open the invitation link from the administrator, or ask for one.',
    cancelled: 'Try again whenever you like.',
    stale: 'Try again here.',
    'provider-away': 'Wait a minute, then try again.',
    'answer-refused': 'Try again. If it happens again, tell the administrator of the service.',
    'too-weak': 'Try again with your CPS card or the e-CPS application.',
    failed: 'Wait a minute, then try again.',
  },
} satisfies Translated<typeof french>;
