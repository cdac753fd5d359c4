import { expect, test } from 'vitest';
import { Event } from '../../src/protocol/event.ts';
import { hasPersonField } from '../../src/protocol/person-fields.ts';

test.each(['patient', 'Prénom', 'date_de_naissance', 'birth-date', 'NIR', 'patientName', 'N° IPP'.slice(3)])(
  'S22: %s is found, at any depth and in any spelling',
  (key) => {
    expect(hasPersonField({ [key]: 'x' })).toBe(true);
    expect(hasPersonField({ a: [{ b: { [key]: null } }] })).toBe(true);
  },
);

test('S22: no member of any event of ours is taken for one', () => {
  const names = JSON.stringify(namesIn(Event));
  expect(names).toContain('clockOffsetMs');
  expect(hasPersonField(JSON.parse(names))).toBe(false);
  expect(hasPersonField({ name: 'x', comment: 'patient' })).toBe(false);
});

/** The members of a schema and of those in it, as an object with the same names. */
function namesIn(schema: unknown): unknown {
  const { def } = schema as {
    def: { shape?: object; element?: unknown; innerType?: unknown; options?: unknown[] };
  };
  if (def.shape) return Object.fromEntries(Object.entries(def.shape).map(([key, it]) => [key, namesIn(it)]));
  const inner = [def.element, def.innerType, ...(def.options ?? [])].filter((it) => it !== undefined);
  return inner.length > 0 ? inner.map(namesIn) : null;
}
