import { leavingKinds } from '../../../src/domain/leaving.ts';
import type { Identity, Link, Statement } from '../../../src/store/index.ts';
import { NotEnrolled } from '../../../src/store/index.ts';
import { strike } from './faults.ts';
import { rowsOf } from './oracle.ts';
import { drainInWorker, Page } from './page.ts';
import { onVirtualPlatform } from './platform.ts';
import { addPoison } from './poison.ts';
import { dayMs, hourMs } from './profile.ts';
import type { Tablet } from './tablet.ts';
import { lastDay, type Options, World } from './world.ts';

export interface Outcome {
  violations: string[];
  /** Statements recorded on tablets, and acknowledgements they received. */
  events: number;
  acknowledged: number;
  steps: number;
  trace: string[] | null;
}

/** Some weeks of one small world: people come and go, everything goes wrong, then nothing does and all must be well. */
export function simulate(options: Options): Promise<Outcome> {
  return onVirtualPlatform(() => playOut(options));
}

async function playOut(options: Options): Promise<Outcome> {
  const world = new World(options);
  const { scheduler, oracle } = world;
  await world.build();
  for (const tablet of world.tablets) void live(world, tablet);
  void strikes(world);
  await scheduler.runUntil(lastDay(world));

  await endWell(world);
  const gaps = new Map<string, readonly { from: number; to: number }[]>();
  for (const device of world.record.devices.keys())
    gaps.set(device, (await world.ledger().gapsOf(device)).gaps);
  await oracle.finish(world.record, world.subtle, (device) => gaps.get(device) ?? []);
  return {
    violations: oracle.violations,
    events: oracle.said.size,
    acknowledged: oracle.acknowledged,
    steps: scheduler.steps,
    trace: scheduler.trace,
  };
}

/** One tablet's weeks: visits of people, with whatever network there is. */
export async function live(world: World, tablet: Tablet): Promise<void> {
  const { chance, scheduler, profile } = world;
  const end = lastDay(world);
  for (;;) {
    const isAway = chance.happens(profile.longAbsence);
    await scheduler.sleep(world.process, chance.int(hourMs, isAway ? 60 * dayMs : 2 * dayMs), 'a visit');
    if (scheduler.now >= end) return;
    tablet.isOffline = chance.happens(profile.offline);
    await visit(world, tablet);
  }
}

async function visit(world: World, tablet: Tablet): Promise<void> {
  const { chance, scheduler, profile } = world;
  const parts = world.pageParts(tablet);
  const pages: Page[] = [];
  const tabs = chance.happens(profile.twoTabs) ? 2 : 1;
  for (let tab = 0; tab < tabs; tab++) {
    const page = new Page(parts);
    pages.push(page);
    void use(world, tablet, page).catch((error) => world.failed(error));
  }
  if (chance.happens(profile.worker)) void drainInWorker(parts);
  const lastsMs = chance.int(1_000, chance.pick([20_000, 2 * 60_000, 20 * 60_000]));
  const meanwhile = (likely: number, mishap: () => void) => {
    if (chance.happens(likely))
      void scheduler.sleep(world.process, chance.int(0, lastsMs), 'a mishap').then(mishap);
  };
  meanwhile(profile.endpointKilled, () => chance.pick(world.instances).restart());
  meanwhile(profile.databaseCrashed, () => world.crashDatabase());
  await scheduler.sleep(world.process, lastsMs, 'visit ends');
  await world.oracle.look(tablet);
  if (chance.happens(profile.powerCut)) tablet.powerCut();
  else if (chance.happens(profile.killed)) for (const process of tablet.processes) scheduler.kill(process);
  // Closed by hand: the worker may go on.
  for (const page of pages) scheduler.kill(page.process);
  if (chance.happens(0.7)) tablet.flush();
  if (chance.happens(0.2)) tablet.earlier = tablet.kept().disk;
}

/** What a person does in one tab. */
async function use(world: World, tablet: Tablet, page: Page): Promise<void> {
  const { chance, scheduler, profile } = world;
  world.mutation.opened?.(world, tablet);
  const { missing } = await page.open();
  if (missing) world.oracle.reported(tablet);
  await enrolWhereAsked(world, tablet, page, 0.5);
  for (let count = chance.int(0, 4); count > 0; count--) {
    await scheduler.sleep(page.process, chance.int(0, chance.pick([100, 20_000, 5 * 60_000])), 'a person');
    if (chance.happens(profile.poison)) await addPoison(world, tablet, page);
    else await record(world, tablet, page);
  }
  await enrolWhereAsked(world, tablet, page, 0.2);
}

