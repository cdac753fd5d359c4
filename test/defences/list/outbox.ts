import { type Defence, database, quick } from '../defence.ts';

const answer = 'src/sync/answer.ts';
const drain = 'src/sync/drain.ts';
const send = 'src/sync/send-batch.ts';
const drainTest = 'sync/drain.test.ts';

const wrong = (name: string, find: string, put: string, test: string): Defence => ({
  row: 'F14',
  name,
  edits: [[answer, find, put]],
  seenBy: quick(drainTest, `F14: ${test} leaves`, `'${test}'`),
});

const triggers = 'src/ui/keep-draining.ts';
const again = (name: string, find: string, test: string): Defence => ({
  row: 'F9',
  name,
  edits: [[triggers, find, '']],
  seenBy: quick('ui/keep-draining.test.ts', test),
});
const comingBack = 'at the start, when the network comes back, and when the page is seen again';
const byTime = 'once its wait is over, and every 15 minutes whatever happened';

/** What leaves the outbox, and what never does. */
export const outboxDefences: readonly Defence[] = [
  again('sent when the network comes back', "addEventListener('online', () => void go(true));", comingBack),
  again(
    'when the page is seen again',
    "if (document.visibilityState === 'visible') void go(true);",
    comingBack,
  ),
  again('when it comes back out of the browser’s memory', 'if (event.persisted) void go(true);', comingBack),
  again('once its wait is over', 'waitMs = Math.min(everyMs, nextTryInMs ?? everyMs);', byTime),
  again(
    'every 15 minutes whatever happened',
    'timer = setTimeout(() => void go(false), Math.max(1_000, waitMs));',
    byTime,
  ),
  again(
    'and by the worker, should the page be closed',
    'void askWorker(registration());',
    'after a seal, by the worker too should the page be closed',
  ),
  wrong('401 asks for linking again', "case 401:\n      return { kind: 'enrolment-lost' };", '', '401'),
  wrong(
    '403 says that the facility is blocked',
    "case 403:\n      return { kind: 'facility-blocked' };",
    '',
    '403',
  ),
  wrong('413 says that one event is too large', "case 413:\n      return { kind: 'too-large' };", '', '413'),
  wrong('426 says that the app is too old', "case 426:\n      return { kind: 'app-too-old' };", '', '426'),
  wrong(
    'the endpoint’s signature of the answer',
    'if (signature === null || !(await isSignedBy(subtle, endpointKey, text, signature))) return nothing;',
    '',
    'an answer altered on the way',
  ),
  wrong(
    'an answer to this tablet and no other',
    'if ((answer.data.device ?? sent.device) !== sent.device) return nothing;',
    '',
    'an answer to another tablet',
  ),
  {
    row: 'S13',
    name: 'the endpoint signs whom it answers',
    edits: [['src/endpoint/sync/answer.ts', '    device: device.id,\n', '']],
    seenBy: database('endpoint/answered-for-another.test.ts', 'S13: an answer to another tablet’s batch'),
  },
  {
    row: 'F23',
    name: 'an endpoint that forgets at every answer is left alone',
    edits: [[drain, 'if (isPulledAnew) return;', 'if (isPulledAnew) continue;']],
    seenBy: quick(drainTest, 'an endpoint that forgets at every answer'),
  },
  {
    row: 'F27',
    name: 'nothing is judged on half of the other tablets’ counts',
    edits: [
      [drain, 'else if (verdict.answer.pull.more && verdict.answer.pull.events.length > 0) continue;', ''],
    ],
    seenBy: quick(drainTest, 'what one answer does not hold'),
  },
  wrong('the batch is echoed', ' || answer.data.batch !== sent.batch', '', 'another batch’s answer'),
  wrong('a result for each event', 'answered.length === asked.length && ', '', 'an answer without results'),
  wrong(
    'and for no other',
    ' && answered.every((seq, index) => seq === asked[index])',
    '',
    'an answer that names one event twice',
  ),
  wrong(
    'the results are those of a whole answer',
    "return isComplete ? { kind: 'answer', answer: answer.data } : nothing;",
    "return { kind: 'answer', answer: answer.data };",
    'an answer without results',
  ),
  {
    row: 'F14',
    name: 'the protocol’s marker',
    edits: [
      [
        'src/protocol/sync.ts',
        'export const SyncAnswer = z.object({\n  protocol: z.literal(protocolMarker),',
        'export const SyncAnswer = z.object({\n  protocol: z.string() as never as z.ZodMiniLiteral<typeof protocolMarker>,',
      ],
    ],
    seenBy: quick(drainTest, 'F14: another protocol leaves', "'another protocol'"),
  },
  {
    row: 'F14',
    name: 'a missing network is a verdict and no exception',
    edits: [
      [
        send,
        '} catch {',
        '} catch (error) {\n    throw error;\n    // biome-ignore: what follows is not reached',
      ],
    ],
    seenBy: quick(drainTest, 'F14: no network leaves', "'no network'"),
  },
  {
    row: 'F14',
    name: 'a batch follows no redirection, brings no cookie and is kept by no cache',
    edits: [[send, "      cache: 'no-store',\n      credentials: 'omit',\n      redirect: 'error',\n", '']],
    seenBy: quick(drainTest, 'F14: a batch follows no redirection'),
  },
  {
    row: 'F14',
    name: 'a network that never answers is given up',
    edits: [[send, 'signal: AbortSignal.timeout(timeOutMs),', '']],
    seenBy: quick(drainTest, 'F14: a network that never answers is given up'),
  },
  {
    row: 'F14',
    name: 'Retry-After is honoured',
    edits: [[answer, "retryAfterOf(response.headers.get('retry-after'))", 'null']],
    seenBy: quick(drainTest, 'Retry-After is honoured on every occasion, up to an hour'),
  },
  {
    row: 'F14',
    name: 'and by a person who insists too',
    edits: [[drain, '(insist && !link.askedToWait)', 'insist']],
    seenBy: quick(drainTest, 'Retry-After is honoured on every occasion, up to an hour'),
  },
  {
    row: 'F14',
    name: 'for an hour at most',
    edits: [
      [answer, 'Math.min(Number(header) * 1000, longestRetryAfterMs)', 'Number(header) * 1000'],
      [drain, 'return left > 3_600_000 ? 0 : Math.max(0, left);', 'return Math.max(0, left);'],
    ],
    seenBy: quick(drainTest, 'Retry-After is honoured on every occasion, up to an hour'),
  },
  {
    row: 'F14',
    name: 'and where it is seconds, not a date',
    edits: [[answer, 'header !== null && /^\\d{1,9}$/.test(header)', 'header !== null']],
    seenBy: quick(drainTest, 'a Retry-After that is a date'),
  },
  {
    row: 'F14',
    name: '413 halves the batch',
    edits: [
      [
        drain,
        "verdict.kind === 'too-large' && rows.length > 1",
        "verdict.kind === 'too-large' && rows.length > 1_000",
      ],
    ],
    seenBy: quick(drainTest, '413 halves the batch down to one'),
  },
  {
    row: 'F14',
    name: 'one event too large holds up no other',
    edits: [
      [drain, "if (verdict.kind === 'too-large' && rows[0]) tooLarge.add(rows[0].seq);\n    else if", 'if'],
    ],
    seenBy: quick(drainTest, '413 halves the batch down to one'),
  },
  {
    row: 'F14',
    name: 'what the endpoint asks for again stays',
    edits: [
      [
        'src/store/outbox.ts',
        "case 'retry':\n      return [];",
        "case 'retry':\n      return [{ ...key, state: 'conflict' }];",
      ],
    ],
    seenBy: quick(drainTest, 'retry keeps that event alone'),
  },
  {
    row: 'F8',
    name: 'one drain at a time under a Web Lock',
    edits: [
      [
        drain,
        "parts.locks.request('releve-drain', () => enduring(parts.database, () => drainOnce(parts, insist)))",
        'enduring(parts.database, () => drainOnce(parts, insist))',
      ],
    ],
    seenBy: quick(drainTest, 'two drains at once send each event once'),
  },
  {
    row: 'F12',
    name: 'an identity sends only its own events',
    edits: [['src/store/outbox.ts', 'row.device !== device || ', '']],
    seenBy: quick('store/reissue.test.ts', 'an identity sends only its own events'),
  },
  {
    row: 'F12',
    name: 'an answer to the identity before settles nothing of the one after',
    edits: [['src/store/outbox.ts', 'if (identity?.device !== device) return;', 'if (!identity) return;']],
    seenBy: quick('store/reissue.test.ts', 'an answer to the identity before'),
  },
  {
    row: 'F12',
    name: 'a statement sealed again says what it was first',
    edits: [['src/store/reissue.ts', 'reissues: old.reissues ?? hash', 'reissues: old.reissues']],
    seenBy: quick('store/reissue.test.ts', 'what waits is sealed again, says what it was first'),
  },
  {
    row: 'F12',
    name: 'what is sealed again is looked at again in its transaction',
    edits: [
      ['src/store/reissue.ts', 'if (JSON.stringify(now) !== JSON.stringify(before)) return false;', ''],
    ],
    seenBy: quick(
      'store/reissue.test.ts',
      'what another tab seals while it is sealed again is not left behind',
    ),
  },
  {
    row: 'F12',
    name: 'what a copy of the tablet sealed again as well is shown once',
    edits: [
      [
        'src/store/read-snapshot.ts',
        'if (!mine) others.push(row);',
        'if (!mine || mine.device) others.push(row);',
      ],
    ],
    seenBy: quick('store/reissue.test.ts', 'what a copy of this tablet sealed again as well is shown once'),
  },
  {
    row: 'F16',
    name: 'a clock that was moved does not lock the outbox',
    edits: [[drain, 'return left > 3_600_000 ? 0 : Math.max(0, left);', 'return Math.max(0, left);']],
    seenBy: quick(drainTest, 'F16: a clock that was put back'),
  },
  {
    row: 'F17',
    name: 'batches begin small, and grow where the link is quick',
    edits: [
      [
        'src/sync/batch-size.ts',
        'export const firstBatchSize = 50;',
        'export const firstBatchSize = mostEventsInBatch;',
      ],
    ],
    seenBy: quick(drainTest, 'F17: a batch is small where the link is not known or slow'),
  },
  {
    row: 'F23',
    name: 'under a new epoch everything is pending again',
    edits: [['src/store/outbox.ts', 'await database.acknowledgements.clear();', '']],
    seenBy: quick(drainTest, 'a new epoch makes everything pending again, and it is sent again'),
  },
  {
    row: 'F23',
    name: 'and other tablets’ events are pulled from the beginning',
    edits: [
      [
        'src/store/outbox.ts',
        'const cursor = isRestored ? 0 : answer.pull.cursor;',
        'const { cursor } = answer.pull;',
      ],
    ],
    seenBy: quick(drainTest, 'a new epoch makes everything pending again, and it is sent again'),
  },
];
