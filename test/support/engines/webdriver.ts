/** The few commands of W3C WebDriver that a journey needs. */
export interface Session {
  go(url: string): Promise<void>;
  reload(): Promise<void>;
  press(xpath: string): Promise<void>;
  evaluate<T>(expression: string): Promise<T>;
}

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** A session on the driver at `address`, with a browser of these capabilities. */
export async function newSession(address: string, capabilities: Record<string, unknown>): Promise<Session> {
  const { sessionId } = await post(`${address}/session`, { capabilities: { alwaysMatch: capabilities } });
  const command = (path: string, body: unknown = {}) => post(`${address}/session/${sessionId}/${path}`, body);
  return {
    go: (url) => command('url', { url }),
    reload: () => command('refresh'),
    press: async (xpath) => {
      const found = await command('element', { using: 'xpath', value: xpath });
      await command(`element/${found[elementKey]}/click`);
    },
    evaluate: async (expression) => {
      const script = `const done = arguments[0]; (async () => ${expression})().then(done, (error) => done(String(error)))`;
      return command('execute/async', { script, args: [] });
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what a command answers is its own affair
async function post(url: string, body: unknown): Promise<any> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
