import type { DirectiveDocument } from '../../domain/directive.ts';
import { crisisCentre, ministrySignatures, standing, tocilizumab, told } from './common.ts';
import { weeklyTocilizumab } from './mars-2020-72.ts';
import { minsanteNotices } from './minsante-2021-77-notices.ts';
import { minsanteStateStock } from './minsante-2021-77-state-stock.ts';

const from = '2021-06-08';
const mandatory =
  'Chaque établissement de santé doit obligatoirement mettre à jour trois fois par semaine le nombre de flacons en stock et dès toute réception.';

export const minsante202177: DirectiveDocument = {
  id: 'minsante-2021-77',
  channel: 'MINSANTE',
  number: '2021-77',
  date: from,
  issuer: crisisCentre,
  issuerKind: 'state',
  signedBy: ministrySignatures,
  title:
    'Distribution d’une partie du stock Etat de Tocilizumab (Roactemra®) pour un usage dans le cadre de l’autorisation de mise sur le marché',
  // The boxes « pour action » and « pour information » cannot be read, nor whom they name beyond this line.
  addressees: [{ who: 'MINSANTE / CORRUSS', mode: 'unstated' }],
  zone: 'national',
  references: [{ key: 'MINSANTE N°149_2020', kind: 'cites', held: false }],
  rules: [
    {
      ...standing,
      kind: 'cadence',
      id: 'minsante-2021-77/tocilizumab-iv-thrice-weekly',
      products: ['tocilizumab-iv'],
      obligation: 'obligatory',
      updates: 3,
      per: 'week',
      from,
      supersedes: [{ rule: weeklyTocilizumab, products: ['tocilizumab-iv'] }],
      phrase: mandatory,
      reading:
        'Trois comptages, trois jours différents, du lundi au dimanche, à l’heure de la pharmacie. Confirmer un chiffre inchangé compte. La source ne fixe ni les jours, ni l’heure, ni la fin, et n’excuse pas les jours fériés. Elle parle de la solution à diluer à 20 mg/mL : les formes SC gardent le rythme précédent.',
      requirements: ['R031', 'R051', 'R053', 'R054'],
    },
    {
      ...standing,
      kind: 'on-receipt',
      id: 'minsante-2021-77/tocilizumab-iv-on-receipt',
      products: ['tocilizumab-iv'],
      obligation: 'obligatory',
      from,
      phrase: mandatory,
      reading:
        'Chaque réception demande un comptage fait après elle, le jour même. La source ne donne pas de délai en heures. Ce comptage vaut aussi pour le jour, sans dispenser des autres.',
      requirements: ['R052'],
    },
    {
      ...told,
      kind: 'supply-status',
      id: 'minsante-2021-77/quota',
      products: tocilizumab,
      binds: 'laboratory',
      from,
      status: 'quota',
      approvedBy: null,
      phrase:
        'Le laboratoire Roche a alerté l’ANSM concernant l’augmentation des commandes sur les spécialités à base de tocilizumab qui a conduit à la mise en place de mesures de contingentement par le laboratoire pour éviter une situation de rupture.',
      reading:
        'Le contingentement est du laboratoire, et vise toutes les spécialités à base de tocilizumab : Relevé lit IV et SC. Le message le constate à sa date ; ni son début ni sa fin ne sont écrits, et aucun texte ne le lève.',
      requirements: ['R003', 'R032'],
    },
    ...minsanteStateStock,
    ...minsanteNotices,
  ],
};
