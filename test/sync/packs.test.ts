import { describe, expect, test } from 'vitest';
import { makeKeyPair } from '../../src/protocol/crypto.ts';
import { type ReferencePack, signPack } from '../../src/protocol/pack.ts';
import type { SignedPack } from '../../src/protocol/signed-pack.ts';
import { firstPack } from '../../src/reference/pack.ts';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { drain } from '../../src/sync/drain.ts';
import { cayenne, enrolledTablet, signedAnswer, subtle, type TestTablet } from '../support/tablet-parts.ts';

/** So many versions after the one that the tablet was enrolled with. */
const later = (by: number): ReferencePack => ({ ...firstPack, version: firstPack.version + by });
const first = firstPack.version;

async function receive(tablet: TestTablet, pack: SignedPack) {
  const pull = { cursor: 0, events: [], facility: cayenne, pack, resupply: [] };
  tablet.answer(({ parsed }) => signedAnswer(tablet, parsed, { pull }));
  await drain(tablet.parts, true);
  const { pack: used, packRefusal } = await readSnapshot(tablet.database, new Map(), '');
  return { used: used?.version, refusal: packRefusal?.kind ?? null };
}

const signed = (tablet: TestTablet, pack: ReferencePack) =>
  signPack(subtle, tablet.endpointKeys.privateKey, pack);

describe('S17: directive packs', () => {
  test('a newer one is used, and the one before it is kept', async () => {
    const tablet = await enrolledTablet();
    expect(await receive(tablet, await signed(tablet, later(1)))).toEqual({ used: first + 1, refusal: null });
    expect(await tablet.database.packs.toCollection().primaryKeys()).toEqual([first, first + 1]);
  });

  test('an older one is refused though it is signed', async () => {
    const tablet = await enrolledTablet();
    await receive(tablet, await signed(tablet, later(2)));
    expect(await receive(tablet, await signed(tablet, later(1)))).toEqual({
      used: first + 2,
      refusal: 'older',
    });
  });

  test('an unsigned or altered one is refused, and the next good one ends the refusal', async () => {
    const tablet = await enrolledTablet();
    const other = await makeKeyPair(subtle, false);
    expect(await receive(tablet, await signPack(subtle, other.privateKey, later(1)))).toEqual({
      used: first,
      refusal: 'not-signed',
    });
    const good = await signed(tablet, later(1));
    const altered = { ...good, text: good.text.replace('"updates":3', '"updates":1') };
    expect(altered.text).not.toBe(good.text);
    expect(await receive(tablet, altered)).toEqual({ used: first, refusal: 'not-signed' });
    expect(await receive(tablet, good)).toEqual({ used: first + 1, refusal: null });
  });

  test('an invalid one is refused whole', async () => {
    const tablet = await enrolledTablet();
    const invalid = { ...later(1), documents: [...firstPack.documents, ...firstPack.documents] };
    expect(await receive(tablet, await signed(tablet, invalid))).toEqual({ used: first, refusal: 'invalid' });
  });

  test('events go out all the same when a pack is refused', async () => {
    const tablet = await enrolledTablet();
    await tablet.seal();
    const { text } = await signed(tablet, later(1));
    await receive(tablet, { text, signature: 'AAAA' });
    expect((await readSnapshot(tablet.database, new Map(), '')).outbox.size).toBe(0);
  });
});
