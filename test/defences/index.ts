import type { Defence } from './defence.ts';
import { accessDefences } from './list/access.ts';
import { attackDefences } from './list/attacks.ts';
import { identityDefences } from './list/identities.ts';
import { mirrorDefences } from './list/mirror.ts';
import { movedDefences } from './list/moved.ts';
import { outboxDefences } from './list/outbox.ts';
import { pageDefences } from './list/page.ts';
import { recordDefences } from './list/record.ts';
import { sealingDefences } from './list/sealing.ts';
import { viewDefences } from './list/view.ts';

/** To add one: write it into the list it belongs to, and see `npm run defences -- ROW` turn its test red. */
export const defences: readonly Defence[] = [
  ...sealingDefences,
  ...mirrorDefences,
  ...outboxDefences,
  ...pageDefences,
  ...recordDefences,
  ...viewDefences,
  ...accessDefences,
  ...attackDefences,
  ...identityDefences,
  ...movedDefences,
];
