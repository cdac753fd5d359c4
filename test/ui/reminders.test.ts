import { describe, expect, test } from 'vitest';
import { addMs } from '../../src/domain/day.ts';
import { remindFromPlan } from '../../src/sync/reminder-plan.ts';
import { type ReminderPlatform, startReminding } from '../../src/ui/remind.ts';
import { badgeOf, reminderPlan, remindersAt } from '../../src/ui/reminders.ts';
import type { Enrolled } from '../../src/ui/today.ts';
import { counted, received, stored, tablet, vials } from './made-up.ts';

/** A Monday, planned, at 09:00 in Cayenne; three counts are asked for that week. */
const monday = '2021-06-14T12:00:00Z';
const at = (days: number) => addMs(monday, days * 86_400_000);
const lines = vials(2, 1, 3);
const texts = (snapshot: Enrolled, now: string) =>
  remindersAt(snapshot, now)
    .map(({ text }) => text.replaceAll(/[\u00a0\u202f]/g, ' '))
    .filter((text) => text.startsWith('Tocilizumab IV'));

describe('what is reminded of', () => {
  test('a planned day until it is counted, and no other day', () => {
    expect(texts(tablet([]), monday)).toEqual(['Tocilizumab IV (RoActemra) : à compter aujourd’hui']);
    expect(texts(tablet([counted(monday, lines)]), addMs(monday, 60_000))).toEqual([]);
    expect(texts(tablet([counted(monday, lines)]), at(1))).toEqual([]);
  });

  test('the last day on which the week can still be met, rather than that it is planned', () => {
    const twice = tablet([counted(monday, lines), counted(at(2), lines)]);
    expect(texts(twice, at(4))).toEqual(['Tocilizumab IV (RoActemra) : dernier jour possible pour compter']);
  });

  test('a receipt that waits for its count, and that it is late the day after', () => {
    const got = tablet([counted(addMs(monday, -3_600_000), lines), received(monday, 4)]);
    expect(texts(got, addMs(monday, 60_000))).toEqual([
      'Tocilizumab IV (RoActemra) : réception à compter avant ce soir',
    ]);
    expect(texts(got, at(1))).toEqual([
      'Tocilizumab IV (RoActemra) : une réception attend son comptage, en retard',
    ]);
  });

  test('an invitation never', () => {
    expect(remindersAt(tablet([]), monday).filter(({ tag }) => tag.includes('tocilizumab-sc'))).toEqual([]);
  });

  test('the plan of a week says of each day what that day would', () => {
    const snapshot = tablet([counted(monday, lines)]);
    const plan = reminderPlan(snapshot, monday);
    expect(plan.days.map(({ day }) => day)).toEqual(
      ['14', '15', '16', '17', '18', '19', '20'].map((day) => `2021-06-${day}`),
    );
    for (const [index, { reminders }] of plan.days.entries())
      expect(reminders).toEqual(remindersAt(snapshot, at(index)));
  });

  test('the badge adds what is not transmitted to what calls for a count', () => {
    const calm = tablet([counted(monday, lines, stored(1, monday))]);
    const waiting = tablet([counted(monday, lines)]);
    expect(badgeOf(waiting, monday) - badgeOf(calm, monday)).toBe(1);
    expect(badgeOf(tablet([]), monday) - badgeOf(calm, monday)).toBe(1);
  });
});

/** A browser that remembers what it was told to show. */
function browser(rest: { permission?: NotificationPermission; answers?: NotificationPermission } = {}) {
  const shown: string[] = [];
  const badges: number[] = [];
  const kept = new Map<string, string>();
  const held = new Map<string, string>();
  const notification = {
    permission: rest.permission ?? 'default',
    asked: 0,
    requestPermission: async () => {
      notification.asked += 1;
      notification.permission = rest.answers ?? 'granted';
      return notification.permission;
    },
  };
  const cache = { put: async (url: string, it: Response) => void held.set(url, await it.text()) };
  const caches = {
    open: async () => cache,
    match: async (url: string) => (held.has(url) ? new Response(held.get(url)) : undefined),
    delete: async () => held.clear(),
  } as unknown as CacheStorage;
  const registration = {
    showNotification: async (_title: string, { body }: NotificationOptions) => void shown.push(body ?? ''),
  } as unknown as ServiceWorkerRegistration;
  const screen = { hidden: true };
  const platform: ReminderPlatform = {
    registration,
    notification,
    badge: { setAppBadge: async (count) => void badges.push(count) },
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    caches,
    isHidden: () => screen.hidden,
  };
  return { platform, shown, badges, notification, screen, registration, caches };
}

describe('reminding', () => {
  test('asks for permission at a touch only, and shows nothing before', async () => {
    const { platform, notification, shown } = browser();
    const reminding = startReminding(platform);
    await reminding.follow(tablet([]), monday);
    expect([reminding.state(), notification.asked, shown]).toEqual(['off', 0, []]);
    expect(await reminding.turn(true)).toBe('on');
    expect(notification.asked).toBe(1);
  });

  test('shows each reminder once a day, behind another application, in waking hours', async () => {
    const { platform, shown, screen } = browser({ permission: 'granted' });
    const reminding = startReminding(platform);
    await reminding.turn(true);
    screen.hidden = false;
    await reminding.follow(tablet([]), monday);
    expect(shown).toEqual([]);
    screen.hidden = true;
    await reminding.follow(tablet([]), '2021-06-14T09:59:00Z');
    expect(shown).toEqual([]);
    await reminding.follow(tablet([]), '2021-06-14T10:00:00Z');
    await reminding.follow(tablet([]), monday);
    const once = shown.length;
    expect(once).toBeGreaterThan(0);
    expect(new Set(shown).size).toBe(once);
    await reminding.follow(tablet([]), at(2));
    const twice = shown.length;
    expect(twice).toBeGreaterThan(once);
    await reminding.follow(tablet([]), '2021-06-18T23:00:00Z');
    expect(shown).toHaveLength(twice);
  });

  test('says that it was refused, or cannot be', async () => {
    const { platform } = browser({ answers: 'denied' });
    expect(await startReminding(platform).turn(true)).toBe('denied');
    expect(startReminding({ ...platform, registration: undefined }).state()).toBe('unsupported');
    expect(startReminding({ ...platform, notification: undefined }).state()).toBe('unsupported');
  });

  test('keeps the badge where notifications are off, and says it once', async () => {
    const { platform, badges } = browser({ permission: 'denied' });
    const reminding = startReminding(platform);
    await reminding.follow(tablet([]), monday);
    await reminding.follow(tablet([]), addMs(monday, 60_000));
    expect(badges).toEqual([badgeOf(tablet([]), monday)]);
  });

  test('leaves the worker a plan to show from, by the local day, until it is turned off', async () => {
    const { platform, shown, registration, caches, screen } = browser({ permission: 'granted' });
    screen.hidden = false;
    const reminding = startReminding(platform);
    await reminding.turn(true);
    await reminding.follow(tablet([counted(monday, lines)]), monday);
    await remindFromPlan(registration, caches, '2021-06-16T02:59:00Z');
    expect(shown.filter((text) => text.includes('Tocilizumab IV'))).toEqual([]);
    await remindFromPlan(registration, caches, '2021-06-16T03:00:00Z');
    expect(shown.filter((text) => text.includes('Tocilizumab IV'))).toHaveLength(1);
    await reminding.turn(false);
    await remindFromPlan(registration, caches, at(4));
    expect(shown.filter((text) => text.includes('Tocilizumab IV'))).toHaveLength(1);
  });
});
