/**
 * Whether a value without separators, written in the digits 0, 1, 2, 7, in A and in blanks, may end sooner than its text:
 * every cut is tried, with the identifiers that these digits can write. For tests: slow, and without the table.
 */
export function isAmbiguous(text: string, most: number): boolean {
  for (let at = 1; at <= most && at < text.length; at += 1) {
    if (/ /.test(text.slice(0, at))) return false;
    const rest = text.slice(at);
    if (/^(01|10|17|21)/.test(rest) && isReadable(rest)) return true;
  }
  return false;
}

const elements: [RegExp, number, number][] = [
  [/^00/, 18, 18],
  [/^0[12]/, 14, 14],
  [/^1[127]/, 6, 6],
  [/^20/, 2, 2],
  [/^(10|2[12]|71[0127]|702[012])/, 1, 20],
  [/^7001/, 13, 13],
  [/^7002/, 1, 30],
  [/^7007/, 6, 12],
  [/^7010/, 1, 2],
  [/^7011/, 6, 10],
];

function isReadable(text: string): boolean {
  if (text === '') return true;
  for (const [pattern, least, most] of elements) {
    const ai = pattern.exec(text)?.[0];
    if (ai === undefined) continue;
    for (let length = least; length <= most && ai.length + length <= text.length; length += 1) {
      const value = text.slice(ai.length, ai.length + length);
      if (isPossible(ai, value) && isReadable(text.slice(ai.length + length))) return true;
    }
  }
  return false;
}

function isPossible(ai: string, value: string): boolean {
  if (value.includes(' ')) return false;
  if (ai === '01') {
    const figures = [...value].map(Number);
    const sum = figures.reduce((total, figure, at) => total + figure * (at % 2 === 0 ? 3 : 1), 0);
    return /^\d+$/.test(value) && sum % 10 === 0;
  }
  if (ai !== '17') return true;
  const year = Number(value.slice(0, 2));
  const month = Number(value.slice(2, 4));
  const day = Number(value.slice(4));
  const last = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return /^\d+$/.test(value) && last !== undefined && day <= last;
}
