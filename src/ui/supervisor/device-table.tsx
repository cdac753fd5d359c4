import type { Instant } from '../../domain/day.ts';
import type { SupervisedDevice, SupervisedFacility } from '../../protocol/supervision.ts';
import { number } from '../language/format.ts';
import { fr } from '../language/fr-supervisor.ts';
import { ColumnHead } from './column-head.tsx';
import { agoText, momentText } from './when.ts';

interface Props {
  it: SupervisedFacility;
  now: Instant;
  barred: string | null;
  revoke: (device: SupervisedDevice) => void;
}

/** The first characters, as a tablet shows them. */
export function shownDevice(device: string): string {
  return device.slice(0, 4).toUpperCase();
}

/** What each tablet last told of itself. */
export function DeviceTable({ it, now, barred, revoke }: Props) {
  const columns = fr.facility.deviceColumns;
  const when = (instant: Instant) => momentText(instant, it.facility.zone, now);
  return (
    <div class="scroll">
      <table class="devices">
        <caption class="unseen">{fr.facility.devices}</caption>
        <ColumnHead labels={Object.values(columns)} />
        <tbody>
          {it.devices.map((device) => (
            <tr key={device.device}>
              <th scope="row" title={device.device}>
                {shownDevice(device.device)}
              </th>
              <td data-label={columns.enrolled}>{when(device.enrolledAt)}</td>
              <td data-label={columns.heard}>
                {device.lastHeardAt
                  ? `${agoText(device.lastHeardAt, now)} (${when(device.lastHeardAt)})`
                  : fr.list.never}
                {device.imported && (
                  <div class="soft">
                    {fr.facility.imported(
                      when(device.imported.at),
                      device.imported.madeAt && when(device.imported.madeAt),
                    )}
                  </div>
                )}
              </td>
              <td data-label={columns.outbox}>
                {fr.facility.outbox(
                  device.outboxSize,
                  device.outboxOldestAt && agoText(device.outboxOldestAt, now),
                )}
              </td>
              <td data-label={columns.gaps}>
                {device.gaps.length > 0 ? (
                  <strong>{fr.facility.gaps(device.gaps)}</strong>
                ) : (
                  fr.facility.nothing
                )}
              </td>
              <td data-label={columns.quarantined}>
                {device.quarantined > 0 ? <strong>{number(device.quarantined)}</strong> : fr.facility.nothing}
              </td>
              <td data-label={columns.action}>
                {device.revokedAt ? (
                  fr.facility.revokedOn(when(device.revokedAt))
                ) : (
                  <button
                    type="button"
                    class="button"
                    disabled={barred !== null}
                    aria-label={fr.facility.revokeOf(shownDevice(device.device))}
                    onClick={() => revoke(device)}
                  >
                    {fr.facility.revoke}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
