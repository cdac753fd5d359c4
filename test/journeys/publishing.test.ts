import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../../src/endpoint/database/open.ts';
import type { ReferencePack } from '../../src/protocol/pack.ts';
import { stage } from '../support/stage.ts';
import { count, enrolTablet, enterAsSupervisor, productCard } from '../support/steps.ts';

const wednesday = '2026-11-25T15:00:00Z';

/** A text that no release knows: a product more, two counts a week where one was asked for, and a higher floor. */
function withNewText({ products, documents, ...pack }: ReferencePack): ReferencePack {
  const [presentation] = products[0]?.presentations ?? [];
  if (!presentation) throw new Error('the pack has a product');
  const rule = {
    obligation: 'obligatory' as const,
    from: '2026-11-23',
    until: { kind: 'none' as const },
    phrase: 'phrase du texte',
    reading: 'notre lecture.',
    requirements: ['R096'],
  };
  const instead = (kind: string, product: string) => {
    const replaced = documents.flatMap((it) => it.rules).filter((it) => it.kind === kind);
    const ids = replaced.filter((it) => it.products.includes(product)).map((it) => it.id);
    return ids.map((id) => ({ rule: id, products: [product] }));
  };
  const cadence = { ...rule, kind: 'cadence' as const, updates: 2, per: 'week' as const };
  return {
    ...pack,
    version: pack.version + 1,
    issuedAt: wednesday,
    products: [
      ...products,
      {
        id: 'antidote',
        label: 'Antidote d’essai',
        substance: 'antidote',
        brand: null,
        route: 'IV',
        presentations: [
          { ...presentation, id: 'antidote-1', label: 'Antidote 1 mg', cip13: null, ucd13: null },
        ],
        countGoesStaleAfterDays: 4,
      },
    ],
    documents: [
      ...documents,
      {
        id: 'essai-1',
        channel: 'MARS',
        number: '2026_1',
        date: '2026-11-23',
        issuer: 'DGS',
        title: 'Essai',
        rules: [
          { ...cadence, id: 'essai-1/new', products: ['antidote'], supersedes: [] },
          {
            ...cadence,
            id: 'essai-1/twice',
            products: ['dexamethasone'],
            supersedes: instead('cadence', 'dexamethasone'),
          },
          {
            ...rule,
            id: 'essai-1/floor',
            kind: 'floor',
            products: ['tocilizumab-iv'],
            supersedes: instead('floor', 'tocilizumab-iv'),
            injections: 5,
            injectionsWhenResupplyCompromised: 7,
          },
        ],
      },
    ],
  };
}

describe.skipIf(!inject('chromium'))('directives published on the screen', () => {
  const shiftMs = Date.parse(wednesday) - Date.now();
  const scene = stage({ shiftMs });
  let wall: Page;
  let pack: ReferencePack;

  beforeAll(async () => {
    await enrolTablet(scene.tablet.page, scene.endpoint.port, scene.endpoint.code);
    wall = await scene.tablet.context.newPage();
    await enterAsSupervisor(wall, scene.endpoint.port, scene.endpoint.token);
    await wall.getByRole('link', { name: 'Directives' }).click();
  });

  const choose = (content: unknown) =>
    wall.getByLabel('Fichier JSON').setInputFiles({
      name: 'directives.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(content)),
    });
  const publish = async (next: ReferencePack) => {
    await choose(next);
    await wall.getByRole('button', { name: `Publier la version ${next.version}` }).click();
    await wall.getByText(new RegExp(`Version\\s${next.version}\\spubliée`)).waitFor();
    pack = next;
  };
  const contact = () => scene.tablet.page.goto(scene.address('/'));
  const card = (name: RegExp) => productCard(scene.tablet.page, name);

  test('start from the version in use, downloaded there', async () => {
    const [download] = await Promise.all([
      wall.waitForEvent('download'),
      wall.getByRole('link', { name: /^Télécharger la version/ }).click(),
    ]);
    pack = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(download.suggestedFilename()).toBe(`directives-${pack.version}.json`);
    expect(pack.products.length).toBeGreaterThan(3);
  });

  test('are refused in words while they are wrong or not newer, and nothing reaches anybody', async () => {
    const next = withNewText(pack);
    await choose({ ...next, documents: next.documents.map((it) => ({ ...it, date: '2026-02-30' })) });
    await wall.getByText(/Refusé\s:\s\d+\serreurs/).waitFor();
    await wall
      .getByText(/«\s2026-02-30\s» n’est pas une date du calendrier/)
      .first()
      .waitFor();
    await choose({ ...next, version: pack.version });
    await wall.getByText(/n’est pas plus récente que la version/).waitFor();
    expect(await wall.getByRole('button', { name: /^Publier la version/ }).isDisabled()).toBe(true);
  });

  test('bring a tablet a product, a cadence and a floor at its next contact, without a release', async () => {
    expect(await card(/Antidote/).count()).toBe(0);
    await publish(withNewText(pack));
    await contact();
    await card(/Antidote d’essai/)
      .getByText('0 sur 2 cette semaine')
      .waitFor();
    await card(/Dexaméthasone/)
      .getByText('0 sur 2 cette semaine')
      .waitFor();
    await card(/Tocilizumab IV/)
      .getByText('0 sur 3 cette semaine')
      .waitFor();
    await count(scene.tablet.page, /^Compter Antidote/, [4]);
    await contact();
    await card(/Antidote d’essai/)
      .getByText('1 sur 2 cette semaine')
      .waitFor();
  });

  test('past their term go on serving, and the tablet says so', async () => {
    await publish({ ...pack, version: pack.version + 1, expiresAt: '2026-11-24T12:00:00Z' });
    await contact();
    await scene.tablet.page.getByText(/ne sont plus à jour depuis le 24\/11\/2026/).waitFor();
    await count(scene.tablet.page, /^Compter Dexaméthasone/, [12]);
    await contact();
    await card(/Dexaméthasone/)
      .getByText('1 sur 2 cette semaine')
      .waitFor();
  });

  test('altered on their way are refused by the tablet, which says so and keeps the ones it has', async () => {
    const database = await openDatabase({ ...where, dataDirectory: scene.data.path });
    const [older, newer] = [pack.version, pack.version + 1].map((version) => `"version":${version},`);
    await database.sql`
      insert into pack (version, issued_at, text, signature, published_at, published_by)
      select version + 1, issued_at, replace(text, ${older as string}, ${newer as string}), signature, published_at, published_by
      from pack where version = ${pack.version}`;
    await database.close();
    await contact();
    await scene.tablet.page.getByText(/règles mal signées sont arrivées/).waitFor();
    await scene.tablet.page.getByText(/ne sont plus à jour depuis le 24\/11\/2026/).waitFor();
    await card(/Dexaméthasone/)
      .getByText('1 sur 2 cette semaine')
      .waitFor();
  });
});

const where = { databaseUrl: undefined, role: 'command' as const, say: () => undefined };
