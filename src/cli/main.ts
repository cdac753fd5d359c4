import { randomBytes, webcrypto } from 'node:crypto';
import { run } from './run.ts';

const say = (line: string) => void process.stderr.write(`${line}\n`);

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
if (outcome.stdout) process.stdout.write(`${outcome.stdout}\n`);
process.exitCode = outcome.code;
