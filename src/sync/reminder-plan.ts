import { type Instant, type LocalDate, localDateOf, type Zone } from '../domain/day.ts';

export interface Reminder {
  /** One a day, product and reason: shown again, it replaces itself. */
  tag: string;
  text: string;
  /** What the text is written in. */
  lang: string;
}

/** What to remind of on the coming days if nothing is counted, left where the worker finds it. */
export interface ReminderPlan {
  zone: Zone;
  days: { day: LocalDate; reminders: Reminder[] }[];
}

export const remindTag = 'releve-remind';
const cacheName = 'releve-reminders';
const address = '/reminders.json';

export async function keepPlan(caches: CacheStorage, plan: ReminderPlan): Promise<void> {
  await (await caches.open(cacheName)).put(address, new Response(JSON.stringify(plan)));
}

export async function dropPlan(caches: CacheStorage): Promise<void> {
  await caches.delete(cacheName);
}

/** Shows what the plan has for the local day. */
export async function remindFromPlan(
  registration: ServiceWorkerRegistration,
  caches: CacheStorage,
  now: Instant,
): Promise<void> {
  const plan: ReminderPlan | undefined = await (await caches.match(address, { cacheName }))?.json();
  if (!plan) return;
  const today = plan.days.find(({ day }) => day === localDateOf(now, plan.zone));
  for (const reminder of today?.reminders ?? []) await showReminder(registration, reminder);
}

export function showReminder(
  registration: ServiceWorkerRegistration,
  { tag, text, lang }: Reminder,
): Promise<void> {
  return registration.showNotification('Relevé', {
    tag,
    body: text,
    lang,
    icon: '/icons/releve-192.png',
  });
}
