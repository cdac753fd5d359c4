import type { Dose } from '../../domain/dose.ts';
import { number } from './format.ts';
import { plural, typeset } from './typeset.ts';

/** Words of the check before CAR-T, fetched with it. */
export const carT = typeset('carT', {
  title: (product: string) => `Contrôle avant CAR\u2011T : ${product}`,
  intro:
    'À faire avant d’injecter des CAR-T. Le poids, la dose et le nombre de patients servent au calcul et ne sont gardés nulle part.',
  noFloor: 'Aucun plancher avant CAR-T pour ce produit dans cette pharmacie.',
  countNeeded: 'Le contrôle demande un comptage d’aujourd’hui.',
  countedLast: (at: string) => `Dernier comptage : ${at}.`,
  neverCounted: 'Jamais compté sur cette tablette.',
  weight: 'Poids du patient, en kg',
  weightHint: 'Sans poids, la dose de référence sert.',
  weightBad: 'Un poids de 2 à 300 kg, par exemple 72 ou 72,5',
  patients: 'Patients CAR-T en cours',
  patientsBad: 'Un nombre de 1 à 99',
  dose: (kg: number, { mgPerKg, mg, isCapped }: Dose) =>
    `Dose : ${number(kg)} kg × ${mgPerKg} mg/kg${mgPerKg > 8 ? ' (moins de 30 kg)' : ''} = ${number(isCapped ? kg * mgPerKg : mg)} mg${isCapped ? ', plafonnée à 800 mg' : ''}.`,
  doseReference: (mg: number) => `Dose : ${number(mg)} mg, la dose de référence de cette pharmacie.`,
  doseSeveral: (mg: number) =>
    `À plusieurs patients, ${number(mg)} mg au moins pour chacun : on ne connaît qu’un poids.`,
  yes: 'Oui : le CAR-T peut débuter',
  no: 'Non : pas de CAR-T',
  noUntilKnown: (n: number) =>
    `Non tant que ${number(n)} ${plural(n, 'péremption reste inconnue', 'péremptions restent inconnues')}`,
  formula: (threshold: number, patients: number, required: number) =>
    `Exigé : ${threshold} ${plural(threshold, 'injection', 'injections')} × ${patients} ${plural(patients, 'patient', 'patients')} = ${number(required)}.`,
  later: (n: number) =>
    `Dans 30 jours, ${number(n)} ${plural(n, 'injection restera', 'injections resteront')} en date à coup sûr.`,
  seal: 'Enregistrer le contrôle',
  sealing: 'Enregistrement…',
  keeps: 'Est gardé : la réponse, le seuil et le comptage sur lequel elle repose. Rien d’autre.',
  last: (at: string) => `Dernier contrôle, ${at}`,
});
