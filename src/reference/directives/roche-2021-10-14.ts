import type { DirectiveDocument } from '../../domain/directive.ts';
import { sideEffectsPortal, standing, tocilizumab, told } from './common.ts';

const id = 'roche-2021-10-14';
const about = { ...told, products: tocilizumab, from: '2021-10-14' };
const endOf2021 = { kind: 'forecast' as const, date: '2021-12-31' };
const phone = '01 47 61 47 61';

/** Its marks, as printed: SIREN 552 012 031, DocuSign envelope 02B82541-75DA-4C43-B475-205E4CFF6EA2. */
export const roche20211014: DirectiveDocument = {
  id,
  channel: 'Courrier de laboratoire',
  number: 'sans numéro',
  date: '2021-10-14',
  issuer: 'Roche, en accord avec l’ANSM',
  issuerKind: 'laboratory',
  endorsedBy: ['ANSM'],
  signedBy: ['Roche, pharmacien responsable', 'Roche, direction médicale'],
  title: 'Tension d’approvisionnement - Risque de rupture de stock',
  addressees: [
    'internistes',
    'pédiatres',
    'rhumatologues',
    'neurologues',
    'ophtalmologues',
    'médecins vasculaires',
    'pharmaciens hospitaliers',
    'pharmaciens d’officine',
  ].map((who) => ({ who, mode: 'information' })),
  zone: 'national',
  // The letter gives the day and month; the year is ours.
  references: [{ key: 'Roche, information du 13 septembre 2021', kind: 'follows', held: false }],
  rules: [
    {
      ...standing,
      kind: 'floor',
      id: `${id}/car-t-floor`,
      products: ['tocilizumab-iv'],
      obligation: 'bound',
      injections: 2,
      injectionsWhenResupplyCompromised: 3,
      from: '2021-10-14',
      phrase:
        "Il n’est pas envisageable de débuter un traitement par CAR-T sans que la PUI locale ne dispose d’un stock minimal d’au moins deux injections possible de tocilizumab. Si les réapprovisionnements dans les délais nécessaires sont compromis, trois injections doivent pouvoir être envisagées avant l'injection des CAR-T.",
      reading:
        'Avant tout CAR-T, la pharmacie de l’établissement peut préparer au moins deux injections de tocilizumab IV avec ses flacons entiers et utilisables, trois si le réapprovisionnement est compromis. Le courrier le dit « pour rappel » : la règle est plus ancienne que lui, il est le premier texte dont Relevé dispose, et elle ne prend pas fin avec les autres dates qu’il porte. Il vient d’un laboratoire en accord avec l’ANSM, et non de l’État.',
      requirements: ['R019', 'R020', 'R021', 'R022', 'R023'],
    },
    {
      ...about,
      kind: 'supply-status',
      id: `${id}/tension`,
      until: endOf2021,
      status: 'tension',
      approvedBy: 'ANSM',
      phrase:
        "tensions d’approvisionnement/ruptures de stock pour les spécialités de la gamme ROACTEMRA prévues jusqu'à la fin de l’année 2021.",
      reading:
        'Toute la gamme, IV et SC. La fin de 2021 est une prévision : passée, elle ne lève rien d’elle-même.',
      requirements: ['R003', 'R010'],
    },
    {
      ...about,
      kind: 'supply-status',
      id: `${id}/shortage-risk`,
      until: endOf2021,
      status: 'shortage-risk',
      approvedBy: 'ANSM',
      phrase: 'Tension d’approvisionnement - Risque de rupture de stock',
      reading:
        'Second état du même titre, à la même échéance prévue ; passée, elle ne lève rien d’elle-même.',
      requirements: ['R003', 'R010'],
    },
    {
      ...about,
      kind: 'notice',
      id: `${id}/no-new-starts`,
      obligation: 'recommended',
      binds: 'prescriber',
      until: { kind: 'event', event: 'rétablissement d’une situation normale', occurredOn: null },
      title: 'Prescripteurs : pas de nouveau traitement',
      phrase:
        'nous demandons aux prescripteurs de ne plus initier de traitement jusqu’à rétablissement d’une situation normale.',
      reading:
        'Une demande aux prescripteurs, que la pharmacie voit sans avoir à y répondre. Elle prend fin avec un événement : quelqu’un doit le dater.',
      requirements: ['R018'],
    },
    {
      ...about,
      kind: 'contact',
      id: `${id}/emergency-supply`,
      until: { kind: 'date', date: '2021-12-31' },
      name: 'Information Médicale Roche, dépannage',
      phone,
      url: null,
      condition: 'no-stock',
      phrase:
        'Pour ces patients uniquement, si vous n’avez plus d’unité en stock ou auprès de vos grossistes-répartiteurs, à titre exceptionnel et transitoire jusqu’à fin décembre 2021, vous pouvez contacter le service d’Information Médicale Roche pour être dépannés',
      reading:
        'Montré quand le stock compté est à zéro et que la pharmacie confirme que ses grossistes n’ont rien. Valable jusqu’au 31 décembre 2021 inclus, à l’heure de la pharmacie ; ensuite montré comme expiré.',
      requirements: ['R015', 'R016', 'R017'],
    },
    {
      ...about,
      kind: 'contact',
      id: `${id}/information`,
      name: 'Information Médicale et Pharmaceutique Roche',
      phone,
      url: null,
      condition: 'always',
      phrase:
        'Pour toute information complémentaire, nous vous invitons à contacter le service d’Information Médicale et Pharmaceutique ROCHE au 01 47 61 47 61.',
      reading: 'Même numéro que le dépannage, pour s’informer, et sans date de fin.',
      requirements: ['R017'],
    },
    {
      ...about,
      kind: 'notice',
      id: `${id}/continuity`,
      title: 'Continuité de traitement',
      phrase:
        'Cette nouvelle communication réalisée en accord avec l’ANSM, et après consultation d’experts médicaux spécialisés dans les pathologies mentionnées ci-après, vise à garantir la continuité de traitement pour les patients déjà traités par ROACTEMRA IV ou sous cutanée',
      reading: 'Le but du courrier, pour les deux voies.',
      requirements: ['R011', 'R012'],
    },
    {
      ...about,
      kind: 'notice',
      id: `${id}/special-cases`,
      title: 'Cas particuliers : usage prioritaire',
      phrase:
        'des patients en cours de traitement sans alternative thérapeutique et pour lesquels l’interruption de traitement pourrait engager le pronostic fonctionnel ou vital',
      reading:
        'Premier des deux cas particuliers, à deux conditions ensemble, que juge le médecin ; l’autre est le SRC, dont part le plancher CAR-T.',
      requirements: ['R007', 'R008', 'R013'],
    },
    {
      ...about,
      kind: 'notice',
      id: `${id}/priority-approved`,
      title: 'Priorité : dans l’AMM',
      phrase: 'De certains enfants atteints d’arthrite juvénile idiopathique, indication couverte par l’AMM',
      reading: 'À montrer ; Relevé ne connaît aucun patient.',
      requirements: ['R014'],
    },
    {
      ...about,
      kind: 'notice',
      id: `${id}/priority-off-label`,
      title: 'Priorité : hors AMM',
      phrase:
        'De certains patients atteints de pathologies non couvertes par l’AMM (hors AMM) et notamment: maladie de Still de l’adulte, maladie de Takayasu, neuromyélite optique, sclérodermie systémique, uvéites chroniques non infectieuses de l’enfant et de l’adulte.',
      reading: '« notamment » : la liste reste ouverte.',
      requirements: ['R014'],
    },
    {
      ...about,
      ...sideEffectsPortal,
      id: `${id}/side-effects`,
      phrase:
        "les professionnels de santé doivent déclarer immédiatement tout effet indésirable suspecté d'être dû à un médicament dont ils ont connaissance au Centre Régional de Pharmacovigilance dont ils dépendent géographiquement ou via le portail de signalement des évènements sanitaires indésirables du ministère chargé de la santé www.signalement-sante.gouv.fr.",
      reading: 'Dans l’AMM comme en dehors. Rien ne se déclare par Relevé.',
      requirements: ['R026'],
    },
  ],
};
