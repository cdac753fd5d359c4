// @vitest-environment happy-dom

import { webcrypto } from 'node:crypto';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { acknowledgementText } from '../../src/protocol/acknowledgement.ts';
import { exportPublicKey, makeKeyPair, type Subtle, signText } from '../../src/protocol/crypto.ts';
import { firstPack } from '../../src/reference/pack.ts';
import type { Delivery, KeptEvent } from '../../src/store/snapshot.ts';
import { type Proof, proofOf } from '../../src/sync/proof.ts';
import AcknowledgementSheet from '../../src/ui/screens/acknowledgement-sheet.tsx';
import { cayenne, counted, line, stored } from './made-up.ts';

afterEach(cleanup);

const subtle = webcrypto.subtle as unknown as Subtle;
const now = '2021-06-16T12:00:00Z';
const lines = [line('roactemra-iv-80', 9999)];

/** A tablet that pinned the key which signed, or another. */
async function signedBy(delivery: Extract<Delivery, { number: number }>, pinsIt = true) {
  const keys = await makeKeyPair(subtle, true);
  const pinned = pinsIt ? keys : await makeKeyPair(subtle, true);
  const kept = counted(now, lines, delivery);
  const { device, seq, hash } = kept.event;
  const { state, number, receivedAt } = delivery;
  const text = acknowledgementText({ device, seq, hash, state, number, receivedAt });
  const signature = await signText(subtle, keys.privateKey, text);
  const identity = { endpointKey: await exportPublicKey(subtle, pinned.publicKey) };
  const database = { meta: { get: async () => identity } } as never;
  const signed: KeptEvent = { ...kept, delivery: { ...delivery, signature } };
  return { kept: signed, proof: await proofOf({ database, subtle }, signed) };
}

async function show(kept: KeptEvent, proof: Proof | null) {
  const onPrint = vi.fn();
  render(
    <AcknowledgementSheet
      {...{ kept, facility: cayenne, pack: firstPack, now, onPrint, proofOf: async () => proof }}
    />,
  );
  await vi.waitFor(() => expect(document.body.textContent).not.toContain('Vérification'));
  return { text: document.body.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '', onPrint };
}

describe('S13: an acknowledgement on paper', () => {
  it('says what was counted, received and signed, and prints', async () => {
    const { kept, proof } = await signedBy({
      ...stored(12345, '2021-06-16T12:01:00.000Z'),
      state: 'stored',
    } as never);
    const { text, onPrint } = await show(kept, proof);
    expect(text).toMatch(/Accusé de réception n° 12 345.*reçu et conservé.*80 mg : 9 999 flacons/);
    expect(text).toContain('Reçu le16/06/2021 à 09:01 (America/Cayenne)');
    expect(text).toContain('Signature vérifiée');
    for (const part of [kept.event.hash, proof?.text, proof?.signature, proof?.key.x, proof?.key.y])
      expect(text).toContain(part);
    fireEvent.click(screen.getByRole('button', { name: 'Imprimer l’accusé' }));
    expect(onPrint).toHaveBeenCalledOnce();
  });

  it('does not vouch for a signature under another key, nor for an acknowledgement without one', async () => {
    const { kept, proof } = await signedBy({ state: 'stored', number: 1, receivedAt: now }, false);
    expect((await show(kept, proof)).text).toContain('Signature non vérifiée');
    cleanup();
    const { text } = await show(counted(now, lines, stored(1, now)), null);
    expect(text).toContain('sans signature propre');
    expect(document.querySelector('.qr-code')).toBeNull();
  });

  it('of a refused event says that it was set aside, and of an unsent one that there is none', async () => {
    const refused = { state: 'quarantined', number: 8, receivedAt: now, reason: 'hash-mismatch' } as const;
    const { kept, proof } = await signedBy(refused);
    const { text } = await show(kept, proof);
    expect(text).toContain('mis cet enregistrement de côté : contenu abîmé');
    expect(text).not.toContain('reçu et conservé');
    cleanup();
    expect((await show(counted(now, lines), null)).text).toContain('n’a pas encore accusé réception');
  });
});
