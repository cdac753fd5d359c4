/** A tablet of any engine, as the one journey drives it: an address, a finger, eyes, and a battery that dies. */
export interface EngineTablet {
  go(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Presses what an XPath finds, as a finger would; rejects where there is nothing. */
  press(xpath: string): Promise<void>;
  /** What an expression yields in the page, awaited. */
  evaluate<T>(expression: string): Promise<T>;
  /** SIGKILL to every process of the browser. */
  kill(): Promise<void>;
}

const soonMs = 20_000;

/** A button or link by the beginning of its name. */
export function named(tag: 'button' | 'a', name: string): string {
  const plain = `translate(concat(@aria-label, substring(normalize-space(.), 1, 200 * not(@aria-label))), '\u00a0\u202f', '  ')`;
  return `//${tag}[not(@disabled)][starts-with(${plain}, '${name}')]`;
}

export function key(digit: string): string {
  return `//fieldset[contains(@class, 'keypad')]//button[@value='${digit}']`;
}

export async function press(tablet: EngineTablet, xpath: string): Promise<void> {
  let cause: unknown;
  const isPressed = () =>
    tablet.press(xpath).then(
      () => true,
      (error: unknown) => {
        cause = error;
        return false;
      },
    );
  await until(isPressed, async () => `could not press ${xpath} (${cause}) on: ${await wordsOn(tablet)}`);
}

/** Waits for words on the screen. */
export async function see(tablet: EngineTablet, words: RegExp, patienceMs = soonMs): Promise<void> {
  const isThere = async () => words.test(await wordsOn(tablet));
  await until(isThere, async () => `never said ${words} on: ${await wordsOn(tablet)}`, patienceMs);
}

/** What can be read, with plain spaces for no-break ones. */
async function wordsOn(tablet: EngineTablet): Promise<string> {
  return (await tablet.evaluate<string>('document.body.innerText')).replaceAll(/[\u00a0\u202f]/g, ' ');
}

export async function until(
  isSo: () => Promise<boolean>,
  otherwise: () => Promise<string> | string,
  patienceMs = soonMs,
): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error((await otherwise()).slice(0, 1_500));
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
