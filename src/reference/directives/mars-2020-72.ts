import type { DirectiveDocument } from '../../domain/directive.ts';
import { crisisCentre, ministrySignatures, standing, tocilizumab, told } from './common.ts';

const from = '2020-08-11';
const everyProduct = [...tocilizumab, 'dexamethasone'];

export const weeklyTocilizumab = 'mars-2020-72/tocilizumab-weekly';
export const indicationsOf2020 = 'mars-2020-72/indications';

export const mars202072: DirectiveDocument = {
  id: 'mars-2020-72',
  channel: 'MARS',
  number: '2020_72',
  date: from,
  issuer: crisisCentre,
  issuerKind: 'state',
  signedBy: ministrySignatures,
  title:
    'Nouvelle fonctionnalité sur la plateforme maPUI.fr : ajout de la spécialité Tocilizumab (Roactemra®)',
  // By the heading that each stands under: which boxes were ticked cannot be read.
  addressees: [
    { who: 'Etablissements hospitaliers et médico-sociaux (service : PUI)', mode: 'action' },
    { who: 'SAMU / Centre 15', mode: 'action' },
    ...['DGOS/DGS', 'ARS', 'SpF', 'DGCS', 'ARS de Zone', 'ANSM'].map((who) => ({
      who,
      mode: 'information' as const,
    })),
  ],
  zone: 'national',
  references: [{ key: 'MINSANTE N°149_2020', kind: 'same-day-twin', held: false }],
  rules: [
    {
      ...standing,
      kind: 'cadence',
      id: 'mars-2020-72/dexamethasone-weekly',
      products: ['dexamethasone'],
      obligation: 'bound',
      updates: 1,
      per: 'week',
      // The source says « fin juin », without a day.
      from: '2020-06-30',
      phrase:
        'De la même façon, il est rappelé que vous êtes tenus à renseigner de façon hebdomadaire vos stocks de dexaméthasone.',
      reading:
        'Un comptage par semaine, du lundi au dimanche. La source date ce suivi de « fin juin » sans donner le jour : Relevé retient le 30 juin 2020. Aucune fin n’est écrite, et le message MINSANTE 2021-77 n’y change rien.',
      requirements: ['R071', 'R076'],
    },
    {
      ...standing,
      kind: 'cadence',
      id: weeklyTocilizumab,
      products: tocilizumab,
      obligation: 'invited',
      updates: 1,
      per: 'week',
      from,
      phrase:
        'Chaque établissement est ainsi invité à renseigner de façon hebdomadaire ses stocks de tocilizumab sur la plateforme «maPUI.fr».',
      reading:
        'Une invitation à compter une fois par semaine, du lundi au dimanche. La forme n’est pas nommée : Relevé lit les formes IV et SC. Depuis le 8 juin 2021, le rythme de MINSANTE 2021-77 la remplace pour la forme IV seulement.',
      requirements: ['R070', 'R076'],
    },
    {
      ...told,
      kind: 'notice',
      id: 'mars-2020-72/available-stock',
      products: everyProduct,
      from,
      title: 'Stocks disponibles',
      phrase:
        'Il est nécessaire que chaque établissement de santé continue de mettre à jour, à un rythme hebdomadaire, les stocks disponibles pour chacun de ces médicaments sur la plateforme nationale « maPUI.fr ».',
      reading:
        'Ce message parle de stocks disponibles, MINSANTE 2021-77 de flacons en stock : chaque comptage donne les deux, présents et utilisables.',
      requirements: ['R076'],
    },
    {
      ...told,
      kind: 'escalation',
      id: 'mars-2020-72/escalation',
      products: everyProduct,
      from,
      order: ['own-stock', 'wholesaler', 'region', 'nation'],
      phrase:
        'Ce n’est qu’ensuite, lorsque toutes les possibilités de redéploiement à l’échelle régionale auront été exploitées, que l’échelon national interviendra, à la mesure des capacités dont il dispose et en fonction des priorités identifiées.',
      reading:
        'D’abord son propre stock et les grossistes, puis l’ARS et les pharmacies de la région, enfin l’échelon national, jamais directement. Le message ne nomme que les deux derniers échelons ; où il n’y a pas d’ARS, l’autorité de santé du territoire en tient lieu.',
      requirements: ['R072', 'R074'],
    },
    {
      ...told,
      kind: 'national-regulation',
      id: 'mars-2020-72/national-regulation-off',
      products: everyProduct,
      binds: 'authority',
      from,
      until: { kind: 'event', event: 're-déclenchement de la régulation nationale', occurredOn: null },
      on: false,
      phrase: 'le dispositif de régulation nationale pourra bien entendu être re-déclenché.',
      reading:
        'Un dispositif qui pourra être re-déclenché est à l’arrêt. Relevé montre le régime et ne le décide pas : il faut un texte qui le relance.',
      requirements: ['R077'],
    },
    {
      ...told,
      kind: 'notice',
      id: indicationsOf2020,
      products: tocilizumab,
      from,
      title: 'Indications rappelées en août 2020',
      phrase:
        'la polyarthrite rhumatoïde (PR), l’artérite à cellules géantes (ACG) chez les patients adultes [uniquement sous forme SC], l’arthrite juvénile idiopathique polyarticulaire (AJIp) chez les patients âgés de deux ans et plus, l’arthrite juvénile idiopathique systémique (AJIs).',
      reading:
        'Liste de ce message, et non du médicament pour toujours : l’ACG ne vaut que pour la forme SC, et le SRC n’y figure pas. Pour la forme IV, celle de MINSANTE 2021-77 la remplace.',
      requirements: ['R067'],
    },
    {
      ...told,
      kind: 'notice',
      id: 'mars-2020-72/national-purchase',
      products: tocilizumab,
      from,
      title: 'Achat national',
      phrase: 'l’Etat a décidé de sécuriser l’approvisionnement au travers d’un achat national.',
      reading: 'Une provenance de plus pour des flacons ; la liste des provenances reste ouverte.',
      requirements: ['R068'],
    },
    {
      ...told,
      kind: 'notice',
      id: 'mars-2020-72/purpose',
      products: tocilizumab,
      from,
      title: 'À quoi servent les chiffres',
      phrase: 'disposer d’une visibilité sur le niveau de stocks de Tocilizumab (Roactemra®) au sein des PUI',
      reading: 'Les chiffres servent à connaître les stocks des pharmacies, et à rien d’autre.',
      requirements: ['R069'],
    },
  ],
};
