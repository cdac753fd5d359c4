import type { ComponentChildren } from 'preact';
import { type Instant, localDateOf } from '../../domain/day.ts';
import { weekOf } from '../../domain/period.ts';
import type { Running } from '../app-props.ts';
import { dayName, duration, moment, periodName } from '../language/format.ts';
import { fr } from '../language/fr.ts';
import { recentlyRefused, snapshotToChip, stopOf } from '../outbox-chip.ts';
import type { Enrolled } from '../today.ts';
import { Banners } from './banners.tsx';
import { Tag } from './tag.tsx';

interface FrameProps {
  running: Running;
  snapshot: Enrolled;
  now: Instant;
  here: 'today' | 'journal' | 'settings' | null;
  children: ComponentChildren;
}

/** What stands above the reading screens: where, when, which tablet, and the one chip. */
export function Frame({ running, snapshot, now, here, children }: FrameProps) {
  const { facility, device } = snapshot.identity;
  const today = localDateOf(now, facility.zone);
  const who = snapshot.people.find((it) => it.id === snapshot.person);
  return (
    <>
      <header>
        <div class="top">
          <div>
            <p class="pharmacy">{facility.name}</p>
            <p class="soft">
              {[
                dayName(today),
                periodName(weekOf(today).key),
                fr.top.tablet(device.slice(0, 4).toUpperCase()),
              ].join(', ')}
            </p>
          </div>
          {who && (
            <p class="flags who">
              <strong>{fr.top.counts(who.name)}</strong>
              <button
                type="button"
                class="button"
                aria-label={fr.top.changePerson}
                onClick={() => running.desk.enter('')}
              >
                {fr.top.change}
              </button>
            </p>
          )}
          <Outbox snapshot={snapshot} now={now} />
          <nav>
            <a class="button" href="/" aria-current={here === 'today' ? 'page' : undefined}>
              {fr.common.today}
            </a>
            <a class="button" href="/journal" aria-current={here === 'journal' ? 'page' : undefined}>
              {fr.common.journal}
            </a>
            <a class="button" href="/reglages" aria-current={here === 'settings' ? 'page' : undefined}>
              {fr.common.settings}
            </a>
          </nav>
        </div>
        <Banners running={running} snapshot={snapshot} now={now} />
      </header>
      <main class="page">{children}</main>
    </>
  );
}

function Outbox({ snapshot, now }: { snapshot: Enrolled; now: Instant }) {
  const chip = snapshotToChip(snapshot, now);
  const refused = recentlyRefused(snapshot, now);
  const stop = stopOf(snapshot);
  const { zone } = snapshot.identity.facility;
  return (
    <p class="outbox" aria-live="polite">
      {stop && (
        <Tag tone="bad" icon="warn">
          {fr.top.stopped[stop]}
        </Tag>
      )}
      {chip.kind === 'waiting' ? (
        <Tag tone="wait" icon="up">
          {fr.top.waiting(chip.size, duration(chip.oldestMs))}
        </Tag>
      ) : stop ? null : (
        <Tag tone="good" icon="check">
          {fr.top.allSent(chip.at && moment(chip.at, zone, now))}
        </Tag>
      )}
      {refused > 0 && (
        <Tag tone="bad" icon="cross">
          {fr.top.refused(refused)}
        </Tag>
      )}
    </p>
  );
}
