import { backupOf } from './memory-ledger.ts';
import { copyOf, emptyDisk } from './memory-tables.ts';
import { dayMs, hourMs, type Profile } from './profile.ts';
import { live } from './run.ts';
import type { Tablet } from './tablet.ts';
import type { World } from './world.ts';

const yearMs = 365 * dayMs;

/** What may strike on any day, each with the likelihood that the profile gives it. */
const blows: { [name in keyof Profile]?: (world: World, tablet: Tablet) => void | Promise<void> } = {
  emptied: (world, tablet) => damage(world, tablet, () => (tablet.disk = emptyDisk())),
  truncated: (world, tablet) =>
    damage(world, tablet, () => {
      if (tablet.earlier) tablet.disk = copyOf(tablet.earlier);
    }),
  mirrorLost: (world, tablet) =>
    damage(world, tablet, () => {
      tablet.mirror = world.chance.happens(0.5) ? [] : tablet.mirror.slice(0, -1);
    }),
  markLost: (world, tablet) => damage(world, tablet, () => (tablet.mark = null)),
  quota: (world, tablet) => {
    tablet.isFull = true;
    after(world, 2 * dayMs, () => (tablet.isFull = false));
  },
  cloned: (world, tablet) => {
    if (world.tablets.length >= 5) return;
    const clone = world.addTablet(world.homes.get(tablet) as never);
    const kept = tablet.kept();
    Object.assign(clone, { ...kept, clockSkewMs: tablet.clockSkewMs + 1 });
    clone.flush();
    world.oracle.cloned(kept);
    void live(world, clone);
  },
  clockMoved: ({ chance }, tablet) => {
    const skews = [-20 * yearMs, 9 * yearMs, chance.int(-dayMs, dayMs), chance.int(-1000, 1000), 0];
    tablet.clockSkewMs = chance.pick(skews);
    tablet.zone = chance.pick(['Europe/Paris', 'America/Cayenne', 'Pacific/Noumea', 'Indian/Reunion']);
  },
  revoked: ({ chance, record }) => {
    const device = chance.pick([...record.devices.values()]);
    if (device) record.devices.set(device.id, { ...device, revokedAt: 'revoked' });
  },
  blocked: (world) => {
    const [id, held] = world.chance.pick([...world.record.facilities]);
    world.record.facilities.set(id, { ...held, blockedAt: 'blocked' });
    after(world, 3 * dayMs, () => world.record.facilities.set(id, held));
  },
  newPack: (world) => world.publishPack(),
  restored: (world) => {
    const backup = world.chance.pick(world.backups);
    if (backup) world.restore(backup);
  },
};

export async function strike(world: World): Promise<void> {
  const { chance, profile, tablets } = world;
  if (chance.happens(0.1)) world.backups.push(backupOf(world.record));
  for (const [name, blow] of Object.entries(blows))
    if (chance.happens(profile[name as keyof Profile] as number)) {
      const tablet = chance.pick(tablets);
      world.scheduler.note(`--- ${name} (${tablet.name})`);
      await blow(world, tablet);
    }
}

/** Found at the next start: nothing runs on a browser whose files are being changed. */
function damage({ scheduler, chance }: World, tablet: Tablet, destruction: () => void): void {
  for (const process of tablet.processes) scheduler.kill(process);
  tablet.destroy(destruction);
  // Some faults come together.
  if (chance.happens(0.1)) tablet.destroy(() => Object.assign(tablet, { mark: null }));
  if (chance.happens(0.2)) tablet.destroy(() => Object.assign(tablet, { disk: emptyDisk(), mirror: [] }));
}

function after(world: World, mostMs: number, action: () => void): void {
  void world.scheduler.sleep(world.process, world.chance.int(hourMs, mostMs), 'it passes').then(action);
}
