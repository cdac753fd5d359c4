import type { DirectiveDocument } from '../../domain/directive.ts';
import { ministrySignatures, sideEffectsPortal, told } from './common.ts';

const id = 'dgs-urgent-2021-85';
const about = { ...told, products: ['ronapreve'], from: '2021-08-19' };
const needsNetwork = 'Page vivante, hors de Relevé : il faut un réseau pour la lire.';

export const dgsUrgent202185: DirectiveDocument = {
  id,
  channel: 'DGS-URGENT',
  number: '2021_85',
  date: '2021-08-19',
  issuer: 'Ministère des Solidarités et de la Santé, direction générale de la santé',
  issuerKind: 'state',
  signedBy: ministrySignatures,
  title:
    'Bithérapie d’anticorps monoclonaux (casirivimab et imdevimab 120 mg/mL, Roche) : Approvisionnement des établissements de santé et extension d’indication en prophylaxie chez les patients à risque d’évolution vers les formes graves de la COVID-19 et en cas de réponse vaccinale inadaptée.',
  // The five boxes ticked of « professionnels ciblés », which knows neither action nor information.
  addressees: [
    'Médecin-autre spécialiste',
    'Médecin généraliste',
    'Pharmacien',
    'Infirmier',
    'Technicien de laboratoire médical',
  ].map((who) => ({ who, mode: 'unstated' })),
  zone: 'national',
  references: [{ key: 'MARS 2021-20', kind: 'cites', held: false }],
  rules: [
    {
      ...about,
      kind: 'shelf-life-extension',
      id: `${id}/lot-n7533b03`,
      lot: 'N7533B03',
      printedExpiry: '2021-09-30',
      extendedTo: '2022-12-31',
      relabelling: 'announced',
      phrase:
        "L'ANSM a donné un avis favorable pour une extension de septembre 2021 à décembre 2022 de la durée de conservation du lot N7533B03 de l’association Casirivimab/Imdevimab, solution à diluer pour perfusion 1 332 mg/11,1 mL.",
      reading:
        'Ce lot de Ronapreve, et lui seul, est utilisable jusqu’au 31 décembre 2022 : un mois sans jour vaut jusqu’à son dernier jour. La boîte et son code disent toujours septembre 2021 ; les deux dates sont montrées.',
      requirements: ['R098', 'R118', 'R119'],
    },
    {
      ...about,
      kind: 'notice',
      id: `${id}/relabelling`,
      title: 'Ré-étiquetage à venir',
      phrase:
        'Concernant le ré-étiquetage, les modalités et le calendrier seront portées à la connaissance des pharmacies à usage intérieur par le laboratoire dans les prochains jours.',
      reading: 'Annoncé sans date pour le lot N7533B03 ; la suite viendra du laboratoire.',
      requirements: ['R119'],
    },
    {
      ...about,
      kind: 'regulatory-status',
      id: `${id}/cohort-authorisation`,
      regime: 'ATU de cohorte (ATUc)',
      state: 'in-force',
      phrase:
        'l’ATU de cohorte (ATUc) relative aux traitements des formes légères à modérées de la COVID-19 chez les patients à risque de développer des formes graves est toujours en cours.',
      reading: 'En cours à la date du message, pour le traitement ; à côté de l’AAP demandée en prophylaxie.',
      requirements: ['R104'],
    },
    {
      ...about,
      kind: 'regulatory-status',
      id: `${id}/early-access`,
      regime: 'Autorisation d’accès précoce (AAP)',
      state: 'requested',
      phrase:
        'une demande d’autorisation d’accès précoce (AAP) a été sollicitée par le laboratoire ROCHE pour la bithérapie d’anticorps monoclonaux RONAPREVE® (CASIRIVIMAB et IMDEVIMAB 120 mg/mL solution à diluer pour perfusion).',
      reading: 'Demandée pour la prophylaxie ; aucun texte que Relevé détient ne dit qu’elle a été accordée.',
      requirements: ['R101', 'R102', 'R104'],
    },
    {
      ...about,
      kind: 'link',
      id: `${id}/has-before-exposure`,
      label: 'HAS : protocole temporaire d’utilisation, pré-exposition',
      url: 'https://www.has-sante.fr/jcms/p_3281544/fr/ronapreve-casirivimab-imdevimab-prophylaxie-pre-exposition-de-l-infection-a-sars-cov-2',
      phrase:
        'Il convient de se référer régulièrement aux protocoles temporaires d’utilisation (PUT-RD) consultables sur le site de la HAS pour prendre connaissance des mises à jour',
      reading: needsNetwork,
      requirements: ['R106', 'R117'],
    },
    {
      ...about,
      kind: 'link',
      id: `${id}/has-after-exposure`,
      label: 'HAS : protocole temporaire d’utilisation, post-exposition',
      url: 'https://www.has-sante.fr/jcms/p_3281625/fr/ronapreve-casirivimab-imdevimab-prophylaxie-post-exposition-de-l-infection-a-sars-cov-2',
      phrase:
        'Il convient de se référer régulièrement aux protocoles temporaires d’utilisation (PUT-RD) consultables sur le site de la HAS pour prendre connaissance des mises à jour',
      reading: needsNetwork,
      requirements: ['R106', 'R117'],
    },
    {
      ...about,
      kind: 'link',
      id: `${id}/infographics`,
      label: 'Infographies du ministère',
      url: 'https://solidarites-sante.gouv.fr/soins-et-maladies/maladies/maladies-infectieuses/coronavirus/',
      phrase:
        'Des infographies destinées aux professionnels de santé sont téléchargeables sur le site internet du ministère',
      reading: needsNetwork,
      requirements: ['R107'],
    },
    {
      ...about,
      kind: 'link',
      id: `${id}/laboratory-platform`,
      label: 'Plateforme ATUc/AAP du laboratoire',
      url: 'https://www.atu-casirivimab-imdevimab.fr/',
      phrase:
        'ces éléments ne peuvent être transmis que par le médecin hospitalier ayant effectué la déclaration d’ATUc/AAP pour le patient concerné.',
      reading:
        'Un lien et rien d’autre : la pharmacie n’y transmet rien. Adresse donnée sans https par la source.',
      requirements: ['R111'],
    },
    {
      ...about,
      kind: 'link',
      id: `${id}/e-saturne`,
      label: 'ANSM : accès compassionnel (e-SATURNE)',
      url: 'https://www.ansm.sante.fr/',
      phrase:
        'faire une demande d’accès compassionnel (ATU nominative) auprès de l’ANSM via l’application web e-SATURNE (www.ansm.sante.fr, faire une demande d ‘ATU).',
      reading:
        'Le prescripteur passe par le pharmacien, sur le site de l’ANSM ; rien de nominatif n’entre dans Relevé. Adresse donnée sans https par la source.',
      requirements: ['R116'],
    },
    {
      ...about,
      ...sideEffectsPortal,
      id: `${id}/side-effects`,
      phrase:
        'Tout effet indésirable suspecté doit être déclaré sans délai via le système national de déclaration sur le site internet www.signalement-sante.gouv.fr ou auprès du Centre Régional de Pharmacovigilance.',
      reading: 'Rien ne se déclare par Relevé.',
      requirements: ['R115'],
    },
    {
      ...about,
      kind: 'notice',
      id: `${id}/product-text`,
      title: 'Dilution et administration',
      phrase:
        'Il convient de se référer au RCP de l’ATUc/AAP qui détaille les modalités de mise en œuvre de dilution et d’administration.',
      reading: 'La source ne donne pas d’adresse pour ce texte.',
      requirements: ['R112'],
    },
    {
      ...about,
      kind: 'notice',
      id: `${id}/compassionate-follow-up`,
      title: 'Suivi des accès compassionnels',
      phrase:
        'Dans le cadre du suivi de ces accès compassionnels/ATU nominatives, le suivi des patients et la déclaration des effets indésirables doit être conforme aux procédures décrites dans le PUT-RD.',
      reading: 'Pour le prescripteur ; aucun suivi de patient ne passe par Relevé.',
      requirements: ['R117'],
    },
  ],
};
