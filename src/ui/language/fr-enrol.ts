import { typeset } from './typeset.ts';

/** Words of the screen that binds a tablet to its pharmacy; fetched with it. */
export const enrol = typeset('enrol', {
  title: 'Relier cette tablette',
  intro: 'Relevé compte les flacons de votre pharmacie, même sans réseau, et transmet dès qu’il le peut.',
  ready: (code: string) => `Code ${code}`,
  start: 'Commencer',
  need: 'Pour commencer, ouvrez sur cette tablette le lien reçu de votre superviseur, ou tapez son code.',
  label: 'Code à douze signes',
  hint: 'Il ressemble à ABC123-DEF456 et ne sert qu’une fois.',
  malformed: 'Un code a douze signes, lettres ou chiffres. Vérifiez-le.',
  working: 'Liaison en cours…',
  offline:
    'Pas de réponse du service. Une seule fois, pour se relier, la tablette a besoin du réseau. Rapprochez-vous d’un point d’accès et réessayez : le code reste bon.',
  refused: {
    'code-unknown':
      'Ce code n’existe pas. Vérifiez-le signe par signe, ou demandez-en un autre à votre superviseur.',
    'code-used':
      'Ce code a déjà servi. Demandez-en un autre à votre superviseur : chaque tablette a le sien.',
    'code-expired': 'Ce code n’est plus valable. Demandez-en un autre à votre superviseur.',
    'too-many-tries': 'Trop d’essais avec ce code : il est bloqué. Demandez-en un autre à votre superviseur.',
    'too-many-requests': 'Trop d’essais d’affilée. Attendez une minute, puis réessayez.',
    'unsent-for-other-facility':
      'Cette tablette garde des comptages non transmis d’une autre pharmacie. Transmettez-les d’abord, puis recommencez.',
  } as Record<string, string>,
  refusedOther: (code: string) =>
    `Le service a refusé la liaison (motif : ${code}). Communiquez ce motif à votre superviseur.`,
  notKept: (cause: string) =>
    `La tablette n’a pas pu garder sa clé. Vérifiez la place libre et que la navigation n’est pas privée, puis réessayez. Cause : ${cause}`,
  already: (facility: string) =>
    `Cette tablette est reliée à : ${facility}. Un nouveau code peut la relier de nouveau.`,
  moving:
    'Si vous la passez à une autre pharmacie, les saisies en cours d’ici attendent son retour : elles ne s’ouvrent pas là-bas.',
  forgetsPeople:
    'Relier efface de la tablette les noms et les codes des personnes. Les comptages et les saisies restent.',
  backToday: 'Retour à Aujourd’hui',
  usedAndLinked: (facility: string) =>
    `Cette tablette est déjà reliée à : ${facility}. Ce code a servi, et il n’y a rien d’autre à faire : revenez à Aujourd’hui.`,
  supervisor: 'Vous êtes superviseur ?',
  supervisorLink: 'Vue nationale et régionale',
});
