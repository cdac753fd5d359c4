import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A mutant that a quick test kills need not wait for the long walks through calendars and random packs. */
const first = /(loading|vocabulary|facility|count)\.test/;
const last = /(duty|injections|directive|pack-problems|properties)\.test/;

class SlowOnesLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) =>
      first.test(moduleId) ? 0 : last.test(moduleId) ? 2 : 1;
    return [...files].sort((a, b) => placeOf(a) - placeOf(b));
  }
}

/** A part's tests, as the mutation run wants them: one worker, modules read once a mutant. */
export default defineConfig({
  test: {
    include: process.env.MUTANT_TESTS?.split(' ') ?? [],
    setupFiles: ['test/mutants/setup.ts'],
    isolate: false,
    maxWorkers: 1,
    testTimeout: 20_000,
    sequence: { sequencer: SlowOnesLast },
  },
});
