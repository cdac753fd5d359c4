import { type Instant, localDateOf } from '../../domain/day.ts';
import type { MissingRun } from '../../store/index.ts';
import type { Running } from '../app-props.ts';
import { isClockWrong } from '../clock.ts';
import { moment, timeOfDay } from '../language/format.ts';
import { banners as words } from '../language/fr-banners.ts';
import type { Enrolled } from '../today.ts';
import { Banner, type BannerProps } from './banner.tsx';

export interface BannerListProps {
  running: Running;
  snapshot: Enrolled;
  now: Instant;
}

/** What a person must know before relying on this tablet; nothing while all is well. */
export function BannerList(props: BannerListProps) {
  return (
    <>
      {bannersOf(props).map((banner, index) => (
        <Banner key={index} {...banner} />
      ))}
    </>
  );
}

function bannersOf({ running, snapshot, now }: BannerListProps): BannerProps[] {
  const banners: BannerProps[] = [];
  if (running.unread) {
    const action = { label: words.reload, run: () => location.reload() };
    banners.push({ tone: 'bad', icon: 'warn', children: words.unread, action });
  }
  const missing = lost(running.missing, snapshot);
  if (missing > 0) banners.push({ tone: 'bad', icon: 'warn', children: words.eventsMissing(missing) });
  const hold = holdBanner(running, snapshot, now);
  if (hold) banners.push(hold);
  banners.push(...packBanners(snapshot, now));
  if (running.storage === 'refused')
    banners.push({ tone: 'warn', icon: 'warn', children: words.storageRefused });
  if (isClockWrong(snapshot)) {
    banners.push({ tone: 'warn', icon: 'clock', children: words.clockWrong(snapshot.clockOffsetMs ?? 0) });
  }
  if (running.update.ready) banners.push(updateBanner(running, snapshot));
  const { install } = running.actions;
  if (install) {
    const action = { label: words.installApply, run: () => void install() };
    banners.push({ tone: 'quiet', icon: 'box', children: words.install, action });
  }
  return banners;
}

/** How many of them the endpoint lacks too; all of them, until it has spoken of all. */
function lost(missing: MissingRun | null, { arrivals, identity }: Enrolled): number {
  if (!missing) return 0;
  const { from, to, device } = missing;
  if (!arrivals || arrivals.upTo < to || device !== identity.device) return to - from + 1;
  return arrivals.gaps.reduce(
    (sum, gap) => sum + Math.max(0, Math.min(to, gap.to) - Math.max(from, gap.from) + 1),
    0,
  );
}

/** A pack past its term goes on serving; one that was refused changed nothing (S17). */
function packBanners({ pack, packRefusal, identity }: Enrolled, now: Instant): BannerProps[] {
  const { expiresAt } = pack;
  const banners: BannerProps[] = [];
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.parse(now)) {
    const day = localDateOf(expiresAt, identity.facility.zone);
    banners.push({ tone: 'warn', icon: 'clock', children: words.packExpired(day) });
  }
  if (packRefusal)
    banners.push({ tone: 'warn', icon: 'warn', children: words.packRefused[packRefusal.kind] });
  return banners;
}

/** Never offered over a count under way: the page would reload under somebody's hands. */
function updateBanner(running: Running, snapshot: Enrolled): BannerProps {
  const isFree = snapshot.drafts.length === 0;
  return {
    tone: 'quiet',
    icon: 'up',
    children: isFree ? words.updateReady : words.updateAfterDraft,
    action: isFree ? { label: words.updateApply, run: running.update.apply } : undefined,
  };
}

function holdBanner(running: Running, snapshot: Enrolled, now: Instant): BannerProps | null {
  const { hold } = snapshot;
  const { zone } = snapshot.identity.facility;
  switch (hold?.kind) {
    case undefined:
      return null;
    case 'unreachable':
      // With nothing to send, nothing is held back.
      if (snapshot.outbox.size === 0) return null;
      return {
        tone: 'quiet',
        icon: 'clock',
        children: words.holdUnreachable(moment(hold.since, zone, now), timeOfDay(hold.nextTryAt, zone)),
        action: { label: words.trySend, run: running.actions.sendNow },
      };
    case 'enrolment-lost':
      return {
        tone: 'bad',
        icon: 'warn',
        children: words.holdEnrolmentLost,
        link: { label: words.holdEnrolmentLostAction, href: '/enroler' },
      };
    case 'facility-blocked':
      return { tone: 'bad', icon: 'warn', children: words.holdFacilityBlocked };
    case 'app-too-old':
      return { tone: 'warn', icon: 'warn', children: words.holdAppTooOld };
    case 'event-too-large':
      return { tone: 'bad', icon: 'warn', children: words.holdTooLarge(hold.seq) };
  }
}
