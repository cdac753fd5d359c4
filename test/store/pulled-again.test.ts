import { expect, test } from 'vitest';
import { eventSchema } from '../../src/protocol/event.ts';
import { readLink } from '../../src/store/index.ts';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { drain } from '../../src/sync/drain.ts';
import { deviceB, enrolledTablet, signedAnswer } from '../support/tablet-parts.ts';

const use = {
  kind: 'use' as const,
  body: { product: 'tocilizumab-iv', lines: [{ presentation: 'roactemra-iv-400', units: 2 }] },
};

test('what another tablet sealed and an older app could not read is pulled again by one that can', async () => {
  const other = await enrolledTablet({ device: deviceB });
  const event = await other.seal(use);
  const tablet = await enrolledTablet();
  const asked: number[] = [];
  tablet.answer(async ({ body, parsed }) => {
    const { cursor } = JSON.parse(body) as { cursor: number };
    asked.push(cursor);
    const events = cursor < 41 ? [{ number: 41, receivedAt: tablet.clock.now(), event }] : [];
    const facility = tablet.enrolment.facility;
    return signedAnswer(tablet, parsed, { pull: { cursor: 41, events, facility, pack: null, resupply: [] } });
  });
  const kinds = async () =>
    (await readSnapshot(tablet.database, new Map(), '')).events.map((it) => it.event.kind);
  await drain(tablet.parts, true);
  expect(await kinds()).toEqual(['use']);
  expect(await readLink(tablet.database)).toMatchObject({ cursor: 41, schema: eventSchema });

  // As the app before this one left it: past the event, which it had no word for.
  await tablet.database.others.clear();
  const { schema: _, ...link } = await readLink(tablet.database);
  await tablet.database.meta.put(link, 'link');
  asked.length = 0;
  await drain(tablet.parts, true);
  await drain(tablet.parts, true);
  expect(asked[0]).toBe(0);
  expect(asked.at(-1)).toBe(41);
  expect(await kinds()).toEqual(['use']);
});
