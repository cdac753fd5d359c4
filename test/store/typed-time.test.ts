import { describe, expect, test } from 'vitest';
import { happenedAt, sealedAt } from '../../src/protocol/event.ts';
import { heal, saveDraft, seal, settle, TimeOutOfReach, unsentEvents } from '../../src/store/index.ts';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { sheetName } from '../../src/store/snapshot.ts';
import { memoryMirror } from '../support/memory-mirror.ts';
import {
  cayenne,
  contextAt,
  count,
  deviceB,
  enrolledTablet,
  signedAnswer,
  subtle,
  type TestTablet,
} from '../support/tablet-parts.ts';

const now = '2026-11-23T12:00:00.000Z';
const typedTime = '2026-11-20T11:30:00.000Z';
const hour = 3_600_000;
const typed = (tablet: TestTablet, time = typedTime) =>
  seal(tablet.database, subtle, count(), { ...contextAt(now), typedTime: time });
const drafts = async ({ database }: TestTablet) =>
  (await database.personDrafts.toArray()).map((it) => it.product);

describe('a count whose time was typed from a sheet', () => {
  test('is of that time, which no offset of the tablet corrects; when it was entered is corrected once', async () => {
    const tablet = await enrolledTablet({ at: now });
    await tablet.database.meta.update('link', { clockOffsetMs: -2 * hour });
    const event = await typed(tablet);
    expect(event).toMatchObject({
      countedAt: typedTime,
      enteredAt: now,
      clockOffsetMs: -2 * hour,
      schema: 3,
    });
    expect([happenedAt(event), sealedAt(event)]).toEqual([typedTime, '2026-11-23T10:00:00.000Z']);
    expect((await unsentEvents(tablet.database))[0]?.at).toBe(typedTime);
  });

  test('has waited for the endpoint since it was entered, not since it was counted', async () => {
    const tablet = await enrolledTablet({ at: now });
    await typed(tablet);
    expect((await readSnapshot(tablet.database, new Map(), '')).outbox).toEqual({ size: 1, oldestAt: now });
  });

  test('is found again at its time by healing, and so is one pulled from another tablet', async () => {
    const tablet = await enrolledTablet({ at: now });
    await tablet.database.meta.update('link', { clockOffsetMs: hour });
    const event = await typed(tablet);
    const mirror = memoryMirror();
    await mirror.append(JSON.stringify(event));
    await tablet.database.events.clear();
    await heal(tablet.database, subtle, mirror, { read: () => null, write: () => undefined });
    expect((await tablet.database.events.toArray()).map((row) => row.at)).toEqual([typedTime]);

    const other = { ...event, device: deviceB };
    const pull = { cursor: 7, events: [{ number: 7, receivedAt: now, event: other }] };
    const answer = await (
      await signedAnswer(
        tablet,
        { batch: 'b', device: tablet.enrolment.device, events: [] },
        {
          pull: { ...pull, facility: cayenne, pack: null, resupply: [] },
        },
      )
    ).json();
    await settle(tablet.database, event.device, answer, 0, null);
    expect((await tablet.database.others.toArray()).map((row) => row.at)).toEqual([typedTime]);
  });

  test.each([
    ['to come', '2026-11-23T12:00:00.001Z'],
    ['more than 7 days back', '2026-11-16T11:59:59.999Z'],
  ])('is not sealed where its time is %s, and its draft stays', async (_, time) => {
    const tablet = await enrolledTablet({ at: now });
    await saveDraft(tablet.database, { person: '', product: sheet, lines: {}, savedAt: now });
    await expect(typed(tablet, time)).rejects.toThrow(TimeOutOfReach);
    expect(await tablet.database.events.count()).toBe(0);
    expect(await drafts(tablet)).toEqual([sheet]);
  });

  test('is judged by the corrected clock: what the tablet takes for the future may have been', async () => {
    const tablet = await enrolledTablet({ at: now });
    await tablet.database.meta.update('link', { clockOffsetMs: hour });
    await expect(typed(tablet, '2026-11-23T12:59:00.000Z')).resolves.toMatchObject({ seq: 1 });
  });

  test('takes its own draft away and leaves that of a new count, and the other way round', async () => {
    const tablet = await enrolledTablet({ at: now });
    const product = 'tocilizumab-iv';
    const save = async () => {
      for (const it of [sheet, product])
        await saveDraft(tablet.database, { person: '', product: it, lines: {}, savedAt: now });
    };
    await save();
    await typed(tablet);
    expect(await drafts(tablet)).toEqual([product]);
    await save();
    await tablet.seal();
    expect(await drafts(tablet)).toEqual([sheet]);
  });
});

const sheet = sheetName('paper', 'tocilizumab-iv');
