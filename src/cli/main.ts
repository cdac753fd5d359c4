import { randomBytes, webcrypto } from 'node:crypto';
import { toPrintable, toPrintableJson } from './printable.ts';
import { run } from './run.ts';

const say = (line: string) => void process.stderr.write(`${toPrintable(line)}\n`);

const now = () => new Date().toISOString();

const outcome = await run(
  process.argv.slice(2),
  async () => {
    const { services } = await import('./services.ts');
    return services({
      env: process.env,
      now,
      randomBytes: (count) => randomBytes(count),
      subtle: webcrypto.subtle,
      say,
    });
  },
  now,
);
for (const line of outcome.stderr) say(line);
if (outcome.stdout) process.stdout.write(`${toPrintableJson(outcome.stdout)}\n`);
process.exitCode = outcome.code;
