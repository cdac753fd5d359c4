import { typeset } from './typeset.ts';

/** Words of the question that comes before recording on a clock that cannot be right. */
export const clock = typeset('clock', {
  title: 'Vérifiez la date',
  dated: (day: string, time: string) => `Ce que vous allez enregistrer sera daté du ${day} à ${time}.`,
  'far-off': (deviceDay: string) =>
    `L’horloge de cette tablette indique ${deviceDay} ; celle du service national a servi à la corriger.`,
  'gone-back': (heardDay: string) =>
    `L’horloge de cette tablette a reculé : le service national lui a déjà répondu le ${heardDay}.`,
  repair:
    'Si c’est faux, réglez d’abord la date et l’heure dans les paramètres de la tablette, puis revenez.',
  consequence: 'Un enregistrement mal daté peut ne pas valoir pour la semaine.',
  confirm: 'Continuer à cette date',
});
