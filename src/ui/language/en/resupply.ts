import type { resupply as french } from '../fr-resupply.ts';
import type { Translated } from '../typeset.ts';

export const resupply = {
  title: 'Resupply',
  reasons: {
    'laboratory-quota': 'quota set by the laboratory',
    'laboratory-shortage': 'shortage at the laboratory',
    'wholesaler-shortage': 'shortage at the wholesaler',
    transport: 'transport cut or too long',
    'no-transfer-possible': 'no transfer possible between pharmacies',
  },
  by: {
    pharmacy: 'this pharmacy',
    agency: 'the regional health agency',
    nation: 'the national level',
  },
  said: (by, at, reason) => `Said to be compromised by ${by} (${at})${reason ? `: ${reason}` : ''}.`,
  directive: 'A text says that it is compromised:',
  compromised: 'Resupply compromised',
  nobody: 'Nobody says that resupply is compromised.',
} satisfies Translated<typeof french>;
