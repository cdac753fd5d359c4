import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A mutant that a quick test kills need not wait for the long walks through calendars and random packs. */
const first = /(loading|vocabulary|facility|count)\.test/;
const last = /(duty|injections|directive|pack-problems)\.test/;

class SlowOnesLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) =>
      first.test(moduleId) ? 0 : last.test(moduleId) ? 2 : 1;
    return [...files].sort((a, b) => placeOf(a) - placeOf(b));
  }
}

/** The tests of the domain and of the pack, as the mutation run wants them: one worker, modules read once a mutant. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.test.ts', 'test/reference/{pack,reference}.test.ts'],
    // What they find in many seconds a mutant, duty.test.ts and timeline.test.ts find in one.
    exclude: ['test/domain/{twenty-years,timeline-days}.test.ts'],
    setupFiles: ['test/mutants/setup.ts'],
    isolate: false,
    maxWorkers: 1,
    testTimeout: 20_000,
    sequence: { sequencer: SlowOnesLast },
  },
});
