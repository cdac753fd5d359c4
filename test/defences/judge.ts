/** What is used of vitest's JSON report. */
export interface Report {
  testResults: { message?: string; assertionResults: Told[] }[];
}

interface Told {
  fullName: string;
  status: string;
  failureMessages?: string[];
}

/**
 * `red`: a test of that name failed; `green`: all of them passed; `broken`: the code does not run, so that its failing says
 * nothing; `not run`: skipped, where there is no browser, say.
 */
export type Judgement = { kind: 'red' | 'green' | 'not run' } | { kind: 'broken'; why: string };

/** What a run of the tests that bear this in their names says; null where there was no report. */
export function judged(report: Report | null, test: string): Judgement {
  if (!report) return { kind: 'broken', why: 'the run ended without a report' };
  const all = report.testResults.flatMap((it) => it.assertionResults);
  const tests = all.filter((it) => it.fullName.includes(test));
  const failed = tests.filter((it) => it.status === 'failed');
  const [first] = failed;
  if (first) {
    const unknown = failed.flatMap((it) => it.failureMessages ?? []).find((it) => /^ReferenceError/.test(it));
    return unknown ? { kind: 'broken', why: firstLine(unknown) } : { kind: 'red' };
  }
  // A file that cannot be loaded, or whose preparation fails, has no failed test.
  const suite = report.testResults.find((it) => it.message)?.message;
  if (suite) return { kind: 'broken', why: firstLine(suite) };
  if (tests.length === 0) return { kind: 'broken', why: `no test is called « ${test} »` };
  return { kind: tests.some((it) => it.status === 'passed') ? 'green' : 'not run' };
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 200) ?? '';
}
