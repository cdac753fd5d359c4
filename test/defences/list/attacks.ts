import { type Defence, database, quick, rowItself } from '../defence.ts';

const body = 'src/endpoint/http/body.ts';
const policy = 'src/endpoint/http/policy.ts';
const fairShare = 'src/endpoint/http/fair-share.ts';
const hangUp = 'src/endpoint/http/hang-up.ts';
const signature = 'src/endpoint/device-signature.ts';
const journal = 'src/endpoint/journal-check.ts';
const codes = 'src/endpoint/enrolment-codes.ts';
const attacks = 'endpoint/attacks.test.ts';
const unfinished = 'S8: an address may leave %i bodies of %i bytes unfinished';
const refusedEarly = 'S8: who is refused before a large body has come is hung up on';
const refusals = 'endpoint/sync-refusals.test.ts';
const enrolment = 'endpoint/enrolment.test.ts';

const tampered = (name: string, find: string, put: string): Defence => ({
  row: 'S18',
  name,
  edits: [[journal, find, put]],
  seenBy: rowItself('S18'),
});

/** Floods, guesses, forgeries, and what is told to whom. */
export const attackDefences: readonly Defence[] = [
  {
    row: 'S8',
    name: 'a signature before anything is parsed',
    edits: [
      [
        body,
        'await admitText?.(text);\n        return { text, value: readJson(text) } satisfies JsonBody;',
        'const value = readJson(text);\n        await admitText?.(text);\n        return { text, value } satisfies JsonBody;',
      ],
    ],
    seenBy: database(
      attacks,
      'S8: a kilobyte that would take gigabytes to parse is not parsed for who did not sign it',
    ),
  },
  {
    row: 'S8',
    name: 'a bound on the parts of a body',
    edits: [[body, "if (marks > mostMarks) throw unreadable('too many parts');", '']],
    seenBy: database(attacks, 'S8: nor is it parsed for a tablet, as no batch has so many parts'),
  },
  {
    row: 'S8',
    name: 'a bound on what comes out of gzip',
    edits: [[body, 'maxOutputLength: most, ', 'maxOutputLength: 1e9, ']],
    seenBy: database(refusals, 'S8: a gzip bomb is 413, costs little, and the endpoint goes on'),
  },
  {
    row: 'S8',
    name: 'a bound on how deep it nests',
    edits: [[body, "if (depth > deepest) throw unreadable('nested too deep');", '']],
    seenBy: database(refusals, 'S8: a batch that nests deeper than 64 is refused'),
  },
  {
    row: 'S8',
    name: 'an address that does not exist reads no body',
    edits: [[policy, 'if (request.is404) throw notFound();', '']],
    seenBy: database(attacks, 'S8: an address that does not exist reads no body'),
  },
  {
    row: 'S8',
    name: 'unfinished bodies of one address',
    edits: [[fairShare, 'if (before + bytes > mostBytesUnderWay) throw wait(reply, 5);', '']],
    seenBy: database(attacks, 'S8: an address may leave 64 bodies of 99 bytes unfinished', unfinished),
  },
  {
    row: 'S8',
    name: 'an unfinished body counts for what it may become',
    edits: [[fairShare, 'Math.max(usualBytes, Math.min(most, bytesToCome(request)))', 'usualBytes']],
    seenBy: database(attacks, 'S8: an address may leave 16 bodies of 262144 bytes unfinished', unfinished),
  },
  {
    row: 'S8',
    name: 'who is refused is read no further',
    edits: [[hangUp, 'setImmediate(() => socket.pause());', '']],
    seenBy: database(attacks, refusedEarly),
  },
  {
    row: 'S8',
    name: 'who is refused has the time to hear it',
    edits: [[hangUp, 'setTimeout(() => socket.destroy(), msToHear).unref();', 'socket.destroy();']],
    seenBy: database(attacks, refusedEarly),
  },
  {
    row: 'S8',
    name: 'a file is closed for who hangs up',
    edits: [
      [
        'src/endpoint/http/compress.ts',
        'return pipeline(payload, createGzip(), () => undefined);',
        'return payload.pipe(createGzip(pipeline === undefined ? {} : undefined));',
      ],
    ],
    seenBy: database(
      'endpoint/hung-up.test.ts',
      'S8: who hangs up in the middle of a compressed file leaves nothing open',
      'S8: who hangs up in the middle of a %s file leaves nothing open',
    ),
  },
  {
    row: 'S8',
    name: 'turns by address',
    edits: [['src/endpoint/http/turns.ts', ' && (running.get(key) ?? 0) < atOnceOfOne', '']],
    seenBy: database('endpoint/turns.test.ts', 'who has many leaves the way free for who has one'),
  },
  {
    row: 'S8',
    name: 'a line of IPv6 is one address',
    edits: [[body, 'inTurn(normalizeIP(request.ip), ', 'inTurn(request.ip, ']],
    seenBy: database(
      'endpoint/turns.test.ts',
      'S8: all addresses of one line, of which IPv6 gives it a whole /64',
    ),
  },
  {
    row: 'S9',
    name: 'refused requests of one address',
    edits: [
      [
        fairShare,
        'if (!state.isAllowed && state.isExceeded) throw wait(reply, state.ttlInSeconds);',
        'void state;',
      ],
    ],
    seenBy: database(
      attacks,
      'S9: an address whose requests are refused too often waits, and the others do not',
    ),
  },
  {
    row: 'S9',
    name: 'nobody is blamed for what another web site has their browser send',
    edits: [
      [
        fairShare,
        ' && isSameOrigin(request, settings);',
        ' && isSameOrigin !== undefined && settings !== null;',
      ],
    ],
    seenBy: database(
      attacks,
      'S9: what another web site has a browser send to /v1/sync shuts nobody out',
      'S9: what another web site has a browser send to %s shuts nobody out',
    ),
  },
  {
    row: 'S9',
    name: 'no address that a client claims',
    edits: [
      [
        'src/endpoint/app.ts',
        'trustProxy: hasProxy(settings) && ((_, hop) => hop === 0),',
        'trustProxy: hasProxy(settings),',
      ],
    ],
    seenBy: database(
      enrolment,
      'S9: an address that tries too often waits, whatever it forges, and the others do not',
    ),
  },
  {
    row: 'S9',
    name: 'nor one that a client claims where no proxy stands before us',
    edits: [
      [
        'src/endpoint/settings.ts',
        'return publicOrigin !== null && tls === null;',
        'return publicOrigin !== null && tls !== undefined;',
      ],
    ],
    seenBy: database(
      enrolment,
      'S9: where HTTPS is served directly, nobody is believed who says for whom they ask',
    ),
  },
  {
    row: 'S10',
    name: 'formulas in CSV',
    edits: [['src/ui/csv.ts', "? `'${text}` : text", '? text : text']],
    seenBy: rowItself('S10'),
  },
  {
    row: 'S11',
    name: 'the log names routes, never addresses',
    edits: [['src/endpoint/http/log.ts', "request.routeOptions.url ?? '(none)'", 'request.url']],
    seenBy: database(
      'endpoint/http.test.ts',
      'S11, S20: the log has a line a request, by route, without query or body',
    ),
  },
  {
    row: 'S11',
    name: 'what a file holds is not obeyed by the terminal',
    edits: [['src/cli/main.ts', '${toPrintable(line)}', '${toPrintable("") + line}']],
    seenBy: database(
      'cli/printable.test.ts',
      'S11: what a file or an argument holds is shown on the terminal',
    ),
  },
  {
    row: 'S12',
    name: 'one success of a code',
    edits: [[codes, "        when used_at is not null then 'code-used'\n", '']],
    seenBy: database(enrolment, 'S12: of fifty tablets with the same code at once, one gets in'),
  },
  {
    row: 'S12',
    name: 'five tries',
    edits: [
      [codes, 'when wrong_tries >= ${mostWrongTries} then', 'when wrong_tries > 99 + ${mostWrongTries} then'],
    ],
    seenBy: database(enrolment, 'S12: five wrong tries close a code, and until then they say nothing of it'),
  },
  {
    row: 'S12',
    name: 'every wrong try is counted',
    edits: [
      ['src/endpoint/devices.ts', 'set wrong_tries = wrong_tries + 1', 'set wrong_tries = wrong_tries'],
    ],
    seenBy: database(enrolment, 'S12: five wrong tries close a code, and until then they say nothing of it'),
  },
  {
    row: 'S12',
    name: 'a code is locked before it is looked at',
    edits: [[codes, '\n    for update`', '`']],
    seenBy: database(
      enrolment,
      'S12: of thirty-one guesses at once and the code after them, five are looked at',
    ),
  },
  {
    row: 'S12',
    name: 'ten minutes',
    edits: [
      [
        codes,
        "        when expires_at <= ${now} then 'code-expired'\n",
        "        when expires_at < ${now} and false then 'code-expired'\n",
      ],
    ],
    seenBy: database(enrolment, 'S12: a code ends after ten minutes; one without an end does not'),
  },
  {
    row: 'S12',
    name: 'the database keeps no code',
    edits: [
      [codes, 'values (${selector}, ${sha256Of(code)}, ', 'values (${selector}, ${code}, '],
      [codes, 'secret_hash <> ${sha256Of(code)}', 'secret_hash <> ${code}'],
    ],
    seenBy: database(enrolment, 'S12, S20: the database keeps no code, and the log neither'),
  },
  {
    row: 'S13',
    name: 'the tablet’s signature',
    edits: [
      [
        signature,
        "typeof signature !== 'string' || !(await isSignedBy(subtle, key, text, signature))",
        "typeof signature !== 'string' || !(await isSignedBy(subtle, key, text, signature)) === null",
      ],
    ],
    seenBy: database(refusals, 'S13: a signature by another key, over another text, or missing, is refused'),
  },
  {
    row: 'S13',
    name: 'a revoked tablet is refused at its next request',
    edits: [
      [
        signature,
        "if (device.revokedAt !== null) throw new Refused(401, 'revoked', 'the enrolment was revoked');",
        '',
      ],
    ],
    seenBy: database(refusals, 'S13: revoked at the next request, and back with a fresh code and a new key'),
  },
  {
    row: 'S13',
    name: 'a batch played again tells nothing of the tablet',
    edits: [
      [
        'src/endpoint/sync/store-batch.ts',
        'last_heard_at = case when ${isNews} then ${now} else last_heard_at end,',
        'last_heard_at = ${now},',
      ],
    ],
    seenBy: database(
      'endpoint/heard.test.ts',
      'S13: a batch played again later does not make the tablet heard',
    ),
  },
  {
    row: 'S13',
    name: 'a file to be carried asks nothing by the network',
    edits: [['src/endpoint/sync/answer.ts', "if (batch.carriedBy === 'file')", "if (batch.batch === '')"]],
    seenBy: database('endpoint/import-carried.test.ts', 'S13: opens nothing to who finds it'),
  },
  {
    row: 'S14',
    name: 'a try is counted before it is looked at',
    edits: [['src/store/pin.ts', 'await database.pinTries.put(tries);', '']],
    seenBy: quick('store/pin.test.ts', 'S14: an app killed while it looks at a code has spent the try'),
  },
  {
    row: 'S14',
    name: 'no try while a wait is left',
    edits: [['src/store/pin.ts', 'if (before.waitLeftMs > 0) return', 'if (before.waitLeftMs < 0) return']],
    seenBy: quick('store/pin.test.ts', 'S14: no order of guesses, restarts and time apart shortens a wait'),
  },
  {
    row: 'S17',
    name: 'the signature of a pack',
    edits: [
      [
        'src/store/packs.ts',
        "if (reading.kind !== 'ok') {\n    await refuse(reading.kind);",
        "if (reading.kind !== 'ok') {\n    await database.reference.delete('pack-refusal');",
      ],
    ],
    seenBy: quick(
      'sync/packs.test.ts',
      'an unsigned or altered one is refused, and the next good one ends the refusal',
    ),
  },
  {
    row: 'S17',
    name: 'no older pack, though it be signed',
    edits: [
      [
        'src/store/packs.ts',
        "if (held && pack.version < held.version) {\n    await refuse('older');\n    return;\n  }",
        '',
      ],
    ],
    seenBy: quick('sync/packs.test.ts', 'an older one is refused though it is signed'),
  },
  tampered(
    'a stored event’s hash',
    "if ((await hashOfEvent(subtle, event)) !== event.hash) return 'was altered after it was sealed';",
    '',
  ),
  tampered(
    'its row',
    "return isSame ? null : 'says something else than its row';",
    'return isSame ? null : null;',
  ),
  tampered(
    'its link to the one before',
    "if (row.previous_hash !== null) return 'does not follow the one before';",
    '',
  ),
  tampered('how many there are', 'if (found !== events_held)', 'if (found < 0)'),
  {
    row: 'S20',
    name: 'messages that quote what they were given stay out of the log',
    edits: [
      ['src/endpoint/http/log.ts', 'quoting.has(name) ? frames : stack', "name === '' ? frames : stack"],
    ],
    seenBy: rowItself('S20'),
  },
  {
    row: 'S20',
    name: 'no more than code and sentence leaves the endpoint',
    edits: [
      [
        'src/endpoint/http/refused.ts',
        "return new Refused(500, 'internal', 'the endpoint failed');",
        "return new Refused(500, 'internal', String(error));",
      ],
    ],
    seenBy: rowItself('S20'),
  },
  {
    row: 'S22',
    name: 'nothing about a person enters the database',
    edits: [
      [
        'src/endpoint/sync/judge-event.ts',
        'if (hasPersonField(raw)) return',
        'if (hasPersonField(null)) return',
      ],
    ],
    seenBy: rowItself('S22'),
  },
];
