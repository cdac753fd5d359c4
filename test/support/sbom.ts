import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What ships, as CycloneDX on standard output: npm's own list, less what differs from one run, folder or npm to the next.
 * It is given a lock file without development packages, as its --omit=dev also leaves out what both need (npm 11.19 drops
 * preact and zod).
 */
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const shipped = Object.entries(lock.packages as Record<string, Package>).filter(([, { dev }]) => !dev);
const packages = Object.fromEntries(
  shipped.map(([path, it]) => [path, { ...it, devDependencies: undefined }]),
);

const folder = mkdtempSync(join(tmpdir(), 'releve-sbom-'));
try {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, devDependencies: undefined }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
  const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--loglevel=silent'];
  const listed = execFileSync('npm', args, { cwd: folder, encoding: 'utf8', maxBuffer: 32 * 1_048_576 });
  const { serialNumber: _, metadata, ...rest } = JSON.parse(listed);
  const { name, version } = manifest;
  const component = { ...metadata.component, name, version };
  process.stdout.write(`${JSON.stringify({ ...rest, metadata: { component } }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

interface Package {
  dev?: boolean;
}
