import type { CountLine } from '../domain/count.ts';
import { addMs, type Instant, localDateOf } from '../domain/day.ts';
import { binds, documentOf, rulesOf } from '../domain/directive.ts';
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
): Statement {
  return {
    kind: 'count',
    body: { product: productId, answers: answeredDirective(snapshot, productId, deviceTime), lines },
  };
}

export function receiptStatement(
  productId: string,
  lines: { presentation: string; units: number }[],
): Statement {
  return { kind: 'receipt', body: { product: productId, lines } };
}

export function sealContext(snapshot: Enrolled, deviceTime: Instant, app: string): SealContext {
  const { facility, device } = snapshot.identity;
  // Until people have names on the tablet, the tablet itself is who counted.
  return {
    deviceTime,
    zone: facility.zone,
    facility: facility.id,
    actor: `tablet-${device.slice(0, 4)}`,
    app,
  };
}

function answeredDirective(snapshot: Enrolled, productId: string, deviceTime: Instant) {
  if (!snapshot.pack) return null;
  const { documents, version } = snapshot.pack;
  const rules = rulesOf(documents);
  const today = localDateOf(addMs(deviceTime, snapshot.clockOffsetMs ?? 0), snapshot.identity.facility.zone);
  const cadences = rules.filter((rule) => rule.kind === 'cadence' && binds(rule, rules, productId, today));
  const rule = cadences.sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  const document = rule && documentOf(documents, rule.id);
  return rule && document ? { document: document.id, rule: rule.id, packVersion: version } : null;
}
