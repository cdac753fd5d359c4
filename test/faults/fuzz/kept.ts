import { importPublicKey } from '../../../src/protocol/crypto.ts';
import { ReferencePack, readSignedPack } from '../../../src/protocol/pack.ts';
import { subtle } from '../../support/service.ts';
import type { World } from './world.ts';

/** How often each request that may create something was granted: nothing else may have been created. */
export interface Granted {
  enrolments: number;
  sessions: number;
  packs: number;
}

type Rows = Record<string, unknown>[];

/** What only the endpoint decides, as it stands now. */
export async function ownedNow({ service: { sql } }: World) {
  const [devices, endpoint, facilities, packs, sessions, invites] = await Promise.all([
    sql<Rows>`select id, facility, key_x, key_y, enrolled_at, revoked_at from device order by id`,
    sql<Rows>`select * from endpoint`,
    sql<Rows>`select id, record, blocked_at from facility order by id`,
    sql<Rows>`select * from pack order by version`,
    sql<Rows>`select id_hash, scope, started_at, expires_at from session order by id_hash`,
    sql<Rows>`select token_hash, scope, issued_at, expires_at from invite order by token_hash`,
  ]);
  return { devices, endpoint, facilities, packs, sessions, invites };
}

/** Every field of the endpoint's own that is not what the endpoint set it to, a sentence each. */
export async function wrongly(
  world: World,
  before: Awaited<ReturnType<typeof ownedNow>>,
  granted: Granted,
): Promise<string[]> {
  const { sql, clock } = world.service;
  const now = clock.now();
  const after = await ownedNow(world);
  const found: string[] = [];
  const say = (isWrong: boolean, what: string) => void (isWrong && found.push(what));
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

  say(!same(before.endpoint, after.endpoint), 'the endpoint’s key or epoch changed');
  say(!same(before.facilities, after.facilities), 'a facility’s record changed');
  const sacrificed = world.sacrificed.device;
  const unlike = (row: Record<string, unknown>) => {
    const now = after.devices.find((it) => it.id === row.id);
    return row.id !== sacrificed && !same(row, now);
  };
  say(before.devices.some(unlike), 'a tablet’s facility, key, enrolment or revocation changed');
  say(after.devices.length - before.devices.length > granted.enrolments, 'a tablet was enrolled by no code');
  say(!same(before.packs, after.packs.slice(0, before.packs.length)), 'a published pack changed');
  say(after.packs.length - before.packs.length !== granted.packs, 'a pack was published without an answer');
  say(
    after.sessions.some((it) => !['national', '03'].includes(String(it.scope))),
    'a session of a scope that nobody has',
  );
  say(after.sessions.length - before.sessions.length > granted.sessions, 'a session began by no invitation');
  say(
    after.sessions.some((it) => it.started_at !== now),
    'a session’s beginning is not the endpoint’s time',
  );
  for (const pack of after.packs.slice(before.packs.length)) {
    const mine = pack.published_by === 'national' && pack.published_at === now;
    say(!mine, `pack ${pack.version}: publisher or date is not the endpoint’s`);
    const key = await importPublicKey(subtle, await keyOf(world));
    const reading = await readSignedPack(subtle, key, pack as { text: string; signature: string });
    const text = String(pack.text);
    const isWhole = reading.kind === 'ok' && JSON.stringify(ReferencePack.parse(JSON.parse(text))) === text;
    say(!isWhole, `pack ${pack.version}: holds more than a pack, or is not signed`);
  }

  const events = await sql<
    { number: number; device: string; facility: string; own: string; received_at: string; text: string }[]
  >`
    select number, device, event.facility, device.facility as own, received_at, text
    from event join device on device.id = event.device`;
  const misplaced = events.filter((it) => {
    const { device, facility } = JSON.parse(it.text);
    return it.received_at !== now || it.facility !== it.own || device !== it.device || facility !== it.own;
  });
  say(
    misplaced.length > 0,
    `${misplaced.length} events under another tablet, facility or time than their sender’s`,
  );
  say(new Set(events.map((it) => it.number)).size !== events.length, 'two events of one number');
  const [aside] = await sql<{ wrong: number }[]>`
    select count(*) as wrong from quarantine where received_at <> ${now}`;
  say(aside?.wrong !== 0, 'a quarantined event with another time than the endpoint’s');
  const words = await sql`
    select * from resupply_word left join facility on facility.id = resupply_word.facility
    where speaker not in ('national', '03') or said_at <> ${now}
      or (speaker = '03' and coalesce(resupply_word.region, facility.region) <> '03')`;
  say(words.length > 0, 'a word on resupply by or about somebody out of scope');
  return found;
}

async function keyOf({ service: { sql } }: World): Promise<{ x: string; y: string }> {
  const [row] = await sql<{ private_key: string }[]>`select private_key from endpoint`;
  return JSON.parse(row?.private_key ?? '{}');
}

/** By a provider that never said who came. */
export async function letInUnasked({ providing: { sql } }: World): Promise<string[]> {
  const [row] = await sql<{ wrong: number }[]>`
    select (select count(*) from session) + (select count(*) from supervisor)
      + (select count(*) from invite where used_at is not null) as wrong`;
  return row?.wrong === 0 ? [] : ['somebody came in by a provider that never said who'];
}
