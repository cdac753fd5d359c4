import { leavingKinds } from '../../../src/domain/leaving.ts';
import type { WireTablet } from '../../support/tablet.ts';
import { vials } from '../../support/tablet.ts';
import type { Chance } from './chance.ts';
import { mutatedText } from './mutate.ts';

/** A batch of one to four events of any kind, some of them altered before they were sealed and so under a right hash. */
export async function someBatch(tablet: WireTablet, chance: Chance): Promise<object> {
  const events: unknown[] = [];
  for (let left = 1 + chance.below(4); left > 0; left--) {
    const event = await tablet.seal(...someBody(tablet, chance), typedTime(tablet, chance));
    events.push(chance.happens(0.5) ? await resealed(tablet, mutatedText(event, chance)) : event);
  }
  return tablet.batch(events);
}

/** Now and then, entered from a sheet. */
function typedTime(tablet: WireTablet, { happens }: Chance): Record<string, unknown> {
  return happens(0.2) ? { enteredAt: tablet.deviceTime() } : {};
}

async function resealed(tablet: WireTablet, text: string): Promise<unknown> {
  try {
    const { hash: _, ...content } = JSON.parse(text);
    return await tablet.sealAs(content);
  } catch {
    return { seq: tablet.seq };
  }
}

function someBody(tablet: WireTablet, { pick, below }: Chance): [kind: string, body: object] {
  const product = 'tocilizumab-iv';
  const lines = vials([below(5), below(100_000), below(3)]);
  const lot = { lot: 'N7533B03', expiry: { kind: 'date', date: '2030-01-31' }, origin: 'state-stock' };
  const earlier = { device: tablet.device, seq: 1 + below(tablet.seq + 1) };
  return pick<[string, object]>([
    ['count', { product, answers: null, lines }],
    [
      'count',
      { product, answers: null, lines, second: { actor: pick(['zoe', null]), reason: 'unexplained' } },
    ],
    ['correction', { product, answers: null, lines, replaces: earlier }],
    ['void', { product, voids: earlier }],
    ['receipt', { product, lines: [{ presentation: 'roactemra-iv-80', units: 1 + below(9) }] }],
    [
      pick([...leavingKinds]),
      {
        product,
        lines: [{ presentation: 'roactemra-iv-80', units: 1 + below(9), ...(below(2) ? { lot } : {}) }],
      },
    ],
    ['settings', { carT: 'yes', referenceDoseMg: 1 + below(2_000), openDays: [1], plannedDays: [1, 7] }],
    ['resupply', { product, compromised: true, reason: 'laboratory-quota' }],
    ['car-t-check', { product, mayStart: true, answer: 'met', threshold: 2, count: earlier }],
  ]);
}
