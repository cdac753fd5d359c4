import { typeset } from './typeset.ts';

/** The statement of accessibility: only what was done, and nothing that was not. */
export const accessibility = typeset('accessibility', {
  title: 'Accessibilité : non auditée',
  state:
    'Aucun audit de conformité au référentiel général d’amélioration de l’accessibilité (RGAA) n’a été mené. Cette page dit ce qui a été vérifié, par quoi, et ce qui manque. Elle date du 22 novembre 2026.',
  checked: 'Ce qui est vérifié à chaque version',
  checks: [
    'Par le programme axe-core : les écrans principaux de la tablette et des superviseurs, en thème clair et en thème sombre, à la taille d’une tablette, d’un téléphone, et d’une tablette agrandie à 200 %.',
    'Par le programme Lighthouse : les mêmes écrans, pour l’accessibilité et les bonnes pratiques.',
    'Par mesure dans le navigateur : chaque bouton, champ ou lien hors d’une phrase fait au moins 48 pixels et n’est caché par rien ; rien ne déborde en largeur.',
    'Par un parcours automatique dans Chromium, Firefox et WebKitGTK : relier la tablette, compter, transmettre.',
  ],
  made: 'Ce qui est prévu pour tous',
  means: [
    'Aucun état n’est dit par la couleur seule : un mot et un signe l’accompagnent.',
    'Un clavier suffit pour compter.',
    'Les dessins de flacons ont leur équivalent en texte.',
    'Les animations se taisent si l’appareil le demande.',
  ],
  missing: 'Ce qui manque ou gêne, à notre connaissance',
  gaps: [
    'Aucune personne en situation de handicap n’a encore essayé Relevé, ni avec NVDA, JAWS, VoiceOver ou TalkBack, ni avec une plage braille.',
    'Sur un écran bas ou très agrandi, le pavé de saisie vient après les lignes à compter : il faut faire défiler.',
    'Les programmes ci-dessus ne voient qu’une partie des obstacles.',
    'Ce que disent les directives n’est donné qu’en français.',
  ],
  help: 'Une difficulté ?',
  helpHow:
    'Dites-la au service informatique de votre établissement : ce que vous vouliez faire, et ce qui l’a empêché.',
  tablet: 'Aujourd’hui',
  supervision: 'Supervision',
});
