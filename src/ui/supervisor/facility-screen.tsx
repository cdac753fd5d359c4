import { useEffect, useRef, useState } from 'preact/hooks';
import { addDays, type Instant } from '../../domain/day.ts';
import { weekOf } from '../../domain/period.ts';
import type {
  SupervisedDevice,
  SupervisedFacility,
  SupervisedProduct,
  SupervisionView,
} from '../../protocol/supervision.ts';
import type { SupervisionClient } from '../../sync/supervision.ts';
import { dayName, weekdayName, weekdayOfNumber } from '../language/format.ts';
import { formats } from '../language/fr-format.ts';
import { fr } from '../language/fr-supervisor.ts';
import { useHolidays } from '../parts/use-holidays.ts';
import { CodeDialog } from './code-dialog.tsx';
import { DeviceTable } from './device-table.tsx';
import { Heard } from './facility-rows.tsx';
import { Demonstration } from './marks.tsx';
import { ProductCard } from './product-card.tsx';
import { ownVoice, resupplyProducts } from './resupply.ts';
import { ResupplyDialog, type Word } from './resupply-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { dayText } from './when.ts';

export interface FacilityScreenProps {
  it: SupervisedFacility;
  view: SupervisionView;
  now: Instant;
  ownZone: string;
  client: SupervisionClient;
  /** Why nothing can be done just now, in words; null when it can. */
  barred: string | null;
  changed: () => void;
}

/** Everything on one facility, and what may be done about its tablets. */
export function FacilityScreen({ it, view, now, ownZone, client, barred, changed }: FacilityScreenProps) {
  const [open, setOpen] = useState<'code' | SupervisedDevice | Word | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [it.facility.id]);
  const { facility } = it;
  const week = weekOf(it.localDate);
  const holidays = useHolidays(facility, addDays(week.from, -7), week.to);
  const close = () => setOpen(null);
  const place = { facility: facility.id };
  const raised: Word = { kind: 'raise', place, products: resupplyProducts([it]) };
  const liftOf = ({ product, productLabel, resupply }: SupervisedProduct) =>
    resupply?.some((word) => word.by === ownVoice(view)) && (
      <button
        type="button"
        class="button"
        disabled={barred !== null}
        aria-label={fr.resupply.liftOf(productLabel)}
        onClick={() => setOpen({ kind: 'lift', target: place, product, name: productLabel })}
      >
        {fr.resupply.lift}
      </button>
    );
  return (
    <article class="facility">
      <h1 ref={heading} tabIndex={-1}>
        {facility.name} <Demonstration facility={facility} />
      </h1>
      <ul class="facts">
        <li>{facility.regionName}</li>
        {facility.finess && <li>{fr.facility.finess(facility.finess)}</li>}
        <li>
          {fr.facility.zone(
            facility.zone,
            `${weekdayName(it.localDate)} ${dayText(it.localDate, it.localDate)}`,
          )}
        </li>
        {facility.plannedDays.length > 0 && (
          <li>{fr.facility.planned([...facility.plannedDays].sort().map(weekdayOfNumber))}</li>
        )}
        {holidays.length > 0 && (
          <li>
            {fr.facility.holidays(
              holidays.map((day) => `${dayName(day.date)} (${formats.holiday(day.name)})`),
            )}
          </li>
        )}
        <li>{fr.facility.contact(facility.agency ?? fr.list.noAgency)}</li>
        <li class="heard">
          {fr.facility.heard} <Heard it={it} now={now} />
        </li>
      </ul>

      <section>
        <h2>{fr.facility.products}</h2>
        {it.products.length === 0 && <p class="empty">{fr.facility.noProducts}</p>}
        <div class="cards">
          {it.products.map((product) => (
            <ProductCard
              key={product.product}
              product={product}
              it={it}
              view={view}
              now={now}
              lift={liftOf(product)}
            />
          ))}
        </div>
        {it.products.length > 0 && (
          <div class="acts">
            <button type="button" class="button" disabled={barred !== null} onClick={() => setOpen(raised)}>
              {fr.resupply.raise}
            </button>
            {barred && <p class="soft">{barred}</p>}
          </div>
        )}
      </section>

      <section>
        <h2>{fr.facility.devices}</h2>
        <div class="acts">
          <button
            type="button"
            class="button primary"
            disabled={barred !== null}
            onClick={() => setOpen('code')}
          >
            {fr.facility.code}
          </button>
          {barred && <p class="soft">{barred}</p>}
        </div>
        {it.devices.length === 0 ? (
          <p class="empty">{fr.facility.noDevices}</p>
        ) : (
          <DeviceTable it={it} now={now} barred={barred} revoke={setOpen} />
        )}
      </section>

      {open === 'code' && (
        <CodeDialog facility={facility.id} client={client} now={now} ownZone={ownZone} close={close} />
      )}
      {open !== null && open !== 'code' && 'kind' in open && (
        <ResupplyDialog word={open} client={client} close={close} changed={changed} />
      )}
      {open !== null && open !== 'code' && 'device' in open && (
        <RevokeDialog device={open} client={client} close={close} changed={changed} />
      )}
    </article>
  );
}
