/** GS1 AI encodable character set 82: General Specifications, figure 7.11-1. */
const set82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/;

export function isSet82(text: string): boolean {
  return set82.test(text);
}

/** Fourteen digits whose last is the key of the others, weighted 3 and 1 in turn. */
export function isGtin(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0;
}
