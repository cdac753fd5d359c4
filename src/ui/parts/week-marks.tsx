import { weekdayName } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import type { DayMark } from '../today.ts';
import { Icon } from './icon.tsx';

/** The week as seven marks, Monday to Sunday: filled counted, ring planned, outlined today, hatched outside the rule. */
export function WeekMarks({ week }: { week: readonly DayMark[] }) {
  const counted = week.filter((day) => day.counted).map((day) => weekdayName(day.date));
  return (
    <div class="week" role="img" aria-label={fr.week.label(counted)}>
      {week.map((day) => (
        <div key={day.date} class={day.today ? 'day today' : 'day'}>
          <span>{weekdayName(day.date).charAt(0).toUpperCase()}</span>
          <span class={markClass(day)}>{day.counted && <Icon name="check" />}</span>
        </div>
      ))}
    </div>
  );
}

function markClass(day: DayMark): string {
  const shape = day.counted ? 'counted' : day.outside ? 'outside' : day.planned ? 'planned' : '';
  return `mark ${shape}`;
}
