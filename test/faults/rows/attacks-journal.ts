import { checkJournal } from '../../../src/endpoint/journal-check.ts';
import { hashOfEvent } from '../../../src/protocol/event.ts';
import { type Service, startService, subtle } from '../../support/service.ts';
import { WireTablet } from '../../support/tablet.ts';
import { type Chance, chance } from '../fuzz/chance.ts';
import { attack, type Outcome, type RunContext } from './attack.ts';

export const journalRows = [
  attack({ row: 'S18', short: 30, full: 1_000, of: 'times two journals', run: tamper }),
];

async function tamper({ volume, seed }: RunContext): Promise<Outcome> {
  const service = await startService();
  const violations: string[] = [];
  try {
    for (let index = 0; index < volume; index++) {
      const own = chance(seed, index);
      const onTablet = own.pick(Object.entries(onTheTablet));
      if (!(await onTablet[1](service, own)))
        violations.push(`case ${index}: on the tablet, ${onTablet[0]}: not detected`);
      await empty(service);
      const later = own.pick(Object.entries(inTheDatabase));
      const tablet = await stored(service);
      if ((await checkJournal(service.sql, subtle)).problems.length > 0)
        violations.push(`case ${index}: a whole journal is suspected`);
      await later[1](service, tablet.device, 2 + own.below(4));
      if ((await checkJournal(service.sql, subtle)).problems.length === 0)
        violations.push(`case ${index}: in the database, ${later[0]}: not detected`);
      await empty(service);
    }
    return { volume: `${volume} x 2 journals of 6`, violations };
  } finally {
    await service.close();
  }
}

async function empty({ sql }: Service): Promise<void> {
  await sql`delete from event`;
  await sql`update device set events_held = 0, highest_seq = 0`;
}

async function sealed(service: Service) {
  const tablet = await WireTablet.enrol(service);
  const events = [];
  for (let left = 6; left > 0; left--) events.push(await tablet.count());
  return { tablet, events };
}

async function stored(service: Service): Promise<WireTablet> {
  const { tablet, events } = await sealed(service);
  await tablet.send(events);
  return tablet;
}

/** Each alters what is not sent yet, and says whether the endpoint noticed. */
const onTheTablet: Record<string, (service: Service, chance: Chance) => Promise<boolean>> = {
  edited: async (service, { below }) => {
    const { tablet, events } = await sealed(service);
    const at = below(6);
    const { results } = await tablet.send(
      events.map((it, index) => (index === at ? { ...it, actor: 'other' } : it)),
    );
    return results[at]?.result === 'quarantined';
  },
  'edited and hashed again': async (service, { below }) => {
    const { tablet, events } = await sealed(service);
    const at = below(5);
    const { hash: _, ...content } = { ...events[at], actor: 'other' };
    await tablet.send(events.map((it, index) => (index === at ? undefined : it)).filter((it) => it));
    await tablet.send([await tablet.sealAs(content)]);
    return (await checkJournal(service.sql, subtle)).problems.some((it) => it.includes('does not follow'));
  },
  cut: async (service, { below }) => {
    const { tablet, events } = await sealed(service);
    const at = below(5);
    const { gaps } = await tablet.send(events.filter((_, index) => index !== at));
    return gaps.length === 1 && gaps[0]?.from === at + 1;
  },
  reordered: async (service, { below }) => {
    const { tablet, events } = await sealed(service);
    const at = below(5);
    const swapped = events.map((it, index) => {
      const other = index === at ? at + 1 : index === at + 1 ? at : index;
      return { ...events[other], seq: it.seq };
    });
    const { results } = await tablet.send(swapped);
    return results.filter((it) => it.result === 'quarantined').length === 2;
  },
};

/** Each alters what is stored, as somebody with the database's password would. */
const inTheDatabase: Record<string, (service: Service, device: string, seq: number) => Promise<unknown>> = {
  edited: ({ sql }, device, seq) =>
    sql`update event set text = replace(text, '"physical":1', '"physical":9') where device = ${device} and seq = ${seq}`,
  'edited and hashed again': async ({ sql }, device, seq) => {
    const [row] = await sql<
      { text: string }[]
    >`select text from event where device = ${device} and seq = ${seq}`;
    const event = JSON.parse(String(row?.text).replace('"physical":1', '"physical":9'));
    const hash = await hashOfEvent(subtle, event);
    const text = JSON.stringify({ ...event, hash });
    // The last of a chain has no successor to give it away.
    await sql`update event set text = ${text}, hash = ${hash} where device = ${device} and seq = ${Math.min(seq, 4)}`;
  },
  'moved to another facility': ({ sql }, device, seq) =>
    sql`update event set facility = 'demo-paris' where device = ${device} and seq = ${seq}`,
  'cut in the middle or at the end': ({ sql }, device, seq) =>
    sql`delete from event where device = ${device} and seq = ${seq}`,
  reordered: async ({ sql }, device, seq) => {
    const other = seq === 2 ? 3 : seq - 1;
    const moves = [
      [seq, 0],
      [other, seq],
      [0, other],
    ] as const;
    for (const [from, to] of moves)
      await sql`update event set seq = ${to} where device = ${device} and seq = ${from}`;
  },
};
