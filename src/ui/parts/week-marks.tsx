import type { Holiday } from '../../domain/holiday.ts';
import { weekdayName } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import type { DayMark } from '../today.ts';
import { Icon } from './icon.tsx';

interface WeekMarksProps {
  week: readonly DayMark[];
  holidays: readonly Holiday[];
}

/** The week as seven marks, Monday to Sunday: filled counted, ring planned, outlined today, hatched outside the rule; a star, holiday. */
export function WeekMarks({ week, holidays }: WeekMarksProps) {
  const counted = week.filter((day) => day.counted).map((day) => weekdayName(day.date));
  return (
    <div class="week" role="img" aria-label={fr.week.label(counted)}>
      {week.map((day) => (
        <div key={day.date} class={day.today ? 'day today' : 'day'}>
          <span>
            {weekdayName(day.date).charAt(0).toUpperCase()}
            {holidays.some((it) => it.date === day.date) && '*'}
          </span>
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
