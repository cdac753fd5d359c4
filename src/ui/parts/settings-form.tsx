import { useState } from 'preact/hooks';
import type { Facility, FacilitySettings } from '../../domain/facility.ts';
import { SecondCountAbove } from '../../domain/second-count.ts';
import { defaultSecondCountAbove } from '../../domain/second-count-default.ts';
import { capital, weekdayOfNumber } from '../language/format.ts';
import { second } from '../language/fr-second.ts';
import { settings as words } from '../language/fr-settings.ts';
import { Entry } from './entry.tsx';
import { SealingFailure } from './sealing-failure.tsx';
import { useSealing } from './use-sealing.ts';

interface SettingsFormProps {
  facility: Facility;
  onSeal: (settings: FacilitySettings) => Promise<unknown>;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const mostDoseMg = 2_000;

/** The whole of the settings each time: the last statement counts, and says it all. */
export function SettingsForm({ facility, onSeal }: SettingsFormProps) {
  const [carT, setCarT] = useState(facility.carT);
  const [dose, setDose] = useState(String(facility.referenceDoseMg));
  const [openDays, setOpenDays] = useState(facility.openDays);
  const [plannedDays, setPlannedDays] = useState(facility.plannedDays);
  const [secondCountAbove, setSecond] = useState(facility.secondCountAbove ?? defaultSecondCountAbove);
  const { sealing, seal } = useSealing<unknown>();
  const referenceDoseMg = doseOf(dose);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (referenceDoseMg === null) return;
    const settings: FacilitySettings = { carT, referenceDoseMg, openDays, plannedDays, secondCountAbove };
    seal(() => onSeal(settings));
  };
  return (
    <form class="stack" onSubmit={onSubmit}>
      <fieldset>
        <legend>{words.carT}</legend>
        {(['yes', 'no'] as const).map((answer) => (
          <label class="choice" key={answer}>
            <input type="radio" checked={carT === answer} onChange={() => setCarT(answer)} name="car-t" />
            <span>{words[answer]}</span>
          </label>
        ))}
      </fieldset>
      <Entry
        label={words.dose}
        hint={words.doseHint}
        error={referenceDoseMg === null ? words.doseBad : null}
        value={dose}
        onType={setDose}
      />
      <Days legend={words.openDays} hint={words.openHint} days={openDays} onChange={setOpenDays} />
      <Days
        legend={words.plannedDays}
        hint={words.plannedHint}
        days={plannedDays}
        onChange={setPlannedDays}
      />
      <fieldset>
        <legend>{second.setting}</legend>
        {[...SecondCountAbove.def.values].map((it) => (
          <label class="choice" key={it}>
            <input
              type="radio"
              checked={secondCountAbove === it}
              onChange={() => setSecond(it)}
              name="second-count"
            />
            <span>{second.above[it]}</span>
          </label>
        ))}
        <p class="soft">{second.settingHint}</p>
      </fieldset>
      <SealingFailure sealing={sealing} />
      <button
        type="submit"
        class="button primary large"
        disabled={referenceDoseMg === null || sealing.kind === 'busy' || sealing.kind === 'done'}
      >
        {sealing.kind === 'busy' ? words.sealing : words.seal}
      </button>
    </form>
  );
}

interface DaysProps {
  legend: string;
  hint: string;
  days: readonly number[];
  onChange: (days: number[]) => void;
}

function Days({ legend, hint, days, onChange }: DaysProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {weekdays.map((day) => (
        <label class="choice" key={day}>
          <input
            type="checkbox"
            checked={days.includes(day)}
            onChange={(event) =>
              onChange(
                weekdays.filter((it) => (it === day ? event.currentTarget.checked : days.includes(it))),
              )
            }
          />
          <span>{capital(weekdayOfNumber(day))}</span>
        </label>
      ))}
      <p class="soft">{hint}</p>
    </fieldset>
  );
}

function doseOf(text: string): number | null {
  return /^[1-9]\d{0,3}$/.test(text) && Number(text) <= mostDoseMg ? Number(text) : null;
}
