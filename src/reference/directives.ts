import type { DirectiveDocument } from '../domain/directive.ts';

const weeklyTocilizumab = 'mars-2020-72/tocilizumab-weekly';
const ministry =
  'Ministère des Solidarités et de la Santé, direction générale de la santé, centre de crise sanitaire';

/** The five sources, oldest first. Each phrase is quoted word for word; each reading is ours. */
export const directiveDocuments: DirectiveDocument[] = [
  {
    id: 'mars-2020-72',
    channel: 'MARS',
    number: '2020_72',
    date: '2020-08-11',
    issuer: ministry,
    title:
      'Nouvelle fonctionnalité sur la plateforme maPUI.fr : ajout de la spécialité Tocilizumab (Roactemra®)',
    rules: [
      {
        kind: 'cadence',
        id: 'mars-2020-72/dexamethasone-weekly',
        products: ['dexamethasone'],
        obligation: 'bound',
        updates: 1,
        per: 'week',
        // The source says « fin juin », without a day.
        from: '2020-06-30',
        until: { kind: 'none' },
        supersedes: [],
        phrase:
          'De la même façon, il est rappelé que vous êtes tenus à renseigner de façon hebdomadaire vos stocks de dexaméthasone.',
        reading:
          'Un comptage par semaine, du lundi au dimanche. La source date ce suivi de « fin juin » sans donner le jour : Relevé retient le 30 juin 2020. Aucune fin n’est écrite, et le message MINSANTE 2021-77 n’y change rien.',
        requirements: ['R071', 'R076'],
      },
      {
        kind: 'cadence',
        id: weeklyTocilizumab,
        products: ['tocilizumab-iv', 'tocilizumab-sc'],
        obligation: 'invited',
        updates: 1,
        per: 'week',
        from: '2020-08-11',
        until: { kind: 'none' },
        supersedes: [],
        phrase:
          'Chaque établissement est ainsi invité à renseigner de façon hebdomadaire ses stocks de tocilizumab sur la plateforme «maPUI.fr».',
        reading:
          'Une invitation à compter une fois par semaine, du lundi au dimanche. La forme n’est pas nommée : Relevé lit les formes IV et SC. Depuis le 8 juin 2021, le rythme de MINSANTE 2021-77 la remplace pour la forme IV seulement.',
        requirements: ['R070', 'R076'],
      },
    ],
  },
  {
    id: 'minsante-2021-77',
    channel: 'MINSANTE',
    number: '2021-77',
    date: '2021-06-08',
    issuer: ministry,
    title:
      'Distribution d’une partie du stock Etat de Tocilizumab (Roactemra®) pour un usage dans le cadre de l’autorisation de mise sur le marché',
    rules: [
      {
        kind: 'cadence',
        id: 'minsante-2021-77/tocilizumab-iv-thrice-weekly',
        products: ['tocilizumab-iv'],
        obligation: 'obligatory',
        updates: 3,
        per: 'week',
        from: '2021-06-08',
        until: { kind: 'none' },
        supersedes: [{ rule: weeklyTocilizumab, products: ['tocilizumab-iv'] }],
        phrase:
          'Chaque établissement de santé doit obligatoirement mettre à jour trois fois par semaine le nombre de flacons en stock et dès toute réception.',
        reading:
          'Trois comptages, trois jours différents, du lundi au dimanche, à l’heure de la pharmacie. Confirmer un chiffre inchangé compte. La source ne fixe ni les jours, ni l’heure, ni la fin, et n’excuse pas les jours fériés. Elle parle de la solution à diluer à 20 mg/mL : les formes SC gardent le rythme précédent.',
        requirements: ['R051', 'R053', 'R054'],
      },
      {
        kind: 'on-receipt',
        id: 'minsante-2021-77/tocilizumab-iv-on-receipt',
        products: ['tocilizumab-iv'],
        obligation: 'obligatory',
        from: '2021-06-08',
        until: { kind: 'none' },
        supersedes: [],
        phrase:
          'Chaque établissement de santé doit obligatoirement mettre à jour trois fois par semaine le nombre de flacons en stock et dès toute réception.',
        reading:
          'Chaque réception demande un comptage fait après elle, le jour même. La source ne donne pas de délai en heures. Ce comptage vaut aussi pour le jour, sans dispenser des autres.',
        requirements: ['R052'],
      },
    ],
  },
  {
    id: 'dgs-urgent-2021-85',
    channel: 'DGS-URGENT',
    number: '2021_85',
    date: '2021-08-19',
    issuer: 'Ministère des Solidarités et de la Santé, direction générale de la santé',
    title:
      'Bithérapie d’anticorps monoclonaux (casirivimab et imdevimab 120 mg/mL, Roche) : Approvisionnement des établissements de santé et extension d’indication en prophylaxie chez les patients à risque d’évolution vers les formes graves de la COVID-19 et en cas de réponse vaccinale inadaptée.',
    rules: [],
  },
  {
    id: 'roche-2021-10-14',
    channel: 'Courrier de laboratoire',
    number: 'sans numéro',
    date: '2021-10-14',
    issuer: 'Roche, en accord avec l’ANSM',
    title: 'Tension d’approvisionnement - Risque de rupture de stock',
    rules: [
      {
        kind: 'floor',
        id: 'roche-2021-10-14/car-t-floor',
        products: ['tocilizumab-iv'],
        obligation: 'bound',
        injections: 2,
        injectionsWhenResupplyCompromised: 3,
        from: '2021-10-14',
        until: { kind: 'none' },
        supersedes: [],
        phrase:
          "Il n’est pas envisageable de débuter un traitement par CAR-T sans que la PUI locale ne dispose d’un stock minimal d’au moins deux injections possible de tocilizumab. Si les réapprovisionnements dans les délais nécessaires sont compromis, trois injections doivent pouvoir être envisagées avant l'injection des CAR-T.",
        reading:
          'Avant tout CAR-T, la pharmacie de l’établissement peut préparer au moins deux injections de tocilizumab IV avec ses flacons entiers et utilisables, trois si le réapprovisionnement est compromis. Le courrier le dit « pour rappel » : la règle est plus ancienne que lui, il est le premier texte dont Relevé dispose, et elle ne prend pas fin avec les autres dates qu’il porte. Il vient d’un laboratoire en accord avec l’ANSM, et non de l’État.',
        requirements: ['R019', 'R020', 'R021', 'R022', 'R023'],
      },
    ],
  },
  {
    id: 'filnemus-2023',
    channel: 'Affiche de filière',
    number: 'sans numéro',
    // The poster bears no date; July 2023 is the last that it mentions.
    date: '2023-07-31',
    issuer: 'Filnemus',
    title: 'Veille sur les risques de pénuries de médicaments hors AMM (sans date, au plus tôt juillet 2023)',
    rules: [],
  },
];
