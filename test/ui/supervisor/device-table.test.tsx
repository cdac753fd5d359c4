// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import type { SupervisedDevice } from '../../../src/protocol/supervision.ts';
import { DeviceTable } from '../../../src/ui/supervisor/device-table.tsx';
import { cayenne } from '../made-up.ts';

afterEach(cleanup);

function show(change: Partial<SupervisedDevice>): string {
  const device: SupervisedDevice = {
    device: 'k3q9z7m2p5t8w1x4c6v0',
    enrolledAt: '2021-01-04T12:00:00Z',
    revokedAt: null,
    lastHeardAt: '2021-06-10T12:00:00Z',
    outboxSize: 0,
    outboxOldestAt: null,
    gaps: [],
    quarantined: 0,
    ...change,
  };
  const it = {
    facility: cayenne,
    localDate: '2021-06-16',
    lastHeardAt: null,
    devices: [device],
    products: [],
  };
  render(<DeviceTable it={it} now="2021-06-16T12:00:00Z" barred={null} revoke={() => {}} />);
  return document.body.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
}

it('shows a file that was carried here beside the last contact, as no contact', () => {
  const imported = { at: '2021-06-16T11:00:00Z', madeAt: '2021-06-15T12:00:00Z' };
  expect(show({ imported })).toMatch(
    /il y a 6 j \(10\/06 à 09:00\)fichier importé le 16\/06 à 08:00, fait le 15\/06 à 09:00 à l’horloge/,
  );
  cleanup();
  expect(show({ imported: { ...imported, madeAt: null } })).not.toContain('fait le');
});

it('tells a lost run from a number that jumped, and does not list a hundred', () => {
  const runs = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ from: 4 * index + 2, to: 4 * index + 3 }));
  expect(show({ gaps: [{ from: 7, to: 7 }] })).toContain('n° 7');
  cleanup();
  expect(show({ gaps: runs(100) })).toContain('n° 2 à 3, n° 6 à 7, n° 10 à 11 et 97 autres');
  cleanup();
  const jumped = show({ gaps: [{ from: 2, to: 9_007_199_254_740_990 }] });
  expect(jumped).toContain('numérotation qui saute après le n° 1');
  expect(jumped).not.toContain('9007');
});
