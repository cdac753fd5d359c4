import { number } from './format.ts';
import { plural, typeset } from './typeset.ts';

/** Words of what is put right or withdrawn afterwards, fetched with the journal. */
export const amend = typeset('amend', {
  correct: 'Corriger',
  withdraw: 'Retirer',
  corrected: 'Corrigé',
  withdrawn: 'Retiré',
  correctedBy: (id: string, at: string) => `Corrigé par ${id}, le ${at}`,
  withdrawnBy: (id: string, at: string) => `Retiré par ${id}, le ${at}`,
  correctTitle: (product: string) => `Corriger : ${product}`,
  correctIntro: (at: string) =>
    `Comptage du ${at}. Corrigez ce qui était faux ce jour-là : il garde sa date. Pour le stock de maintenant, faites un nouveau comptage.`,
  correctSeal: 'Enregistrer la correction',
  correctDone: 'Correction enregistrée sur cette tablette',
  backToJournal: 'Retour au journal',
  notCorrectable: 'Cet enregistrement ne se corrige pas, ou plus.',
  notWithdrawable: 'Cet enregistrement ne se retire pas, ou plus.',
  ask: {
    count: 'Retirer ce comptage ?',
    correction: 'Retirer ce comptage ?',
    receipt: 'Retirer cette réception ?',
    resupply: 'Retirer ce signalement ?',
    use: 'Retirer cette sortie ?',
    loss: 'Retirer cette perte ?',
    isolation: 'Retirer cet isolement ?',
    reservation: 'Retirer cette promesse ?',
  },
  withItsCount: 'Le comptage est retiré avec toutes ses corrections.',
  changes: 'Ce qui change',
  nothing: 'Rien de ce qui est demandé, ni le plancher.',
  days: (day: string, period: string, before: number, after: number, required: number) =>
    `${period} : ${day} ne compte plus, ${number(after)} ${plural(after, 'jour', 'jours')} sur ${number(required)} au lieu de ${number(before)}.`,
  missed: (period: string) => `${period} ne peut plus être tenue.`,
  lastCount: (at: string) => `Le dernier comptage sera celui du ${at}.`,
  noCount: 'Ce produit n’aura plus aucun comptage.',
  noReceiptDuty: 'Cette réception ne demande plus de comptage.',
  receiptDuty: 'Une réception attend de nouveau un comptage.',
  floor: (before: string, after: string) => `Plancher avant CAR-T : ${after}, au lieu de ${before}.`,
  floorIs: (injections: number, required: number) =>
    `${number(injections)} ${plural(injections, 'injection possible', 'injections possibles')} pour ${number(required)} ${plural(required, 'exigée', 'exigées')}`,
  floorUnknown: 'inconnu',
  kept: 'Rien n’est effacé : l’enregistrement reste au journal, marqué « Retiré ». Un retrait ne s’annule pas.',
  sureWithdraw: 'Retirer cet enregistrement',
  leave: 'Ne pas le retirer',
  withdrawnDone: 'Retiré',
});
