import type { DirectiveDocument } from '../../domain/directive.ts';
import { told } from './common.ts';

const id = 'filnemus-2023';
const salbutamol = { ...told, products: ['salbutamol-tablets'], fromPrecision: 'month' as const };
// The poster bears no date; July 2023 is the last that it mentions.
const date = '2023-07-31';
const immunoglobulin = { ...told, products: ['human-immunoglobulin'], from: date };

/** A poster that orders nothing: it widens what is followed. */
export const filnemus: DirectiveDocument = {
  id,
  channel: 'Affiche de filière',
  number: 'sans numéro',
  date,
  issuer: 'Filnemus',
  issuerKind: 'network',
  title: 'Veille sur les risques de pénuries de médicaments hors AMM (sans date, au plus tôt juillet 2023)',
  zone: 'national',
  rules: [
    {
      ...salbutamol,
      kind: 'supply-status',
      id: `${id}/salbutamol-shortage`,
      // « Fin 2021 », without a month.
      from: '2021-12-01',
      status: 'shortage',
      approvedBy: null,
      phrase:
        'Fin 2021: rupture de stock du Salbutamol en comprimés et efficacité moindre de l’alternative proposée (salbutamol / sirop) rapportée par des médecins de la filière et par l’association de patients AFM-Téléthon.',
      reading:
        'La source dit « fin 2021 » : Relevé retient décembre. Le sirop n’équivaut pas aux comprimés : leurs stocks ne s’additionnent jamais.',
      requirements: ['R079', 'R089'],
    },
    {
      ...salbutamol,
      kind: 'supply-status',
      id: `${id}/salbutamol-limited-return`,
      from: '2022-06-01',
      supersedes: [{ rule: `${id}/salbutamol-shortage`, products: ['salbutamol-tablets'] }],
      status: 'limited-return',
      approvedBy: 'ANSM',
      phrase:
        'Juin 2022: avec l’accord de l’ANSM, remise à disposition par le fabricant d’un stock limité de salbutamol comprimés',
      reading:
        'Un mois sans jour : l’état vaut dès le début de juin 2022. Il remplace la rupture sans y mettre fin tout à fait.',
      requirements: ['R090'],
    },
    {
      ...salbutamol,
      kind: 'notice',
      id: `${id}/salbutamol-distributors`,
      from: '2023-07-01',
      title: 'Nouveaux distributeurs',
      phrase:
        'Juillet 2023: l’ANSM a identifié 2 nouveaux distributeurs de ce médicament permettant la continuité de traitement des patients dans les hôpitaux français',
      reading:
        'Plusieurs spécialités peuvent porter le même médicament : elles se comptent une à une et se suivent ensemble.',
      requirements: ['R091'],
    },
    {
      ...immunoglobulin,
      kind: 'notice',
      id: `${id}/immunoglobulin-risk`,
      title: 'Risque de pénurie d’immunoglobulines',
      phrase:
        'Face au risque important de pénurie d’immunoglobulines (Igs) causée par une baisse de la production pendant la pandémie COVID-19',
      reading:
        'L’affiche raconte 2020 à 2022 sans dater ce risque : Relevé le rapporte et n’en fait pas un état d’approvisionnement.',
      requirements: ['R079', 'R080'],
    },
    {
      ...immunoglobulin,
      kind: 'link',
      id: `${id}/immunoglobulin-priorities`,
      label: 'ANSM : hiérarchisation des indications des immunoglobulines',
      // The poster names the site and no address.
      url: 'https://www.ansm.sante.fr/',
      phrase:
        'Contribution à la rédaction de recommandations nationales (document de hiérarchisation des indications sur le site de l’ANSM)',
      reading: 'L’affiche ne donne pas l’adresse du document : le lien mène à l’accueil du site.',
      requirements: ['R084'],
    },
    {
      ...immunoglobulin,
      kind: 'notice',
      id: `${id}/immunoglobulin-temporary`,
      title: 'AMM transitoires',
      phrase: 'AMM transitoires obtenues pour d’autres Ig (s.c ou IV) en contexte de forte tension',
      reading: 'D’autres spécialités ont pu circuler un temps ; la source ne les nomme pas.',
      requirements: ['R086'],
    },
    {
      ...immunoglobulin,
      kind: 'notice',
      id: `${id}/immunoglobulin-laboratories`,
      title: 'Stock des laboratoires',
      phrase: 'Sollicitation des laboratoires pour mise à disposition de leur stock',
      reading: 'L’affiche ne donne aucun numéro à appeler.',
      requirements: ['R087'],
    },
  ],
};
