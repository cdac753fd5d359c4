import { type Instant, localDateOf } from '../domain/day.ts';
import { explainDuties } from './explain/duties.ts';
import { explainFloor } from './explain/floor.ts';
import { explainScan } from './explain/scan.ts';
import { answer, BadInput, type Outcome } from './outcome.ts';
import { usage } from './usage.ts';

/** The commands that need the database; loaded only when one is called. */
export interface Services {
  importFacilities(args: readonly string[]): Promise<Outcome>;
  enrol(args: readonly string[]): Promise<Outcome>;
  inviteSupervisor(args: readonly string[]): Promise<Outcome>;
  listSupervisors(args: readonly string[]): Promise<Outcome>;
  withdrawSupervisor(args: readonly string[]): Promise<Outcome>;
  publishDirectives(args: readonly string[]): Promise<Outcome>;
  exportDirectives(args: readonly string[]): Promise<Outcome>;
  importCarried(args: readonly string[]): Promise<Outcome>;
  verify(args: readonly string[]): Promise<Outcome>;
  checkJournal(args: readonly string[]): Promise<Outcome>;
}

export async function run(
  args: readonly string[],
  services: () => Promise<Services>,
  now: () => Instant,
): Promise<Outcome> {
  try {
    return await dispatch(args, services, now);
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return { code, stdout: '', stderr: [oneLine((error as Error).message)] };
  }
}

async function dispatch(
  args: readonly string[],
  services: () => Promise<Services>,
  now: () => Instant,
): Promise<Outcome> {
  const [first = '', second = ''] = args;
  if (asksForHelp(args)) return { code: 0, stdout: usage, stderr: [] };
  switch (first) {
    case 'explain':
      if (second === 'floor') return answer(explainFloor(args.slice(2)));
      if (second === 'duties') return answer(explainDuties(args.slice(2)));
      if (second === 'scan')
        return answer(await explainScan(args.slice(2), () => localDateOf(now(), 'Europe/Paris')));
      throw new BadInput('explain', `« ${second} » is not floor, duties or scan`);
    case 'facilities':
      if (second === 'import') return (await services()).importFacilities(args.slice(2));
      throw new BadInput('facilities', `« ${second} » is not import`);
    case 'enrol':
      return (await services()).enrol(args.slice(1));
    case 'supervisor':
      if (second === 'invite') return (await services()).inviteSupervisor(args.slice(2));
      if (second === 'list') return (await services()).listSupervisors(args.slice(2));
      if (second === 'withdraw') return (await services()).withdrawSupervisor(args.slice(2));
      throw new BadInput('supervisor', `« ${second} » is not invite, list or withdraw`);
    case 'directives':
      if (second === 'publish') return (await services()).publishDirectives(args.slice(2));
      if (second === 'export') return (await services()).exportDirectives(args.slice(2));
      throw new BadInput('directives', `« ${second} » is not publish or export`);
    case 'import':
      return (await services()).importCarried(args.slice(1));
    case 'verify':
      return (await services()).verify(args.slice(1));
    case 'journal':
      if (second === 'check') return (await services()).checkJournal(args.slice(2));
      throw new BadInput('journal', `« ${second} » is not check`);
    case '':
      throw new BadInput('command', 'missing; releve --help lists them');
    default:
      throw new BadInput(first, 'unknown command; releve --help lists them');
  }
}

/** What follows « -- » is no option: a scan may begin with a dash. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((it) => it === '--help' || it === '-h');
}

/** 2 for what the caller can put right, settings included; 1 for a database that cannot be used; null for a bug. */
function codeOf(error: unknown): 1 | 2 | null {
  if (error instanceof BadInput) return 2;
  // By name: importing the classes would load the database's code for `explain`.
  const name = error instanceof Error ? error.name : '';
  return name === 'SettingsError' ? 2 : name === 'DatabaseUnavailable' ? 1 : null;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ');
}
