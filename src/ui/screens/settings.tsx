import { type Instant, localDateOf, msBetween, type Zone } from '../../domain/day.ts';
import { bindingRules, rulesFor } from '../../domain/directive.ts';
import { moment } from '../language/format.ts';
import { banners } from '../language/fr-banners.ts';
import { settings as words } from '../language/fr-settings.ts';
import { settingsStatement } from '../later-statements.ts';
import type { ScreenProps } from '../pages.tsx';
import { LanguageChoice } from '../parts/language-choice.tsx';
import { LastSealed } from '../parts/last-sealed.tsx';
import { RemindersCard } from '../parts/reminders-card.tsx';
import { ResupplyForm } from '../parts/resupply-form.tsx';
import { SettingsForm } from '../parts/settings-form.tsx';
import type { Enrolled } from '../today.ts';

/** What a pharmacy decides about itself, and how old the rules are that its tablet judges by. */
export default function Settings({ snapshot, now, actions }: ScreenProps) {
  const { facility } = snapshot.identity;
  const last = snapshot.events.find(({ event }) => event.kind === 'settings');
  const rules = rulesFor(snapshot.pack.documents, facility.region);
  const today = localDateOf(now, facility.zone);
  const withFloor = snapshot.pack.products.filter(
    (product) => bindingRules('floor', rules, product.id, today).length > 0,
  );
  return (
    <div class="stack narrow">
      <h1>{words.title}</h1>
      <p class="soft">{words.intro}</p>
      <section class="card stack">
        <SettingsForm
          key={last ? `${last.event.device}/${last.event.seq}` : ''}
          facility={facility}
          onSeal={(settings) => actions.seal(settingsStatement(settings))}
        />
        <LastSealed
          kept={last}
          words={last ? words.lastSealed(moment(last.at, facility.zone, now)) : ''}
          zone={facility.zone}
          now={now}
        />
      </section>
      {withFloor.map((product) => (
        <section class="card stack" key={product.id}>
          <h2>{words.resupplyOf(product.label)}</h2>
          <ResupplyForm product={product} snapshot={snapshot} rules={rules} now={now} actions={actions} />
        </section>
      ))}
      {actions.reminding && <RemindersCard reminding={actions.reminding} />}
      <section class="card stack">
        <h2>{words.pack}</h2>
        {packLines(snapshot, facility.zone, now).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
      <section class="card stack">
        <LanguageChoice speak={actions.speak} />
      </section>
      <a class="button" href="/donnees">
        {words.data}
      </a>
      <a class="button" href="/accessibilite">
        {words.accessibility}
      </a>
    </div>
  );
}

function packLines({ pack, packRefusal }: Enrolled, zone: Zone, now: Instant): string[] {
  const issuedOn = localDateOf(pack.issuedAt, zone);
  const lines = [words.packIs(pack.version, issuedOn, msBetween(pack.issuedAt, now))];
  if (pack.expiresAt === null) lines.push(words.packForever);
  else {
    const isOver = Date.parse(pack.expiresAt) <= Date.parse(now);
    lines.push((isOver ? words.packExpired : words.packExpires)(localDateOf(pack.expiresAt, zone)));
  }
  if (packRefusal)
    lines.push(words.packRefused(localDateOf(packRefusal.at, zone), banners.packRefused[packRefusal.kind]));
  return lines;
}
