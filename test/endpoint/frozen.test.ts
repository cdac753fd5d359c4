import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../src/protocol/canonical.ts';
import { Event } from '../../src/protocol/event.ts';
import { SupervisionView } from '../../src/protocol/supervision.ts';
import { startService } from '../support/service.ts';
import { type WireEvent, WireTablet } from '../support/tablet.ts';

describe.each([1, 2])('F18: what a tablet of schema %i sealed', (schema) => {
  /** One event of each kind there was; never to be made again. */
  const file = new URL(`schema-${schema}.json`, import.meta.url);
  const frozen = JSON.parse(readFileSync(file, 'utf8')) as WireEvent[];

  test('is stored word for word, and judged', async () => {
    const service = await startService();
    try {
      const code = await service.code('demo-cayenne');
      const tablet = await WireTablet.enrolWith(service, code, `f18schema${schema}tablet0000`);
      expect(new Set(frozen.map((it) => it.kind)).size).toBe(7);
      const answer = await tablet.send(frozen, { schema });
      expect(answer.results.map((it) => it.result)).toEqual(frozen.map(() => 'stored'));
      const rows = await service.sql`select text from event where device = ${tablet.device} order by seq`;
      expect(rows.map((it) => it.text)).toEqual(frozen.map(canonicalText));

      const seen = await service.get('/v1/supervision', { cookie: await service.supervisor() });
      const { facilities } = SupervisionView.parse(JSON.parse(seen.body));
      const product = facilities.find((it) => it.facility.id === 'demo-cayenne')?.products[0];
      expect(product?.lastCount?.lines.map((it) => [it.physical, it.usable])).toEqual([
        [1, 1],
        [4, 4],
        [12, 12],
      ]);
      expect(product?.floor).toMatchObject({ answer: 'met', injections: 7 });
    } finally {
      await service.close();
    }
  });

  test('is still read by the tablet itself', () => {
    for (const event of frozen) expect(Event.parse(event)).toEqual(event);
  });
});
