import type { reminders as french } from '../fr-reminders.ts';
import type { Translated } from '../typeset.ts';

export const reminders = {
  'receipt-overdue': (product) => `${product}: a receipt awaits its count, overdue`,
  'last-chance': (product) => `${product}: last possible day to count`,
  'receipt-due': (product) => `${product}: receipt to count before tonight`,
  due: (product) => `${product}: to count today`,
  title: 'Reminders on this tablet',
  intro:
    'A notification on planned counting days, on the last possible day and after a receipt, between 07:00 and 20:00, as long as nothing is counted.',
  limits:
    'Relevé reminds as long as it stays open behind another app and the tablet is not asleep. Once closed, it reminds only if the browser wakes it, which many do not: do not rely on it.',
  turnOn: 'Turn reminders on',
  turnOff: 'Stop reminders',
  on: 'Reminders are on.',
  off: 'Reminders are off.',
  denied:
    'The browser refuses Relevé’s notifications. Allow them in its settings, then open this page again.',
  unsupported:
    'This browser shows no notification for Relevé. Installed on the home screen, Relevé may be able to.',
} satisfies Translated<typeof french>;
