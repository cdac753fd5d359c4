import type { Instant } from '../domain/day.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { dropPlan, keepPlan, remindTag, showReminder } from '../sync/reminder-plan.ts';
import { instantOf } from './clock.ts';
import { badgeOf, isWakingHour, reminderPlan, remindersAt } from './reminders.ts';
import { isReady } from './today.ts';

export type ReminderState = 'unsupported' | 'denied' | 'off' | 'on';

export interface Reminding {
  state(): ReminderState;
  /** Asks for the browser's permission where it is needed: from a touch only. */
  turn(on: boolean): Promise<ReminderState>;
  /** To be called as time passes, with what is shown. */
  follow(snapshot: Snapshot | null, deviceTime: Instant): Promise<void>;
}

/** What this part needs of the browser; each may be missing. */
export interface ReminderPlatform {
  registration: PeriodicRegistration | undefined;
  notification: Pick<typeof Notification, 'permission' | 'requestPermission'> | undefined;
  badge: { setAppBadge?: (count: number) => Promise<void> };
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  caches: CacheStorage;
  isHidden: () => boolean;
}

interface PeriodicRegistration extends ServiceWorkerRegistration {
  periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void> };
}

const wantedKey = 'releve-reminders';
const shownKey = 'releve-reminded';
const wakeUpMs = 6 * 3_600_000;

export function startReminding(platform: ReminderPlatform): Reminding {
  const { registration, notification, badge, storage, caches } = platform;
  let planned: Snapshot | null = null;
  let badged = -1;

  const state = (): ReminderState => {
    if (!registration?.showNotification || !notification) return 'unsupported';
    if (notification.permission === 'denied') return 'denied';
    return notification.permission === 'granted' && storage.getItem(wantedKey) === 'on' ? 'on' : 'off';
  };
  const turn = async (on: boolean) => {
    if (on && notification?.permission === 'default') await notification.requestPermission();
    storage.setItem(wantedKey, on ? 'on' : 'off');
    planned = null;
    // Missing outside Chromium, and refused there to an app that is not installed.
    if (on)
      await registration?.periodicSync?.register(remindTag, { minInterval: wakeUpMs }).catch(() => undefined);
    else await dropPlan(caches);
    return state();
  };
  const follow = async (snapshot: Snapshot | null, deviceTime: Instant) => {
    if (!snapshot || !isReady(snapshot)) return;
    const now = instantOf(snapshot, deviceTime);
    const count = badgeOf(snapshot, now);
    // Zero takes the badge away.
    if (count !== badged) await badge.setAppBadge?.(count).catch(() => undefined);
    badged = count;
    if (!registration || state() !== 'on') return;
    if (planned !== snapshot) {
      planned = snapshot;
      await keepPlan(caches, reminderPlan(snapshot, now));
    }
    // Who looks at the screen needs no notification of what it says.
    if (!platform.isHidden() || !isWakingHour(snapshot, now)) return;
    const due = remindersAt(snapshot, now);
    const shown = (storage.getItem(shownKey) ?? '').split('\n');
    for (const reminder of due.filter(({ tag }) => !shown.includes(tag)))
      await showReminder(registration, reminder);
    storage.setItem(shownKey, due.map(({ tag }) => tag).join('\n'));
  };
  return { state, turn, follow: (...given) => follow(...given).catch(() => undefined) };
}
