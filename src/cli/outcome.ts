/** What a person typed or gave and that cannot be used; the message names the argument. The one door is `run`. */
export class BadInput extends Error {
  constructor(argument: string, problem: string) {
    super(`${argument}: ${problem}`);
  }
}

/** What the process will say: `stdout` only with code 0, `stderr` one line each. */
export interface Outcome {
  code: 0 | 1 | 2;
  stdout: string;
  stderr: string[];
}

export function answer(value: object, stderr: string[] = []): Outcome {
  return { code: 0, stdout: JSON.stringify(value), stderr };
}
