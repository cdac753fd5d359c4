import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { LightMyRequestResponse } from 'fastify';
import type { CountLine } from '../../src/domain/count.ts';
import type { Instant } from '../../src/domain/day.ts';
import {
  exportPublicKey,
  importPublicKey,
  isSignedBy,
  makeKeyPair,
  signText,
} from '../../src/protocol/crypto.ts';
import { EnrolmentAnswer } from '../../src/protocol/enrolment.ts';
import { eventSchema, hashOfEvent } from '../../src/protocol/event.ts';
import { protocolMarker, SyncAnswer, signatureHeader } from '../../src/protocol/sync.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { type Service, subtle } from './service.ts';

export const newDeviceId = () => randomUUID().replaceAll('-', '').slice(0, 20);

export type WireEvent = Record<string, unknown> & { seq: number; hash: string; device: string };

/** A tablet without a store: it enrols, seals and sends by the wire's contract alone. */
export class WireTablet {
  seq = 0;
  previousHash: string | null = null;
  offsetMs = 0;
  cursor = 0;
  packVersion = firstPack.version;
  heardAt: Instant | null = null;

  private constructor(
    readonly service: Service,
    readonly device: string,
    public keys: CryptoKeyPair,
    readonly facility: string,
    readonly zone: string,
    readonly endpointKey: CryptoKey,
  ) {}

  static async enrol(
    service: Service,
    facilityId = 'demo-cayenne',
    device = newDeviceId(),
  ): Promise<WireTablet> {
    return WireTablet.enrolWith(service, await service.code(facilityId), device);
  }

  static async enrolWith(service: Service, code: string, device = newDeviceId()): Promise<WireTablet> {
    const keys = await makeKeyPair(subtle, false);
    const response = await requestEnrolment(service, code, device, keys);
    if (response.statusCode !== 200) throw new Error(response.body);
    const answer = EnrolmentAnswer.parse(JSON.parse(response.body));
    const endpointKey = await importPublicKey(subtle, answer.endpointKey);
    return new WireTablet(service, device, keys, answer.facility.id, answer.facility.zone, endpointKey);
  }

  /** The device's time: the endpoint's less the offset. */
  deviceTime(at: Instant = this.service.clock.now()): Instant {
    return new Date(Date.parse(at) - this.offsetMs).toISOString();
  }

  seal(kind: string, body: object, changes: Record<string, unknown> = {}): Promise<WireEvent> {
    this.seq += 1;
    return this.sealAs({
      schema: eventSchema,
      device: this.device,
      seq: this.seq,
      facility: this.facility,
      actor: 'tablet',
      kind,
      body,
      countedAt: this.deviceTime(),
      zone: this.zone,
      clockOffsetMs: this.offsetMs,
      app: 'test',
      previousHash: this.previousHash,
      ...changes,
    });
  }

  async sealAs(event: Record<string, unknown>): Promise<WireEvent> {
    const hash = await hashOfEvent(subtle, event);
    this.previousHash = hash;
    return { ...event, hash } as WireEvent;
  }

  count(
    figures: [number, number, number] = [1, 2, 3],
    changes: Record<string, unknown> = {},
  ): Promise<WireEvent> {
    return this.seal('count', { product: 'tocilizumab-iv', answers: null, lines: vials(figures) }, changes);
  }

  batch(events: unknown[], changes: Record<string, unknown> = {}) {
    return {
      protocol: protocolMarker,
      batch: randomUUID(),
      device: this.device,
      schema: eventSchema,
      deviceTime: this.deviceTime(),
      heardAt: this.heardAt,
      app: 'test',
      outbox: { size: events.length, oldestCountedAt: events.length > 0 ? this.deviceTime() : null },
      cursor: this.cursor,
      packVersion: this.packVersion,
      events,
      ...changes,
    };
  }

  async post(batch: unknown, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    const text = typeof batch === 'string' ? batch : JSON.stringify(batch);
    return this.postBytes(gzipSync(text), await signText(subtle, this.keys.privateKey, text), headers);
  }

  postBytes(payload: Buffer, signature: string, headers: Record<string, string> = {}) {
    return this.service.app.inject({
      method: 'POST',
      url: '/v1/sync',
      payload,
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        [signatureHeader]: signature,
        ...headers,
      },
    });
  }

  /** Sends events and reads the answer as a tablet would: only under the pinned key's signature. */
  async send(events: unknown[] = [], changes: Record<string, unknown> = {}): Promise<SyncAnswer> {
    const response = await this.post(this.batch(events, changes));
    if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`);
    const signature = String(response.headers[signatureHeader]);
    if (!(await isSignedBy(subtle, this.endpointKey, response.body, signature)))
      throw new Error('badly signed answer');
    const answer = SyncAnswer.parse(JSON.parse(response.body));
    this.cursor = answer.pull.cursor;
    this.heardAt = answer.now;
    return answer;
  }
}

export async function requestEnrolment(service: Service, code: string, device: string, keys?: CryptoKeyPair) {
  const { publicKey } = keys ?? (await makeKeyPair(subtle, false));
  const request = {
    protocol: protocolMarker,
    code,
    device,
    publicKey: await exportPublicKey(subtle, publicKey),
    deviceTime: service.clock.now(),
  };
  return service.post('/v1/enrolments', request);
}

/** 80, 200 and 400 mg, in date for years. */
export function vials(figures: [number, number, number]): CountLine[] {
  return (['80', '200', '400'] as const).map((size, index) => ({
    presentation: `roactemra-iv-${size}`,
    physical: figures[index] ?? 0,
    usable: figures[index] ?? 0,
    earliestExpiry: figures[index] ? { kind: 'date', date: '2030-01-31' } : { kind: 'none' },
  }));
}
