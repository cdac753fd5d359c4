import { people as words } from '../language/fr-people.ts';

interface LockMinutesProps {
  minutes: number;
  onChange: (minutes: number) => Promise<void>;
}

const choices = [2, 5, 15];

/** How long a tablet may lie about before it locks itself. */
export function LockMinutes({ minutes, onChange }: LockMinutesProps) {
  return (
    <fieldset>
      <legend>{words.lockAfter}</legend>
      {choices.map((choice) => (
        <label class="choice" key={choice}>
          <input
            type="radio"
            name="lock-minutes"
            checked={minutes === choice}
            onChange={() => void onChange(choice)}
          />
          <span>{words.lockMinutes(choice)}</span>
        </label>
      ))}
    </fieldset>
  );
}
