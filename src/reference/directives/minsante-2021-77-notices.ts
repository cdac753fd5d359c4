import type { Rule } from '../../domain/directive.ts';
import { told } from './common.ts';
import { indicationsOf2020 } from './mars-2020-72.ts';

const ourList =
  'Indication de l’AMM telle que ce message la rappelle, à sa date. Relevé n’enregistre aucune indication.';

/** Words to show beside the product, in the order of the message. */
export const minsanteNotices: Rule[] = [
  {
    ...notice('off-label', 'Hors AMM', ['R034']),
    phrase: 'Il est rappelé que l’utilisation hors AMM se fait sous la responsabilité du prescripteur.',
    reading: 'À savoir, rien à saisir : Relevé ne connaît ni prescripteur ni patient.',
  },
  {
    ...notice('hospital-only', 'Réservé à l’usage hospitalier', ['R035']),
    phrase:
      'ce médicament, réservé à l’usage hospitalier, nécessitant une surveillance particulière pendant le traitement',
    reading: 'Seules les pharmacies à usage intérieur en détiennent, et en comptent.',
  },
  {
    ...notice('indication-ra', 'Indication : polyarthrite rhumatoïde', ['R037']),
    supersedes: [{ rule: indicationsOf2020, products: ['tocilizumab-iv'] }],
    phrase:
      'Le traitement de la polyarthrite rhumatoïde (PR) active, sévère et évolutive chez les patients adultes non précédemment traités par MTX.',
    reading: `${ourList} La même rubrique couvre la PR modérée à sévère après échec ou intolérance d’un traitement de fond.`,
  },
  {
    ...notice('indication-sjia', 'Indication : arthrite juvénile systémique', ['R038']),
    phrase:
      'RoActemra est indiqué pour le traitement de l’arthrite juvénile idiopathique systémique (AJIs) active chez les patients âgés de 2 ans et plus',
    reading: ourList,
  },
  {
    ...notice('indication-pjia', 'Indication : arthrite juvénile polyarticulaire', ['R039']),
    phrase:
      'RoActemra en association au méthotrexate (MTX) est indiqué pour le traitement de l’arthrite juvénile idiopathique polyarticulaire (AJIp : facteur rhumatoïde positif ou négatif et oligoarthrite étendue) chez les patients âgés de 2 ans et plus',
    reading: ourList,
  },
  {
    ...notice('indication-crs', 'Indication : syndrome de relargage de cytokines', ['R040']),
    phrase:
      'RoActemra est indiqué dans le traitement du syndrome de relargage de cytokines (SRC) sévère ou menaçant le pronostic vital induit par les traitements par lymphocytes T à récepteur antigénique chimérique (CAR-T) chez l’adulte et chez l’enfant âgé de 2 ans et plus.',
    reading: `${ourList} Des enfants sont traités : la dose de référence se règle par pharmacie.`,
  },
  {
    ...notice('platform', 'Suivi sur e-Dispostock', ['R048', 'R049']),
    phrase:
      'Afin d’assurer le suivi des stocks de Roactemra® au sein des PUI, cette spécialité a été ajoutée à la liste des médicaments sur la plateforme « e-dispostock »',
    reading:
      'Le texte nomme une plateforme nationale. Relevé transmet à son propre service, qui n’est pas e-Dispostock et ne s’y déverse pas.',
  },
  {
    ...notice('next-allocations', 'À quoi servent ces chiffres', ['R054']),
    phrase: 'Ces stocks seront pris en compte dans les futures quantités allouées.',
    reading: 'Un comptage manquant ou tardif se verra au moment de répartir.',
  },
  {
    ...notice('follow-up', 'Suivi régional et national', ['R055']),
    phrase:
      'Un suivi régional (ARS) et national sera effectué pour gérer d’éventuelles tensions et prioriser d’autres livraisons de doses le cas échéant.',
    reading: 'L’ARS voit sa région, l’échelon national voit tout.',
  },
  {
    ...notice('transfers', 'Dépannages entre établissements', ['R056']),
    phrase: 'Des dépannages inter établissements peuvent être organisés en tant que de besoin.',
    reading: 'Le flacon prêté garde sa provenance, et sa réception ailleurs y demande un comptage.',
  },
  {
    ...notice('funded-apart', 'Prise en charge en sus', ['R057']),
    phrase:
      'La spécialité Roactemra® bénéficie d’une prise en charge en « sus » au titre de certaines de ses indications.',
    reading: 'Se code dans le logiciel de facturation de l’établissement, pas ici.',
  },
];

function notice(id: string, title: string, requirements: string[]) {
  return {
    ...told,
    kind: 'notice' as const,
    id: `minsante-2021-77/${id}`,
    products: ['tocilizumab-iv'],
    from: '2021-06-08',
    title,
    requirements,
  };
}
