import type { Instant, Zone } from '../../domain/day.ts';
import { localDateOf } from '../../domain/day.ts';
import type { ClockDoubt } from '../clock.ts';
import { longDate, timeOfDay } from '../language/format.ts';
import { clock as words } from '../language/fr-clock.ts';
import { QuestionPage } from '../parts/question-page.tsx';

interface ClockCheckProps {
  doubt: ClockDoubt;
  /** The corrected instant: what is recorded would be dated. */
  now: Instant;
  deviceTime: Instant;
  zone: Zone;
  demonstration: boolean;
  onConfirm: () => void;
}

/** Asks before anything is recorded, and never forbids: a count with a doubtful date is worth more than none. */
export default function ClockCheck({
  doubt,
  now,
  deviceTime,
  zone,
  demonstration,
  onConfirm,
}: ClockCheckProps) {
  const day = (instant: Instant) => longDate(localDateOf(instant, zone));
  return (
    <QuestionPage demonstration={demonstration} title={words.title}>
      <p>
        <strong>{words.dated(day(now), timeOfDay(now, zone))}</strong>
      </p>
      <p>
        {doubt.kind === 'far-off'
          ? words['far-off'](day(deviceTime))
          : words['gone-back'](day(doubt.heardAt))}
      </p>
      <p>
        {words.repair} {words.consequence}
      </p>
      <button type="button" class="button primary large" onClick={onConfirm}>
        {words.confirm}
      </button>
    </QuestionPage>
  );
}
