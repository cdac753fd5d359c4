import { isLocalDate, type LocalDate } from '../../domain/day.ts';
import { rulesOf } from '../../domain/directive.ts';
import { type PackProblemCode, readScannedPack, type ScanProblem } from '../../domain/scanned-pack.ts';
import { firstPack } from '../../reference/pack.ts';
import { packFromBytes } from '../directives.ts';
import { readOptions } from '../options.ts';
import { BadInput } from '../outcome.ts';
import { bytesOf } from '../text-file.ts';

const sources = ['camera', 'wedge'] as const;

/** Reads a raw scan as the counting screen would, by the pack that ships or one that was exported. The serial is printed nowhere, nor any text that may hold it. */
export async function explainScan(args: readonly string[], today: () => LocalDate): Promise<object> {
  const { options, positionals } = readOptions(args, ['source', 'today', 'pack'], ['RAW']);
  const [raw = ''] = positionals;
  const { pack: file } = options;
  const pack = file === undefined ? firstPack : packFromBytes(file, await bytesOf(file));
  const { reading } = readScannedPack(raw, {
    source: sourceFromText(options.source ?? 'wedge'),
    products: pack.products,
    rules: rulesOf(pack.documents),
    today: options.today === undefined ? today() : dateFromText(options.today),
  });
  return { ...reading, problems: reading.problems.map(shown) };
}

function shown({ code, ai }: ScanProblem) {
  const where = ai === null ? '' : `AI ${ai}: `;
  return { code, message: where + messages[code] };
}

const messages: Record<PackProblemCode, string> = {
  empty: 'nothing was read',
  'not-gs1': 'not written as GS1 element strings are',
  'check-digit': 'the last digit is not the key of the others',
  indicator: 'the first digit is not 0: this names a grouping of packs, not a pack',
  'unknown-product': 'no presentation of the catalogue has this code',
  'no-product': 'no product: the scan holds no AI 01',
  'bad-date': 'not a calendar date in six digits',
  'bad-characters': 'characters that GS1 does not allow here',
  'too-long': 'longer than GS1 allows',
  ambiguous: 'more than one reading is possible, so none is made',
  expired: 'the expiry has passed',
};

function sourceFromText(text: string): (typeof sources)[number] {
  const source = sources.find((it) => it === text);
  if (!source) throw new BadInput('--source', `« ${text} » is not ${sources.join(' or ')}`);
  return source;
}

function dateFromText(text: string): LocalDate {
  if (!isLocalDate(text)) throw new BadInput('--today', `« ${text} » is not a date like 2026-11-23`);
  return text;
}
