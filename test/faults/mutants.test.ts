import { expect, test } from 'vitest';
import { mutations } from './simulator/mutations.ts';
import { simulate } from './simulator/run.ts';

const mostSeeds = 200;

test('there are 14 designs that went wrong', () => {
  expect(Object.keys(mutations)).toHaveLength(14);
});

test.each(Object.entries(mutations))('F0: « %s » is seen within 200 seeds', async (name, mutation) => {
  let seen: string | undefined;
  let seed = 0;
  while (!seen && seed < mostSeeds) [seen] = (await simulate({ seed: ++seed, mutation })).violations;
  console.log(`${name}: ${seen ? `seed ${seed}: ${seen}` : 'not seen'}`);
  expect(seen).toBeDefined();
});
