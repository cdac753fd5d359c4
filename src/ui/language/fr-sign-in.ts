import type { SignInResult } from '../../protocol/sign-in.ts';
import { typeset } from './typeset.ts';

/** Coming in by the provider of identities. */
export const signInWords = typeset('signIn', {
  signIn: 'Se connecter avec Pro Santé Connect',
  closed: 'Aucune session n’est ouverte sur cet ordinateur.',
  known:
    'Si un rôle vous est déjà donné ici, connectez-vous. La première fois, ouvrez le lien d’invitation reçu de l’administrateur.',
  again: 'Pour agir, connectez-vous de nouveau.',
  title: 'Session non ouverte',
  entering: 'Ouverture de la supervision…',
  invited: 'Si vous veniez d’un lien d’invitation, rouvrez-le.',
  spent:
    'Si un rôle vous est déjà donné ici, connectez-vous. Sinon, demandez un nouveau lien à l’administrateur du service.',
  what: {
    'no-role': 'Votre identité est reconnue, mais aucun rôle ne lui est donné ici.',
    cancelled: 'La connexion a été annulée ou refusée chez Pro Santé Connect.',
    stale: 'Cette connexion a trop duré, a déjà servi, ou a commencé dans un autre navigateur.',
    'provider-away': 'Pro Santé Connect ne répond pas.',
    'answer-refused': 'La réponse de Pro Santé Connect n’a pas pu être vérifiée : personne n’est entré.',
    'too-weak': 'Cette connexion n’a pas le niveau de sûreté exigé.',
    'invite-unknown': 'Le service ne connaît pas ce lien d’invitation.',
    'invite-used': 'Ce lien d’invitation a déjà servi.',
    'invite-expired': 'Ce lien d’invitation a expiré.',
    failed: 'Le service n’a pas pu ouvrir la session.',
  } satisfies Record<Exclude<SignInResult, 'entered'>, string>,
  todo: {
    'no-role': 'Ouvrez le lien d’invitation reçu de l’administrateur, ou demandez-lui-en un.',
    cancelled: 'Recommencez quand vous voulez.',
    stale: 'Recommencez ici.',
    'provider-away': 'Attendez une minute, puis recommencez.',
    'answer-refused': 'Recommencez. Si cela se répète, prévenez l’administrateur du service.',
    'too-weak': 'Recommencez avec votre carte CPS ou l’application e-CPS.',
    failed: 'Attendez une minute, puis recommencez.',
  },
});
