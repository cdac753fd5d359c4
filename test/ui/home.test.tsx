// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Today } from '../../src/ui/screens/today.tsx';
import { type Enrolled, snapshotToToday } from '../../src/ui/today.ts';
import { cayenne, counted, line, stored, tablet, vials } from './made-up.ts';

afterEach(cleanup);

const contact = { lastContactAt: '2021-11-17T12:00:00Z' };
const now = '2021-11-17T15:00:00Z';
const sent = stored(1, '2021-11-17T13:01:00Z');

/** The words of one product's card, with plain spaces. */
async function card(snapshot: Enrolled, productId = 'tocilizumab-iv', at = now): Promise<string> {
  const { facility } = snapshot.identity;
  render(
    <Today products={snapshotToToday(snapshot, at)} facility={facility} pack={snapshot.pack} now={at} />,
  );
  // The shelf is fetched where a floor binds.
  await waitFor(() =>
    expect(document.querySelectorAll('.with-floor > .floor')).toHaveLength(
      document.querySelectorAll('.with-floor').length,
    ),
  );
  for (const details of document.querySelectorAll('details')) fireEvent(details, new Event('toggle'));
  await waitFor(() =>
    expect([...document.querySelectorAll('details > div')].every((it) => it.textContent)).toBe(true),
  );
  const section = document.querySelector(`[aria-labelledby="p-${productId}"]`);
  return section?.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '';
}

