import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AcknowledgedFacts, acknowledgementText } from '../../src/protocol/acknowledgement.ts';
import { isSignedBy } from '../../src/protocol/crypto.ts';
import type { SyncResult } from '../../src/protocol/sync.ts';
import { type Service, startService, subtle } from '../support/service.ts';
import { WireTablet } from '../support/tablet.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

type Acknowledged = Extract<SyncResult, { number: number }>;

function isProof(tablet: WireTablet, result: SyncResult | undefined, facts: Partial<AcknowledgedFacts>) {
  const { seq, number, receivedAt, signature } = result as Acknowledged;
  const told = { device: tablet.device, seq, hash: null, state: 'stored' as const, number, receivedAt };
  return isSignedBy(subtle, tablet.endpointKey, acknowledgementText({ ...told, ...facts }), signature ?? '');
}

test('S13: each acknowledgement is a proof by itself, of this event and of no other', async () => {
  const tablet = await WireTablet.enrol(service);
  const event = await tablet.count();
  const { hash } = event;
  const [first] = (await tablet.send([event])).results;
  expect(await isProof(tablet, first, { hash })).toBe(true);
  const lies: Partial<AcknowledgedFacts>[] = [
    { hash: 'f'.repeat(64) },
    { hash: null },
    { hash, seq: 2 },
    { hash, device: 'z'.repeat(20) },
    { hash, number: (first as Acknowledged).number + 1 },
    { hash, receivedAt: '2026-11-23T12:00:00.001Z' },
    { hash, state: 'quarantined' },
  ];
  for (const lie of lies) expect(await isProof(tablet, first, lie), JSON.stringify(lie)).toBe(false);

  service.clock.advance(60_000);
  const [again] = (await tablet.send([event])).results;
  expect(again).toMatchObject({ result: 'duplicate', receivedAt: (first as Acknowledged).receivedAt });
  expect(await isProof(tablet, again, { hash })).toBe(true);
});

test('what is set aside is acknowledged as that, and a conflict not at all', async () => {
  const tablet = await WireTablet.enrol(service);
  const event = await tablet.count();
  const twin = await tablet.sealAs({ ...event, app: 'other' });
  const sent = [event, { ...(await tablet.count()), hash: '0'.repeat(64) }, { seq: 3 }, twin];
  const [, damaged, bare, conflict] = (await tablet.send(sent)).results;
  expect(await isProof(tablet, damaged, { hash: '0'.repeat(64), state: 'quarantined' })).toBe(true);
  expect(await isProof(tablet, damaged, { hash: '0'.repeat(64) })).toBe(false);
  expect(await isProof(tablet, bare, { state: 'quarantined' })).toBe(true);
  expect(conflict).not.toHaveProperty('signature');
});
