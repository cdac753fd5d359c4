import { describe, expect, test, vi } from 'vitest';
import { readLink, unsentEvents } from '../../src/store/index.ts';
import { drain } from '../../src/sync/drain.ts';
import {
  cayenne,
  deviceB,
  enrolledTablet,
  eventsOf,
  signedAnswer,
  type TestTablet,
} from '../support/tablet-parts.ts';

const refusal = (status: number, headers: Record<string, string> = {}) =>
  new Response('{"error":{"code":"x","message":"x"}}', { status, headers });

async function tabletWithTwo(): Promise<TestTablet> {
  const tablet = await enrolledTablet();
  await tablet.seal();
  await tablet.seal();
  return tablet;
}

const unsentSeqs = async (tablet: TestTablet) => (await unsentEvents(tablet.database)).map((row) => row.seq);

describe('draining', () => {
  test('sends what was sealed, byte for byte, and keeps the acknowledgement', async () => {
    const tablet = await tabletWithTwo();
    const texts = (await unsentEvents(tablet.database)).map((row) => row.text);
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));

    expect(await drain(tablet.parts, true)).toEqual({ left: 0, nextTryInMs: null });
    expect(tablet.posts).toHaveLength(1);
    for (const text of texts) expect(tablet.posts[0]).toContain(text);
    expect((await tablet.database.acknowledgements.toArray()).map((row) => [row.seq, row.state])).toEqual([
      [1, 'stored'],
      [2, 'stored'],
    ]);
  });

  test('a retry resends the same bytes under another batch', async () => {
    const tablet = await tabletWithTwo();
    tablet.answer(() => Promise.reject(new TypeError('cut')));
    await drain(tablet.parts, true);
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    await drain(tablet.parts, true);

    const [first, second] = tablet.posts.map((post) => JSON.parse(post));
    expect(second.events).toEqual(first.events);
    expect(second.batch).not.toBe(first.batch);
    expect(await unsentSeqs(tablet)).toEqual([]);
  });

  const notAnswers: [string, (tablet: TestTablet, parsed: never) => Promise<Response>, string][] = [
    ['no network', () => Promise.reject(new TypeError('no network')), 'unreachable'],
    ['500', async () => refusal(500), 'unreachable'],
    ['503', async () => refusal(503), 'unreachable'],
    ['408', async () => refusal(408), 'unreachable'],
    ['425', async () => refusal(425), 'unreachable'],
    ['400', async () => refusal(400), 'unreachable'],
    ['404', async () => refusal(404), 'unreachable'],
    [
      'a redirection',
      async () => new Response(null, { status: 302, headers: { location: '/login' } }),
      'unreachable',
    ],
    ['204', async () => new Response(null, { status: 204 }), 'unreachable'],
    ['HTML with 200', async () => new Response('<html>Portail</html>', { status: 200 }), 'unreachable'],
    [
      'an unsigned answer',
      async (tablet, parsed) => new Response(await (await signedAnswer(tablet, parsed)).text()),
      'unreachable',
    ],
    ['401', async () => refusal(401), 'enrolment-lost'],
    ['403', async () => refusal(403), 'facility-blocked'],
    ['413', async () => refusal(413), 'event-too-large'],
    ['426', async () => refusal(426), 'app-too-old'],
    [
      'another batch’s answer',
      (tablet, parsed) => signedAnswer(tablet, parsed, { batch: 'another-batch' }),
      'unreachable',
    ],
    [
      'an answer to another tablet',
      (tablet, parsed) => signedAnswer(tablet, parsed, { device: 'another0another0anot' }),
      'unreachable',
    ],
    [
      'an answer without results',
      (tablet, parsed) => signedAnswer(tablet, parsed, { results: [] }),
      'unreachable',
    ],
    [
      'another protocol',
      (tablet, parsed) => signedAnswer(tablet, parsed, { protocol: 'other' as never }),
      'unreachable',
    ],
    [
      'an answer that names one event twice',
      (tablet, parsed) =>
        signedAnswer(tablet, parsed, {
          results: [1, 1].map((seq) => ({
            seq,
            result: 'stored',
            number: 7,
            receivedAt: '2026-11-23T12:00:00.000Z',
          })),
        }),
      'unreachable',
    ],
    [
      'a cut answer',
      async (tablet, parsed) => {
        const whole = await signedAnswer(tablet, parsed);
        return new Response((await whole.text()).slice(0, -9), { headers: whole.headers });
      },
      'unreachable',
    ],
    [
      'an answer altered on the way',
      async (tablet, parsed) => {
        const whole = await signedAnswer(tablet, parsed);
        return new Response((await whole.text()).replace('1001', '1009'), { headers: whole.headers });
      },
      'unreachable',
    ],
  ];

  test.each(notAnswers)('F14: %s leaves the outbox as it was, and says why', async (_, response, hold) => {
    const tablet = await tabletWithTwo();
    tablet.answer(({ parsed }) => response(tablet, parsed as never));
    const { left } = await drain(tablet.parts, true);

    expect(left).toBe(2);
    expect(await unsentSeqs(tablet)).toEqual([1, 2]);
    expect(await tablet.database.acknowledgements.count()).toBe(0);
    expect((await readLink(tablet.database)).hold?.kind).toBe(hold);

    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    expect(await drain(tablet.parts, true)).toEqual({ left: 0, nextTryInMs: null });
    expect((await readLink(tablet.database)).hold).toBeNull();
  });

  test('F14: a batch follows no redirection, brings no cookie and is kept by no cache', async () => {
    const tablet = await tabletWithTwo();
    const fetcher = vi.fn(tablet.parts.fetcher);
    await drain({ ...tablet.parts, fetcher }, true);
    const how = { redirect: 'error', credentials: 'omit', cache: 'no-store' };
    expect(fetcher.mock.calls[0]?.[1]).toMatchObject(how);
  });

  test('F14: a network that never answers is given up after a minute and a half', async () => {
    const tablet = await tabletWithTwo();
    const waiting = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(waiting.signal);
    const fetcher = (_: unknown, init?: RequestInit) =>
      new Promise<Response>((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('late', 'TimeoutError')));
        queueMicrotask(() => waiting.abort());
      });
    expect((await drain({ ...tablet.parts, fetcher }, true)).left).toBe(2);
    expect(timeout).toHaveBeenCalledWith(90_000);
    timeout.mockRestore();
  });

  test('413 halves the batch down to one, and one event too large does not hold up the others', async () => {
    const tablet = await enrolledTablet();
    for (let index = 0; index < 5; index++) await tablet.seal();
    tablet.answer(async ({ parsed }) =>
      parsed.events.some((event) => event.seq === 3) ? refusal(413) : signedAnswer(tablet, parsed),
    );
    await drain(tablet.parts, true);

    expect(await unsentSeqs(tablet)).toEqual([3]);
  });

  test('F17: a batch is small where the link is not known or slow, and grows where it is quick', async () => {
    const tablet = await enrolledTablet();
    for (let index = 0; index < 400; index++) await tablet.seal();
    const sizes: number[] = [];
    const takes = [1_000, 4_000, 7_000, 1_000, 1_000];
    tablet.answer(async ({ parsed }) => {
      sizes.push(parsed.events.length);
      tablet.clock.advance(takes.shift() ?? 0);
      return signedAnswer(tablet, parsed);
    });
    await drain(tablet.parts, true);
    expect(sizes).toEqual([50, 100, 100, 50, 100]);
  });

  test('Retry-After is honoured on every occasion, up to an hour', async () => {
    const tablet = await tabletWithTwo();
    tablet.answer(async () => refusal(503, { 'retry-after': '86400' }));
    await drain(tablet.parts, true);
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));

    tablet.clock.advance(3_599_000);
    expect(await drain(tablet.parts, true)).toEqual({ left: 2, nextTryInMs: 1_000 });
    tablet.clock.advance(2_000);
    expect((await drain(tablet.parts, true)).left).toBe(0);
  });

  test('a Retry-After that is a date rests on a clock: our own back-off stands', async () => {
    const tablet = await tabletWithTwo();
    tablet.answer(async () => refusal(503, { 'retry-after': 'Wed, 25 Nov 2026 12:00:00 GMT' }));
    expect((await drain(tablet.parts, true)).nextTryInMs).toBeLessThan(2_001);
    expect((await readLink(tablet.database)).askedToWait).toBe(false);
  });

  test('F16: a clock that was put back by a year makes no wait of a year', async () => {
    const tablet = await tabletWithTwo();
    await drain(tablet.parts, true);
    tablet.clock.advance(-365 * 86_400_000);
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    expect((await drain(tablet.parts, false)).left).toBe(0);
  });

  test('our own back-off gives way to a person, and to nobody else', async () => {
    const tablet = await tabletWithTwo();
    for (let index = 0; index < 8; index++) await drain(tablet.parts, true);
    const tries = tablet.posts.length;
    await drain(tablet.parts, false);
    expect(tablet.posts).toHaveLength(tries);
    await drain(tablet.parts, true);
    expect(tablet.posts).toHaveLength(tries + 1);
  });

  test('somebody who watches unsent counts never waits longer than a minute', async () => {
    const tablet = await tabletWithTwo();
    const waits = async (isWatched: boolean) => {
      const parts = { ...tablet.parts, random: () => 0.999, isWatched: () => isWatched };
      for (let index = 0; index < 20; index++) await drain(parts, true);
      return (await drain(parts, true)).nextTryInMs;
    };
    expect(await waits(true)).toBe(59_970);
    expect(await waits(false)).toBe(899_550);
  });

  test('an empty outbox is patient, watched or not', async () => {
    const tablet = await enrolledTablet();
    const parts = { ...tablet.parts, random: () => 0.999, isWatched: () => true };
    for (let index = 0; index < 20; index++) await drain(parts, true);
    expect((await drain(parts, true)).nextTryInMs).toBe(899_550);
  });

  test('F6: says the last number it gave, and never one that was given after it looked for what is unsent', async () => {
    const tablet = await tabletWithTwo();
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    await drain(tablet.parts, true);
    await tablet.database.events.clear();
    const { bulkGet } = tablet.database.events;
    tablet.database.events.bulkGet = (async (keys: [string, number][]) => {
      tablet.database.events.bulkGet = bulkGet;
      await tablet.seal();
      return tablet.database.events.bulkGet(keys);
    }) as never;
    await drain(tablet.parts, true);
    const posts = tablet.posts.map((post) => JSON.parse(post));
    expect(posts[0]).toMatchObject({ lastSeq: 2, outbox: { size: 2 } });
    expect(posts[1]).toMatchObject({ lastSeq: 2, outbox: { size: 0 } });
    expect(posts[2]).toMatchObject({ lastSeq: 3, outbox: { size: 1 } });
  });

  test('F6: keeps what the endpoint lacks of it, and of one that does not say how far it looked, nothing', async () => {
    const tablet = await tabletWithTwo();
    const gaps = [{ from: 1, to: 1 }];
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed, { gaps, gapsUpTo: 2 }));
    await drain(tablet.parts, true);
    expect((await readLink(tablet.database)).arrivals).toEqual({ gaps, upTo: 2 });
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    await drain(tablet.parts, true);
    expect((await readLink(tablet.database)).arrivals).toEqual({ gaps: [], upTo: 0 });
  });

  test('retry keeps that event alone', async () => {
    const tablet = await tabletWithTwo();
    tablet.answer(({ parsed }) =>
      signedAnswer(tablet, parsed, {
        results: [
          { seq: 1, result: 'retry' },
          { seq: 2, result: 'stored', number: 8, receivedAt: '2026-11-23T12:00:00.000Z' },
        ],
      }),
    );
    await drain(tablet.parts, true);
    expect(await unsentSeqs(tablet)).toEqual([1]);
  });

  test('a new epoch makes everything pending again, and it is sent again', async () => {
    const tablet = await tabletWithTwo();
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    await drain(tablet.parts, true);
    const pull = { cursor: 9, events: [], facility: tablet.enrolment.facility, pack: null, resupply: [] };
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed, { epoch: 'epoch-2', pull }));
    await drain(tablet.parts, true);

    // Numbers were given anew: other tablets' events are pulled from the beginning.
    expect(tablet.posts.map((post) => JSON.parse(post).cursor)).toEqual([0, 0, 0]);
    const sent = tablet.posts.map((post) =>
      JSON.parse(post).events.map((event: { seq: number }) => event.seq),
    );
    expect(sent).toEqual([[1, 2], [], [1, 2]]);
    expect(await unsentSeqs(tablet)).toEqual([]);
  });

  test('F23: under a new epoch others’ events are pulled anew at once, though nothing is unsent; not for ever', async () => {
    const tablet = await enrolledTablet();
    let epoch = 1;
    const pull = { cursor: 7, events: [], facility: cayenne, pack: null, resupply: [] };
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed, { epoch: `epoch-${++epoch}`, pull }));
    await drain(tablet.parts, true);
    expect(tablet.posts.map((post) => JSON.parse(post).cursor)).toEqual([0, 0]);
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed, { epoch: `epoch-${epoch}`, pull }));
    await drain(tablet.parts, true);
    await drain(tablet.parts, true);
    expect(tablet.posts.slice(2).map((post) => JSON.parse(post).cursor)).toEqual([0, 7]);
  });

  test('an endpoint that forgets at every answer is asked twice and left alone, with everything kept', async () => {
    const tablet = await tabletWithTwo();
    let epoch = 1;
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed, { epoch: `epoch-${++epoch}` }));
    for (let time = 0; time < 3; time++) {
      await tablet.seal();
      await drain(tablet.parts, true);
      expect(tablet.posts).toHaveLength(2 * (time + 1));
    }
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed, { epoch: `epoch-${epoch}` }));
    await drain(tablet.parts, true);
    expect(await unsentSeqs(tablet)).toEqual([]);
  });

  test('what one answer does not hold of other tablets’ counts is pulled at once: the oldest come first', async () => {
    const tablet = await enrolledTablet();
    const author = await enrolledTablet({ device: deviceB });
    for (let time = 0; time < 3; time++) await author.seal();
    const events = (await eventsOf(author.database)).map((event, index) => ({
      number: index + 1,
      receivedAt: tablet.clock.now(),
      event,
    }));
    const answering = (mostMore: number) => (cursor: number) => ({
      ...{
        cursor: Math.min(3, cursor + 1),
        events: events.slice(cursor, cursor + 1),
        more: cursor < mostMore,
      },
      ...{ facility: cayenne, pack: null, resupply: [] },
    });
    const cursors = () => tablet.posts.map((post) => JSON.parse(post).cursor);
    tablet.answer(({ parsed, body }) =>
      signedAnswer(tablet, parsed, { pull: answering(2)(JSON.parse(body).cursor) }),
    );
    await drain(tablet.parts, true);
    expect(cursors()).toEqual([0, 1, 2]);
    expect(await tablet.database.others.count()).toBe(3);
    // More that never comes is not waited for.
    tablet.answer(({ parsed, body }) =>
      signedAnswer(tablet, parsed, { pull: answering(9)(JSON.parse(body).cursor) }),
    );
    await drain(tablet.parts, true);
    expect(cursors()).toEqual([0, 1, 2, 3]);
  });

  test('two drains at once send each event once', async () => {
    const tablet = await tabletWithTwo();
    tablet.answer(({ parsed }) => signedAnswer(tablet, parsed));
    await Promise.all([drain(tablet.parts, true), drain(tablet.parts, true)]);
    const sent = tablet.posts.flatMap((post) =>
      JSON.parse(post).events.map((event: { seq: number }) => event.seq),
    );
    expect(sent).toEqual([1, 2]);
  });

  test('an event is never given up for its age', async () => {
    const tablet = await tabletWithTwo();
    tablet.clock.advance(400 * 86_400_000);
    await drain(tablet.parts, true);
    expect(await unsentSeqs(tablet)).toEqual([1, 2]);
  });

  test('the clock’s offset is measured over the round trip', async () => {
    const tablet = await enrolledTablet({ at: '2026-11-23T12:00:00.000Z' });
    tablet.answer(({ parsed }) => {
      tablet.clock.advance(4_000);
      return signedAnswer(tablet, parsed, { now: '2026-11-23T12:20:02.000Z' });
    });
    await drain(tablet.parts, true);
    expect((await readLink(tablet.database)).clockOffsetMs).toBe(1_200_000);
  });
});
