import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshProfile, openTablet, type Tablet } from '../support/browser.ts';
import { freshData, type RunningEndpoint, startEndpoint } from '../support/endpoint.ts';
import { freePort } from '../support/free-port.ts';
import { type RealProvider, startRealProvider } from '../support/real-provider.ts';
import { isSoundEverywhere } from '../support/sound.ts';
import { enrolTablet } from '../support/steps.ts';

const soon = { timeout: 20_000 };

/** The endpoint on localhost, the provider on 127.0.0.1: two sites to a browser, as in life. */
describe.skipIf(!inject('chromium'))('a supervisor comes by the provider of identities', () => {
  const [data, profile] = [freshData(), freshProfile()];
  let provider: RealProvider;
  let endpoint: RunningEndpoint;
  let tablet: Tablet;
  let home = '';
  beforeAll(async () => {
    const port = await freePort();
    home = `http://localhost:${port}`;
    provider = await startRealProvider({ publicOrigin: home, listensAt: `http://127.0.0.1:${port}` });
    const env = {
      PUBLIC_ORIGIN: home,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_ACR: 'eidas1',
    };
    endpoint = await startEndpoint({ data: data.path, port, env });
    tablet = await openTablet(inject('chromium'), profile.path);
  });
  afterAll(async () => {
    await tablet?.kill();
    await endpoint?.kill();
    await provider?.close();
    for (const { remove } of [data, profile]) remove();
  });

  const signIn = async (name: string) => {
    const { page } = tablet;
    await page.getByLabel('Nom').fill(name, soon);
    await page.getByRole('button', { name: 'Entrer' }).click(soon);
  };
  const door = () => tablet.page.getByRole('link', { name: 'Se connecter avec Pro Santé Connect' });
  const list = () => tablet.page.getByText('Démonstration — Cayenne').first();

  test('who is unknown is told what to do', async () => {
    const { page } = tablet;
    // With a worker that answers navigations, as any computer has from its second visit on.
    await enrolTablet(page, endpoint.port, endpoint.code);
    await page.goto(`${home}/superviseur`);
    await door().waitFor(soon);
    await isSoundEverywhere(page, 'supervisor-door');
    await door().click(soon);
    await signIn('nobody');
    await page.getByText('aucun rôle ne lui est donné ici').waitFor(soon);
    expect(new URL(page.url()).pathname).toBe('/superviseur/connexion');
    await isSoundEverywhere(page, 'supervisor-no-role');
  });

  test('an invitation asks who comes, whoever’s session is open there, and leads to the list; the address keeps nothing of it', async () => {
    const { page } = tablet;
    await page.goto(`${home}/superviseur/entrer#${endpoint.token}`);
    await page.getByRole('button', { name: 'Entrer' }).click(soon);
    await signIn('odile');
    await list().waitFor(soon);
    expect(page.url()).toBe(`${home}/superviseur`);
  });

  test('leaving ends both sessions: the door asks again who comes, and the role is still there', async () => {
    const { page } = tablet;
    await page.getByRole('button', { name: 'Quitter' }).click(soon);
    await page.getByRole('button', { name: 'Sortir' }).click(soon);
    await door().click(soon);
    await signIn('odile');
    await list().waitFor(soon);
  });

  test('a session that ended at the provider is closed at the next request, and one step from open', async () => {
    const { page } = tablet;
    const other = await tablet.context.newPage();
    await other.goto(`${provider.issuer}/session/end?client_id=${provider.clientId}`);
    await other.getByRole('button', { name: 'Sortir' }).click(soon);
    await other.getByRole('heading', { name: 'Sorti' }).waitFor(soon);
    await other.close();
    await page.getByRole('button', { name: 'Actualiser' }).click(soon);
    await page.getByText('La session de supervision est fermée ou a expiré').waitFor(soon);
    await isSoundEverywhere(page, 'supervisor-signed-out');
    await door().click(soon);
    await signIn('weak-odile');
    await page.getByText('n’a pas le niveau de sûreté exigé').waitFor(soon);
    await page.goto(`${home}/superviseur/entrer#${endpoint.token}`);
    await page.getByRole('button', { name: 'Entrer' }).click(soon);
    await page.getByText('Ce lien a déjà servi').waitFor(soon);
    await isSoundEverywhere(page, 'supervisor-link-used');
  });
});
