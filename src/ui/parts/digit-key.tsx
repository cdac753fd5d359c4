interface DigitKeyProps {
  digit: string;
  disabled: boolean;
  onDigit: (digit: string) => void;
}

export function DigitKey({ digit, disabled, onDigit }: DigitKeyProps) {
  return (
    <button
      type="button"
      class="button digit"
      value={digit}
      disabled={disabled}
      onClick={() => onDigit(digit)}
    >
      {digit}
    </button>
  );
}