/** A tablet without identity, refused ones and clones are linked again, by a person with a code. */
async function enrolWhereAsked(world: World, tablet: Tablet, page: Page, likely: number): Promise<void> {
  const meta = tablet.disk.get('meta');
  const hold = (meta?.get('link')?.value as { hold: { kind: string } | null } | undefined)?.hold;
  const isLost = !meta?.has('identity');
  const isAsked = hold?.kind === 'enrolment-lost' || isConflicting(tablet);
  if (isLost || (isAsked && world.chance.happens(likely))) await page.enrol(world.code(tablet));
}

function isConflicting(tablet: Tablet): boolean {
  return rowsOf(tablet.disk, 'acknowledgements').some(
    (row) => (row as { state?: string }).state === 'conflict',
  );
}

/** Seals one statement, and notes what the person was told. */
async function record(world: World, tablet: Tablet, page: Page): Promise<void> {
  const { chance, oracle } = world;
  const serial = ++world.serial;
  const vials = chance.int(0, 99);
  const said = {
    serial,
    vials,
    isTold: false,
    isMirrored: false,
    isDestroyed: false,
    wasAcknowledged: false,
    isReported: false,
    isForgotten: false,
    device: '',
    seq: 0,
    tablet: tablet.name,
  };
  const facility = world.homes.get(tablet)?.id ?? '';
  try {
    oracle.said.set(serial, said);
    await page.seal(statement(world, tablet, serial, vials), { facility, app: 'test' }, (seq, device) => {
      Object.assign(said, { isTold: true, seq, device });
    });
  } catch (error) {
    if (error instanceof NotEnrolled) {
      if (tablet.disk.get('meta')?.has('identity')) oracle.violated(`${tablet.name} refused to record`);
      return;
    }
    world.failed(error);
  }
}

function statement(world: World, tablet: Tablet, serial: number, vials: number): Statement {
  const product = `v${serial}`;
  // By its number, which takes nothing from chance: seeds go on telling what they told.
  const kind = serial % 5 === 0 && vials > 0 ? leavingKinds[(serial / 5) % leavingKinds.length] : undefined;
  if (kind) return { kind, body: { product, lines: [{ presentation: 'x', units: vials }] } };
  const line = {
    presentation: 'x',
    physical: vials,
    usable: vials,
    earliestExpiry: { kind: 'none' } as const,
  };
  const body = { product, answers: null, lines: [line] };
  const before = world.chance.happens(0.3) ? rowsOf(tablet.disk, 'events').at(-1) : undefined;
  if (!before) return { kind: 'count', body };
  return { kind: 'correction', body: { ...body, replaces: { device: before.device, seq: before.seq } } };
}

/** What strikes from outside, some of it each day. */
async function strikes(world: World): Promise<void> {
  for (;;) {
    await world.scheduler.sleep(world.process, world.chance.int(hourMs, dayMs), 'something happens');
    if (world.scheduler.now >= lastDay(world)) return;
    await strike(world);
  }
}

const mostRounds = 40;

/** Everybody comes back to a world where everything works. */
async function endWell(world: World): Promise<void> {
  world.calmDown();
  const { scheduler, record } = world;
  for (const [id, held] of record.facilities) record.facilities.set(id, { ...held, blockedAt: null });
  for (const tablet of world.tablets) Object.assign(tablet, { isOffline: false, isFull: false });
  let quietRounds = 0;
  for (let round = 0; round < mostRounds && quietRounds < 2; round++) {
    for (const tablet of world.tablets) {
      for (const process of tablet.processes) scheduler.kill(process);
      const page = new Page(world.pageParts(tablet));
      void (async () => {
        world.mutation.opened?.(world, tablet);
        const { missing } = await page.open();
        if (missing) world.oracle.reported(tablet);
        await scheduler.sleep(page.process, 5 * 60_000, 'a person waits');
        await enrolWhereAsked(world, tablet, page, 1);
      })().catch((error) => world.failed(error));
    }
    await scheduler.runUntil(scheduler.now + 14 * 60_000);
    if (world.tablets.every(isQuiet)) quietRounds++;
  }
}

function isQuiet(tablet: Tablet): boolean {
  const identity = tablet.disk.get('meta')?.get('identity')?.value as Identity | undefined;
  const acknowledged = tablet.disk.get('acknowledgements');
  // While it waits out an hour that the endpoint asked for, it has not heard what became of a restored record.
  const isWaiting = (tablet.disk.get('meta')?.get('link')?.value as Link | undefined)?.askedToWait ?? false;
  return (
    identity !== undefined &&
    !isWaiting &&
    !isConflicting(tablet) &&
    rowsOf(tablet.disk, 'events').every((row) => acknowledged?.has(`${row.device}/${row.seq}`))
  );
}
