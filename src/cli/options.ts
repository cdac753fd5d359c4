import { parseArgs } from 'node:util';
import { BadInput } from './outcome.ts';

/** Reads `--name value` options, each known and given at most once, and so many positional arguments. Throws BadInput. */
export function readOptions<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  positionals: readonly string[] = [],
): { options: Partial<Record<Name, string>>; positionals: string[] } {
  const parsed = strictly(() =>
    parseArgs({
      args: [...args],
      options: Object.fromEntries(names.map((name) => [name, { type: 'string', multiple: true } as const])),
      allowPositionals: true,
      strict: true,
    }),
  );
  const options: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const values = parsed.values[name] ?? [];
    if (values.length > 1) throw new BadInput(`--${name}`, 'given more than once');
    if (values[0] !== undefined) options[name] = values[0];
  }
  const lacking = positionals[parsed.positionals.length];
  if (lacking !== undefined) throw new BadInput(lacking, 'missing');
  const extra = parsed.positionals[positionals.length];
  if (extra !== undefined) throw new BadInput(extra, 'unexpected argument');
  return { options, positionals: parsed.positionals };
}

export function required<Name extends string>(options: Partial<Record<Name, string>>, name: Name): string {
  const value = options[name];
  if (value === undefined) throw new BadInput(`--${name}`, 'missing');
  return value;
}

/** A whole number between two bounds, both included, written in figures alone. */
export function wholeNumber(argument: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new BadInput(argument, `« ${text} » is not a whole number from ${least} to ${most}`);
}

function strictly<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')))
      throw error;
    // Node's own sentence after the first is advice on quoting, and may hold line breaks.
    const [sentence = ''] = error.message.split(/\.\s|\n/);
    const argument = /'(-[^' ]*)/.exec(sentence)?.[1];
    throw new BadInput(argument ?? 'arguments', sentence);
  }
}
