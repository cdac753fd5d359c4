import type { Instant, Zone } from '../../domain/day.ts';
import type { WallTime } from '../../store/snapshot.ts';
import type { Touch } from '../counting.ts';
import { capital, weekdayName } from '../language/format.ts';
import { paper as words } from '../language/fr-paper.ts';
import { daysToChoose, timeShown, typedDigits, wallToTypedTime } from '../paper-time.ts';
import { Banner } from './banner.tsx';
import { CountingFrame } from './counting-frame.tsx';
import { FieldButton } from './field-button.tsx';
import { Keypad } from './keypad.tsx';
import { SealButton } from './seal-button.tsx';
import { useKeyboard } from './use-keyboard.ts';

interface PaperWhenProps {
  title: string;
  demonstration: boolean;
  /** Why it may not be kept, in words. */
  failed: string | null;
  wall: WallTime;
  zone: Zone;
  now: Instant;
  onChange: (change: Partial<WallTime>) => void;
  onNext: () => void;
}

/** When a sheet was counted, as it says itself: a day of the last week, and the time on the pharmacy's clock. */
export function PaperWhen({
  title,
  demonstration,
  failed,
  wall,
  zone,
  now,
  onChange,
  onNext,
}: PaperWhenProps) {
  const typed = wallToTypedTime(wall, zone, now);
  const problem = typed.kind === 'ok' || typed.kind === 'missing' ? null : typed.kind;
  const touch = (it: Touch) => {
    if (it.kind === 'next') return typed.kind === 'ok' ? onNext() : undefined;
    const digits = typedDigits(wall.digits, it);
    if (digits !== wall.digits) onChange({ digits, isSecond: false });
  };
  useKeyboard(touch);
  return (
    <CountingFrame
      title={title}
      intro={words.enterIntro}
      demonstration={demonstration}
      keypad={<Keypad disabled={false} zeroUnit={null} onTouch={touch} />}
      seal={
        <SealButton
          label={words.next}
          missing={
            typed.kind === 'ok' ? [] : [typed.kind === 'missing' ? words.timeMissing : words.timeToChange]
          }
          isBusy={false}
          onSeal={onNext}
        />
      }
    >
      {failed && (
        <Banner tone="bad" icon="warn">
          {failed}
        </Banner>
      )}
      <FieldButton
        kind="small"
        label={words.whichTime}
        value={timeShown(wall.digits)}
        empty={words.timeHint}
        hint={problem && words.timeProblems[problem]}
        isActive
        onFocus={() => undefined}
      />
      <fieldset class="chips">
        <legend>{words.whichDay}</legend>
        {daysToChoose(zone, now).map((date, back) => (
          <Chip
            key={date}
            label={words.daysBack[back] ?? `${weekdayName(date)} ${Number(date.slice(8))}`}
            isChosen={wall.date === date}
            onChoose={() => onChange({ date, isSecond: false })}
          />
        ))}
      </fieldset>
      {typed.isTwice && (
        <fieldset class="chips">
          <legend>{words.twice(timeShown(wall.digits) ?? '')}</legend>
          {[false, true].map((isSecond) => (
            <Chip
              key={String(isSecond)}
              label={isSecond ? words.afterChange : words.beforeChange}
              isChosen={wall.isSecond === isSecond}
              onChoose={() => onChange({ isSecond })}
            />
          ))}
        </fieldset>
      )}
    </CountingFrame>
  );
}

function Chip({ label, isChosen, onChoose }: { label: string; isChosen: boolean; onChoose: () => void }) {
  return (
    <button type="button" class="button" data-field aria-pressed={isChosen} onClick={onChoose}>
      {capital(label)}
    </button>
  );
}