describe('home', () => {
  it('says by how much the floor is missed, what would repair it, why, and who helps in which order', async () => {
    const text = await card(tablet([counted('2021-11-17T13:00:00Z', vials(2, 1, 3), sent)], contact));
    expect(text).toContain('Sous le plancher : il manque 1 injection');
    expect(text).toContain('1 injection possible, 2 exigées');
    expect(text).toContain('Pour y remédier : 1 × 400 mg, 1 × 200 mg ou 1 × 80 mg');
    expect(text).toContain('Dernier comptage : 10:00, il y a 2 h');
    expect(text).toContain('Utilisable : 3 × 400 mg + 1 × 200 mg + 2 × 80 mg');
    expect(text).toContain('Courrier de laboratoire sans numéro, 14/10/2021');
    expect(text).toMatch(/grossiste.*ARS Guyane.*La nation/);
  });

  it('draws each vial once, and in words too', async () => {
    await card(tablet([counted('2021-11-17T13:00:00Z', vials(2, 1, 3), sent)], contact));
    expect(document.querySelectorAll('.shelf .vial')).toHaveLength(6);
    const spoken = document.querySelector('.shelf [role=img]')?.getAttribute('aria-label');
    expect(spoken?.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
      'Injection 1 : 2 × 400 mg. Reste : 1 × 400 mg, 1 × 200 mg et 2 × 80 mg',
    );
  });

  it('says on how many vials of unknown expiry the answer rests, and draws them dotted', async () => {
    const lines = [
      line('roactemra-iv-80', 0),
      line('roactemra-iv-200', 0),
      line('roactemra-iv-400', 4, { kind: 'unknown' }),
    ];
    expect(await card(tablet([counted('2021-11-17T13:00:00Z', lines, sent)], contact))).toContain(
      'Plancher atteint seulement si 4 flacons à péremption inconnue sont bons',
    );
    expect(document.querySelectorAll('.shelf .unverified')).toHaveLength(4);
  });

  it('shows the answer at the higher threshold after a day without contact', async () => {
    const old = { lastContactAt: '2021-11-15T15:00:00Z' };
    expect(await card(tablet([counted('2021-11-17T13:00:00Z', vials(0, 0, 4))], old))).toContain(
      'Sans nouvelles du service depuis 2 j. Si le réapprovisionnement était compromis : 3 exigées, il en manquerait 1.',
    );
  });

  it('says which sheets of it are under way, of this product alone, and leads back to them', async () => {
    const draft = (product: string, hour: number) => ({
      product,
      lines: {},
      savedAt: `2021-11-17T${hour}:30:00Z`,
    });
    const names = ['receipt/tocilizumab-iv', 'leaving/tocilizumab-iv', 'paper/tocilizumab-iv'];
    const links = (productId: string) =>
      [...document.querySelectorAll(`[aria-labelledby="p-${productId}"] .actions a`)].map((it) => [
        it.textContent,
        it.getAttribute('href'),
      ]);
    const drafts = names.map((name, index) => draft(name, 13 - index));
    expect(await card(tablet([], { ...contact, drafts }))).toContain('Saisie commencée à 08:30');
    expect(links('tocilizumab-iv')).toEqual([
      ['Compter', '/compter/tocilizumab-iv'],
      ['Reprendre la réception', '/reception/tocilizumab-iv'],
      ['Reprendre la sortie', '/sortie/tocilizumab-iv'],
      ['Reprendre la feuille', '/feuille/tocilizumab-iv/saisir'],
    ]);
    expect(links('tocilizumab-sc').map(([label]) => label)).toEqual(['Compter', 'Réception', 'Sortie']);
    cleanup();
    await card(tablet([], { ...contact, drafts: [draft('tocilizumab-iv', 14)] }));
    expect(links('tocilizumab-iv').map(([label]) => label)).toEqual([
      'Reprendre le comptage',
      'Réception',
      'Sortie',
    ]);
  });

  it('does not answer from a count that is too old', async () => {
    const text = await card(tablet([counted('2021-11-10T13:00:00Z', vials(0, 0, 4), sent)], contact));
    expect(text).toContain('Plancher inconnu');
    expect(text).toContain('Le dernier comptage a 7 j : trop ancien pour répondre');
    expect(text).not.toContain('Plancher atteint');
  });

  it('never words an invitation as a breach, and a duty always', async () => {
    const snapshot = tablet([], contact);
    const sunday = '2021-11-21T15:00:00Z';
    const invited = await card(snapshot, 'tocilizumab-sc', sunday);
    expect(invited).toContain('Dernier jour de la période');
    expect(invited).toContain('1 comptage suggéré n’a pas été fait');
    expect(invited).not.toMatch(/manqu|retard|Dernier jour possible|tenu|bligatoire/);
    cleanup();
    expect(await card(snapshot, 'tocilizumab-iv', sunday)).toMatch(
      /Semaine manquée.*Semaine 45 : il a manqué 3 comptages/,
    );
  });

  it('gives the directive, its words, its reading and that its end is not known', async () => {
    const text = await card(tablet([counted('2021-11-15T13:00:00Z', vials(1, 1, 4), sent)], contact));
    expect(text).toContain('MINSANTE 2021-77, 08/06/2021');
    expect(text).toContain('obligatoirement mettre à jour trois fois par semaine');
    expect(text).toContain('Directive sans date de fin connue');
    expect(text).toContain('Compté : lundi 15 novembre.');
  });

  it('shows a holiday of the territory, which excuses nothing', async () => {
    const at = '2021-06-10T15:00:00Z';
    render(
      <Today products={snapshotToToday(tablet([]), at)} facility={cayenne} pack={tablet([]).pack} now={at} />,
    );
    await waitFor(() => expect(document.body.textContent).toContain('Férié'));
    const text = document.querySelector('[aria-labelledby="p-tocilizumab-iv"]')?.textContent;
    expect(text?.replaceAll('\u00a0', ' ')).toMatch(/J\*.*Férié : jeudi 10 juin.*Il n’excuse rien/);
  });

  it('raises the floor and says who says so where resupply is compromised', async () => {
    const flag = { product: 'tocilizumab-iv', by: 'nation', at: '2021-11-16T12:00:00Z', reason: 'transport' };
    const text = await card(
      tablet([counted('2021-11-17T13:00:00Z', vials(0, 0, 4), sent)], {
        ...contact,
        resupply: [flag as Enrolled['resupply'][number]],
      }),
    );
    expect(text).toContain('2 injections possibles, 3 exigées');
    expect(text).toMatch(/compromis par l’échelon national \(16\/11 à 09:00\) : transport/);
  });

  it('says which vials to use first', async () => {
    const lines = [
      line('roactemra-iv-80', 2, { kind: 'date', date: '2022-03-31' }),
      line('roactemra-iv-200', 1, { kind: 'date', date: '2021-10-31' }),
      line('roactemra-iv-400', 3, { kind: 'date', date: '2022-04-30' }),
    ];
    const text = await card(tablet([counted('2021-11-17T13:00:00Z', lines, sent)], contact));
    expect(text).toContain('À utiliser d’abord : 80 mg, fin 03/2022');
  });
});

describe('the week before, counted in time', () => {
  const days = ['08', '10', '12'].map((day) => `2021-11-${day}T12:00:00Z`);
  const week = (delivery: (at: string) => ReturnType<typeof stored> | { state: 'unsent' }) =>
    card(tablet(days.map((at) => counted(at, vials(4, 2, 4), delivery(at)))));

  it('is said to have looked missed from afar where the nation heard of it too late', async () => {
    expect(await week(() => stored(1, '2021-11-16T12:00:00Z'))).toContain(
      'Semaine 45 : comptages faits à temps, transmis après coup. La nation les a d’abord crus manqués',
    );
  });

  it('is said to be missing there still while any of it waits', async () => {
    const last = days.at(-1);
    const text = await week((at) => (at === last ? { state: 'unsent' } : stored(1, at)));
    expect(text).toContain('Semaine 45 : comptages faits à temps, pas encore tous transmis');
  });

  it('needs no such word where it was heard of in time, or missed here too', async () => {
    expect(await week((at) => stored(1, at))).not.toContain('faits à temps');
    cleanup();
    expect(await card(tablet([]))).not.toContain('faits à temps');
  });
});
