/** What a terminal obeys instead of showing it, C0 to C1, and what turns round the order of what it shows. */
const obeyed = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
/** Of it, what JSON.stringify leaves as it is. */
const leftByJson = /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A line for a terminal: files that people bring are quoted in it. */
export function toPrintable(line: string): string {
  return line.replace(obeyed, '\ufffd');
}

/** The same JSON, to be shown by a terminal. */
export function toPrintableJson(json: string): string {
  return json.replace(leftByJson, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
