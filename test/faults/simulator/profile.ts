import type { Chance } from './chance.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** How likely each fault is in one run. Each run has some of them and not others, as rare things hide one another. */
export interface Profile {
  days: number;
  /** Each request: it or its answer is lost, cut, damaged, late, doubled, or somebody else answers. */
  requestLost: number;
  answerLost: number;
  answerCut: number;
  answerDamaged: number;
  answerLate: number;
  requestDamaged: number;
  doubled: number;
  captivePortal: number;
  refusal: number;
  /** Each visit of a person to a tablet. */
  offline: number;
  longAbsence: number;
  killed: number;
  powerCut: number;
  twoTabs: number;
  worker: number;
  poison: number;
  /** Each day, somewhere. */
  emptied: number;
  truncated: number;
  mirrorLost: number;
  markLost: number;
  quota: number;
  cloned: number;
  clockMoved: number;
  revoked: number;
  blocked: number;
  newPack: number;
  endpointKilled: number;
  databaseCrashed: number;
  restored: number;
  /** Each statement of the endpoint. */
  connectionLost: number;
  secondInstance: boolean;
}

export function drawProfile(chance: Chance): Profile {
  const some = (most: number) => (chance.happens(0.5) ? chance.next() * most : 0);
  const seldom = (most: number) => (chance.happens(0.25) ? chance.next() * most : 0);
  return {
    days: chance.int(2, chance.happens(0.04) ? 90 : chance.happens(0.2) ? 15 : 5),
    requestLost: some(0.3),
    answerLost: some(0.4),
    answerCut: some(0.2),
    answerDamaged: some(0.2),
    answerLate: some(0.3),
    requestDamaged: some(0.1),
    doubled: some(0.4),
    captivePortal: some(0.3),
    refusal: some(0.3),
    offline: some(0.6),
    longAbsence: some(0.2),
    killed: some(0.5),
    powerCut: some(0.3),
    twoTabs: some(0.5),
    worker: some(0.6),
    poison: some(0.15),
    emptied: seldom(0.15),
    truncated: seldom(0.15),
    mirrorLost: seldom(0.15),
    markLost: seldom(0.15),
    quota: seldom(0.2),
    cloned: seldom(0.2),
    clockMoved: some(0.2),
    revoked: some(0.15),
    blocked: some(0.15),
    newPack: some(0.2),
    endpointKilled: some(0.5),
    databaseCrashed: some(0.3),
    restored: seldom(0.2),
    connectionLost: some(0.05),
    secondInstance: chance.happens(0.5),
  };
}

/** Nothing goes wrong any more. */
export function calm(profile: Profile): Profile {
  const quiet = Object.entries(profile).map(([name, value]) => [name, typeof value === 'number' ? 0 : value]);
  return { ...(Object.fromEntries(quiet) as unknown as Profile), days: profile.days };
}
