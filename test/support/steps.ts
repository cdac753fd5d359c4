import type { Page } from 'playwright-core';

/** What people do, in the words they see. Each step fails with the words that it did not find. */
const soon = { timeout: 20_000 };

export async function enrolTablet(page: Page, port: number, code: string): Promise<void> {
  await page.goto(`http://localhost:${port}/enroler#${code}`);
  await page.getByRole('button', { name: 'Commencer' }).click(soon);
  await page
    .getByRole('link', { name: /^Compter / })
    .first()
    .waitFor(soon);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Figures in the order of the rows, each with an expiry of December 2029 where there is something. */
export async function count(
  page: Page,
  product: RegExp,
  figures: readonly number[],
  midway?: () => Promise<void>,
): Promise<void> {
  await fillIn(page, product, figures);
  await midway?.();
  await page.getByRole('button', { name: 'Enregistrer le comptage' }).click(soon);
  await page.getByRole('heading', { name: 'Enregistré sur cette tablette' }).waitFor(soon);
}

/** All but the last touch. */
export async function fillIn(page: Page, product: RegExp, figures: readonly number[]): Promise<void> {
  await page.getByRole('link', { name: product }).click(soon);
  const keypad = page.getByRole('group', { name: 'Pavé de saisie' });
  for (const figure of figures) {
    if (figure === 0) {
      await keypad.getByRole('button', { name: /^0 flacon/ }).click(soon);
      continue;
    }
    for (const digit of `${figure}`)
      await keypad.getByRole('button', { name: digit, exact: true }).click(soon);
    await keypad.getByRole('button', { name: 'Suivant' }).click(soon);
    for (const digit of '1229') await keypad.getByRole('button', { name: digit, exact: true }).click(soon);
    await keypad.getByRole('button', { name: 'Suivant' }).click(soon);
  }
}

export async function backToToday(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Retour à Aujourd/ }).click(soon);
}

export function productCard(page: Page, name: RegExp) {
  return page.locator('section.card').filter({ has: page.getByRole('heading', { name }) });
}

export async function enterAsSupervisor(page: Page, port: number, token: string): Promise<void> {
  await page.goto(`http://localhost:${port}/superviseur/entrer#${token}`);
  await page.getByRole('button', { name: 'Entrer' }).click(soon);
  await page.getByText('Démonstration — Cayenne').first().waitFor(soon);
}

/** A code on the keypad of the lock, or of the settings of the tablet's people. */
export async function typePin(page: Page, pin: string): Promise<void> {
  const keypad = page.getByRole('group', { name: 'Chiffres du code' });
  for (const digit of pin) await keypad.getByRole('button', { name: digit, exact: true }).click(soon);
}

/** In the settings, opened for changes. */
export async function addPerson(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter une personne' }).click(soon);
  await page.getByLabel('Prénom ou initiales').fill(name, soon);
  await page.getByRole('button', { name: 'Choisir son code' }).click(soon);
  await typePin(page, pin);
  await page.getByText('Retapez le même code.').waitFor(soon);
  await typePin(page, pin);
  await page.getByText(`${name} peut compter sur cette tablette.`).waitFor(soon);
}

export async function openAs(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click(soon);
  await typePin(page, pin);
  await page.getByText(`${name} compte`).waitFor(soon);
}

/** Keys of the counting keypad, one after another. */
export async function keys(page: Page, digits: string): Promise<void> {
  const keypad = page.getByRole('group', { name: 'Pavé de saisie' });
  for (const digit of digits) await keypad.getByRole('button', { name: digit, exact: true }).click(soon);
}
