import type { Chance } from './chance.ts';

/** A piece of text that goes into the JSON as it is, be it JSON or not. */
class Raw {
  constructor(readonly text: string) {}
}

/** Columns and members that only the endpoint sets, and names that have undone others. */
const coveted = [
  ...[
    'reissues',
    'carriedBy',
    'heardAt',
    'receivedAt',
    'received_at',
    'number',
    'region',
    'scope',
    'speaker',
    'via',
    'said_at',
    'published_by',
  ],
  ...[
    'publishedAt',
    'revokedAt',
    'revoked_at',
    'blockedAt',
    'blocked_at',
    'enrolledAt',
    'enrolled_at',
    'epoch',
  ],
  ...['private_key', 'wrong_tries', 'used_at', 'expires_at', 'facility', 'device', 'isAdmin', 'role', 'id'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'toJSON', 'length', ''],
];

const strange: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -0,
    -1,
    1,
    0.1,
    1e-300,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    2 ** 53 + 2,
    -(2 ** 63),
    Number.MAX_VALUE,
  ],
  ...[
    '',
    ' ',
    '0',
    'null',
    '\0',
    '\ud800',
    '\udfff\ud800',
    '\ufeff',
    '\u202e',
    'é'.normalize('NFD'),
    '\r\n',
    '🧪',
  ],
  ...['1e999', '-1e999', '00', '0x10', '1.', '.5', 'NaN', 'Infinity', 'undefined', '9'.repeat(400), '"'].map(
    raw,
  ),
  ...['2026-02-30T00:00:00Z', '9999-12-31T23:59:59.999Z', '0000-01-01T00:00:00Z', '2026-11-23T24:00:00Z'],
  ...["' or 1=1 --", '$1', '%00', '../../etc/passwd', '\x24{7*7}', '<script>x</script>', 'a'.repeat(10_000)],
  ...[
    [],
    {},
    [[]],
    [null],
    new Raw('{"__proto__":{"a":1}}'),
    new Raw('{"then":1}'),
    { toJSON: 1 },
    { constructor: { prototype: { a: 1 } } },
  ],
];

/** A valid value changed in one to three places, as text; now and then the text itself is damaged. */
export function mutatedText(valid: unknown, chance: Chance): string {
  let value = structuredClone(valid);
  for (let changes = chance.below(4); changes > 0; changes--) value = changed(value, chance);
  const text = spelled(value, chance);
  return chance.happens(0.06) ? damaged(text, chance) : text;
}

/** Walks down to some member and changes it there. */
function changed(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Raw)
    return strangeOrLike(value, chance);
  const entries = Object.entries(value);
  const at = chance.below(entries.length + 1);
  const entry = entries[at];
  if (entry && chance.happens(0.6)) entry[1] = changed(entry[1], chance);
  else if (entry && chance.happens(0.3)) entries.splice(at, 1);
  else if (entry && chance.happens(0.5)) entry[1] = strangeOrLike(entry[1], chance);
  else if (chance.happens(0.1)) return strangeOrLike(value, chance);
  else entries.push([chance.pick(coveted), chance.pick(strange)]);
  if (Array.isArray(value)) {
    const items = entries.map(([, member]) => member);
    return chance.happens(0.05) ? items.concat(items, items) : items;
  }
  return Object.fromEntries(entries);
}

function strangeOrLike(value: unknown, chance: Chance): unknown {
  if (chance.happens(0.5)) return chance.pick(strange);
  if (typeof value === 'number')
    return chance.pick([value + 1, -value, value * 2 ** 40, value + 0.5, `${value}`]);
  if (typeof value === 'string')
    return chance.pick([
      value.toUpperCase(),
      value.slice(1),
      `${value}\0`,
      value + value,
      [value],
      value.length,
    ]);
  if (chance.happens(0.3)) return raw('['.repeat(1 + chance.below(200)));
  const depth = 1 + chance.below(70);
  return raw('{"a":'.repeat(depth) + JSON.stringify(value ?? null) + '}'.repeat(depth));
}

/** As JSON; now and then a member comes twice, the second time with something else. */
function spelled(value: unknown, chance: Chance): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map((item) => spelled(item, chance)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}:${spelled(member, chance)}`,
  );
  const [first] = Object.keys(value);
  if (first !== undefined && chance.happens(0.02))
    members.push(`${JSON.stringify(first)}:${spelled(chance.pick(strange), chance)}`);
  return `{${members.join()}}`;
}

function damaged(text: string, { below, pick, happens }: Chance): string {
  const at = below(text.length + 1);
  if (happens(0.4)) return text.slice(0, at);
  if (happens(0.3))
    return text.slice(0, at) + pick(['\0', '"', '\\', '}', '\ufeff', ',', '\u2028']) + text.slice(at);
  return pick(['', ' ', 'null', '[]', '0', '\ufeff{}', `${text}${text}`, `[${text}]`, JSON.stringify(text)]);
}

function raw(text: string): Raw {
  return new Raw(text);
}
