import { typeset } from './typeset.ts';

export const reminders = typeset('reminders', {
  'receipt-overdue': (product: string) => `${product} : une réception attend son comptage, en retard`,
  'last-chance': (product: string) => `${product} : dernier jour possible pour compter`,
  'receipt-due': (product: string) => `${product} : réception à compter avant ce soir`,
  due: (product: string) => `${product} : à compter aujourd’hui`,
  title: 'Rappels sur cette tablette',
  intro:
    'Une notification les jours de comptage prévus, le dernier jour possible et après une réception, entre 7 h et 20 h, tant que rien n’est compté.',
  limits:
    'Relevé rappelle tant qu’il reste ouvert derrière une autre application et que la tablette n’est pas en veille. Une fois fermé, il ne rappelle que si le navigateur le réveille, ce que beaucoup ne font pas : ne comptez pas dessus.',
  turnOn: 'Activer les rappels',
  turnOff: 'Arrêter les rappels',
  on: 'Les rappels sont activés.',
  off: 'Les rappels sont arrêtés.',
  denied:
    'Le navigateur refuse les notifications de Relevé. Autorisez-les dans ses paramètres, puis rouvrez cette page.',
  unsupported:
    'Ce navigateur ne montre pas de notification pour Relevé. Installé sur l’écran d’accueil, Relevé le pourra peut-être.',
});
