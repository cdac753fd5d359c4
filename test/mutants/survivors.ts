/** What is used of the report of a mutation run (mutation-testing-report-schema). */
export interface Report {
  files: Record<string, { source: string; mutants: ReportedMutant[] }>;
}

interface ReportedMutant {
  replacement?: string;
  status: string;
  testsCompleted?: number;
  location: Record<'start' | 'end', { line: number; column: number }>;
}

/** A change of code, by the code itself: line numbers would not last. */
export interface Mutant {
  file: string;
  code: string;
  becomes: string;
  line?: number;
}

const killed = ['Killed', 'Timeout'];
const alive = ['Survived', 'NoCoverage'];

export function survivorsOf(report: Report): Mutant[] {
  return mutantsOf(report, alive);
}

/** Killed by the clock alone: on a quicker machine, or a quieter one, they may survive. */
export function timedOutOf(report: Report): Mutant[] {
  return mutantsOf(report, ['Timeout']);
}

function mutantsOf(report: Report, statuses: readonly string[]): Mutant[] {
  return Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => statuses.includes(status))
      .map(({ location, replacement = '' }) => ({
        file,
        code: oneLine(codeAt(source, location)),
        becomes: oneLine(replacement),
        line: location.start.line,
      })),
  );
}

/** Mutants that no test was run on, though some reach them: the run was disturbed, and says nothing of them. */
export function unrunIn(report: Report): number {
  return Object.values(report.files)
    .flatMap(({ mutants }) => mutants)
    .filter(({ status, testsCompleted }) => status === 'Survived' && testsCompleted === 0).length;
}

export function scoreOf(report: Report, files: readonly string[]) {
  const statuses = files.flatMap((file) => report.files[file]?.mutants.map((it) => it.status) ?? []);
  const count = (wanted: string[]) => statuses.filter((it) => wanted.includes(it)).length;
  const total = count([...killed, ...alive]);
  return { killed: count(killed), total, percent: ((100 * count(killed)) / (total || 1)).toFixed(1) };
}

/** Reads lines such as: - `a > b` → `a >= b`: why nothing can tell them apart. Headings name the file. */
export function listedIn(text: string): Mutant[] {
  let file = '';
  return text.split('\n').flatMap((line) => {
    file = /^## (\S+)/.exec(line)?.[1] ?? file;
    const [, , code, , becomes] = /^- (`+)(.+?)\1 → (`+)(.+?)\3: \S/.exec(line) ?? [];
    if (line.startsWith('- ') && file !== '' && (!code || !becomes)) throw new Error(`unreadable: ${line}`);
    return code && becomes ? [{ file, code: code.trim(), becomes: becomes.trim() }] : [];
  });
}

/** As it stands in the list. */
export function namesOf({ code, becomes }: Mutant): string {
  return `${quoted(code)} → ${quoted(becomes)}`;
}

function quoted(code: string): string {
  return code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``;
}

function oneLine(code: string): string {
  return code.replace(/\s+/g, ' ').trim();
}

function codeAt(source: string, { start, end }: ReportedMutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
    )
    .join('\n');
}
