import type { CountLine } from '../domain/count.ts';
import { addMs, type Instant, localDateOf } from '../domain/day.ts';
import { bindingRules, documentOf, rulesFor } from '../domain/directive.ts';
import type { SecondCount } from '../protocol/event.ts';
import type { SealContext, Statement } from '../store/index.ts';
import type { Snapshot } from '../store/snapshot.ts';

export type Enrolled = Snapshot & { identity: NonNullable<Snapshot['identity']> };

export function isEnrolled(snapshot: Snapshot | null): snapshot is Enrolled {
  return snapshot?.identity != null;
}

/** A count names the directive that it answers (R054), as this tablet knows it on the local day of the count. */
export function countStatement(
  snapshot: Enrolled,
  productId: string,
  lines: CountLine[],
  deviceTime: Instant,
  typedTime?: Instant,
  second?: SecondCount,
): Statement {
  const countedAt = typedTime ?? addMs(deviceTime, snapshot.clockOffsetMs ?? 0);
  const answers = answeredDirective(snapshot, productId, countedAt);
  return { kind: 'count', body: { product: productId, answers, lines, ...(second && { second }) } };
}

export function sealContext(snapshot: Enrolled, deviceTime: Instant, app: string): SealContext {
  const { facility, device } = snapshot.identity;
  const { person } = snapshot;
  return {
    deviceTime,
    zone: facility.zone,
    facility: facility.id,
    // Until people have names on the tablet, the tablet itself is who counted.
    actor: person || `tablet-${device.slice(0, 4)}`,
    person,
    app,
  };
}

function answeredDirective(snapshot: Enrolled, productId: string, countedAt: Instant) {
  if (!snapshot.pack) return null;
  const { documents, version } = snapshot.pack;
  const { region, zone } = snapshot.identity.facility;
  const date = localDateOf(countedAt, zone);
  const rule = bindingRules('cadence', rulesFor(documents, region), productId, date)[0];
  const document = rule && documentOf(documents, rule.id);
  return rule && document ? { document: document.id, rule: rule.id, packVersion: version } : null;
}
