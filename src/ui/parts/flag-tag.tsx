import type { Instant, Zone } from '../../domain/day.ts';
import { dayName, moment } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import type { Flag, Sent } from '../today.ts';
import type { IconName } from './icon.tsx';
import { Tag, type Tone } from './tag.tsx';

interface FlagTagProps {
  flag: Flag;
  /** An invitation is never worded, nor coloured, as a breach. */
  invited: boolean;
  zone: Zone;
  now: Instant;
}

type Look = [tone: Tone, icon: IconName, words: string];

const sentLooks: Record<Sent, [Tone, IconName]> = {
  sent: ['good', 'check'],
  unsent: ['wait', 'up'],
  refused: ['bad', 'cross'],
};

export function FlagTag(props: FlagTagProps) {
  const [tone, icon, words] = lookOf(props);
  return (
    <Tag tone={tone} icon={icon}>
      {words}
    </Tag>
  );
}

function lookOf({ flag, invited, zone, now }: FlagTagProps): Look {
  const words = fr.flags;
  switch (flag.kind) {
    case 'receipt-overdue':
      return ['bad', 'warn', words.receiptOverdue(dayName(flag.dueOn))];
    case 'receipt-due':
      return ['warn', 'box', words.receiptDue(moment(flag.receivedAt, zone, now))];
    case 'last-chance':
      return invited ? ['quiet', 'clock', words.lastChanceInvited] : ['warn', 'warn', words.lastChance];
    case 'missed':
      return invited
        ? ['quiet', 'dash', words.missedInvited]
        : ['bad', 'cross', words.missed(flag.missedBy, flag.per)];
    case 'due':
      return invited ? ['quiet', 'clock', words.dueInvited] : ['wait', 'clock', words.due];
    case 'open':
      return ['quiet', 'clock', (invited ? words.openInvited : words.open)(flag.per)];
    case 'late-plan':
      return ['quiet', 'clock', words.latePlan(dayName(flag.day))];
    case 'counted-today':
      return [...sentLooks[flag.sent], words.countedToday[flag.sent]];
    case 'done':
      return [...sentLooks[flag.sent], words.done[flag.sent]];
    case 'none':
      return ['quiet', 'list', words.none];
  }
}
