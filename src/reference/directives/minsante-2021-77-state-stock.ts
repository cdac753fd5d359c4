import type { Rule } from '../../domain/directive.ts';
import { annexe1 } from '../annexe1.ts';
import { standing, stateStock, told } from './common.ts';

const from = '2021-06-08';
const products = ['tocilizumab-iv'];

/** What the message says of the vials that the State set free: whose they are, for what, and how they are declared. */
export const minsanteStateStock: Rule[] = [
  {
    ...standing,
    kind: 'origin-restriction',
    id: 'minsante-2021-77/state-stock-use',
    products,
    obligation: 'bound',
    from,
    origin: stateStock,
    phrase:
      'il a été convenu de libérer une partie du stock Etat pour permettre d‘assurer la prise en charge et les continuités de traitement des patients dans les indications de l’AMM.',
    reading:
      'Les flacons du stock Etat sont pour les indications de l’AMM, dont le SRC : ils comptent donc pour le plancher CAR-T. Prêtés, ils restent du stock Etat.',
    requirements: ['R033', 'R042'],
  },
  {
    ...told,
    kind: 'allocation',
    id: 'minsante-2021-77/annexe-1',
    products,
    binds: 'authority',
    from,
    // The outer bounds: Monday of week 23 to Sunday of week 24.
    deliveryFrom: '2021-06-07',
    deliveryTo: '2021-06-20',
    quantities: annexe1.flatMap(({ region, vials }) =>
      ([80, 200, 400] as const).map((size) => ({
        region,
        presentation: `roactemra-iv-${size}`,
        units: vials[size],
      })),
    ),
    phrase:
      'Une opération de livraison sera effectuée durant la fin de la semaine 23 et début de la semaine 24.',
    reading:
      'L’annexe 1 donne des flacons par région et par dosage ; un zéro y est un vrai zéro. La liste des 147 établissements n’est pas dans le texte reçu : chaque ARS dit à ses pharmacies leur dotation. Le rythme des comptages, lui, s’impose à tous.',
    requirements: ['R042', 'R044', 'R045', 'R046', 'R047', 'R061', 'R062'],
  },
  {
    ...standing,
    kind: 'billing-code',
    id: 'minsante-2021-77/billing-code',
    products,
    obligation: 'bound',
    from,
    code: 'I000558',
    origin: stateStock,
    phrase:
      'Les établissements de santé déclarent les flacons de Roactemra® issus du stock Etat dans le FICHCOMP avec le code indication « I000558 » qui ne donne pas lieu à valorisation.',
    reading:
      'Le code à employer dans le logiciel de facturation. Relevé n’écrit aucun FICHCOMP : il porterait un numéro de séjour.',
    requirements: ['R048', 'R058'],
  },
  {
    ...told,
    kind: 'notice',
    id: 'minsante-2021-77/later-control',
    products,
    from,
    title: 'Contrôle ex post',
    phrase:
      'Un contrôle ex post sera effectué afin d’établir que le nombre de flacons déclarés avec le code « Stock Etat » est équivalent au nombre d’UCD allouées au cours de l’approvisionnement effectué par SpF.',
    reading: 'Un flacon est une UCD. Casse, prêts et péremptions expliquent un écart s’ils ont été notés.',
    requirements: ['R048', 'R059'],
  },
  {
    ...told,
    kind: 'notice',
    id: 'minsante-2021-77/free-of-charge',
    products,
    from,
    title: 'Stock Etat : à titre gratuit',
    phrase:
      'La spécialité pharmaceutique Roactemra® est distribuée à titre gratuit aux établissements de santé.',
    reading: 'Vaut pour les flacons du stock Etat. Relevé ne garde aucun prix, seulement la provenance.',
    requirements: ['R043'],
  },
];
