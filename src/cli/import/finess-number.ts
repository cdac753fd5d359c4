/** Upper-case, without the spaces that FINESS is often written with; null when it cannot be a number of FINESS. */
export function finessFromText(text: string): string | null {
  const number = text.replace(/\s/g, '').toUpperCase();
  return /^[0-9][0-9A-Z][0-9]{7}$/.test(number) ? number : null;
}

/** Luhn over the nine characters, 2A read as 21 and 2B as 22. No official text of the rule was seen: warn, never block. */
export function hasFinessKey(number: string): boolean {
  const digits = [...number].map((char) => (char === 'A' ? 1 : char === 'B' ? 2 : Number(char)));
  const sum = digits.reduce((total, digit, index) => {
    const weighed = index % 2 === 1 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
