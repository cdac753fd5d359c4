import type { LightMyRequestResponse } from 'fastify';
import type { Service } from './service.ts';

/** As much of a browser as signing in takes: cookies by origin, and steps from page to page. */
export class WireBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  constructor(
    private readonly service: Service,
    private readonly address = '203.0.113.7',
  ) {}

  get cookie(): string {
    return this.cookiesOf('service');
  }

  set cookie(text: string) {
    this.jars.delete('service');
    this.keep('service', text ? text.split('; ') : []);
  }

  /** A request to the endpoint, which is followed nowhere. */
  async ask(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const answer = await this.service.app.inject({
      method,
      url,
      remoteAddress: this.address,
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    });
    const given = answer.headers['set-cookie'] ?? [];
    this.keep('service', [given].flat());
    return answer;
  }

  /** Through the pages of a provider, as `login` where it asks, to where it sends the browser in the end. */
  async through(address: string, login: string, leaves: (address: URL) => boolean): Promise<URL> {
    let [at, form] = [new URL(address), null as URLSearchParams | null];
    for (let step = 0; step < 12 && !leaves(at); step++) {
      const answer: Response = await fetch(at, {
        redirect: 'manual',
        headers: { cookie: this.cookiesOf(at.host) },
        ...(form ? { method: 'POST', body: form } : {}),
      });
      this.keep(at.host, answer.headers.getSetCookie());
      const next = answer.headers.get('location');
      const page = await answer.text();
      form = null;
      if (next) at = new URL(next, at);
      else [at, form] = filledIn(page, at, login);
    }
    return at;
  }

  private cookiesOf(place: string): string {
    return [...(this.jars.get(place) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(place: string, given: readonly string[]): void {
    const jar = this.jars.get(place) ?? new Map<string, string>();
    for (const line of given) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value && !/Max-Age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.set(name, value);
      else jar.delete(name);
    }
    this.jars.set(place, jar);
  }
}

/** The only form of a page: a name is typed, everything else stays, the button says yes. */
function filledIn(page: string, at: URL, login: string): [URL, URLSearchParams] {
  if (!page.includes('<form')) throw new Error(`a page without a way on: ${page.slice(0, 300)}`);
  const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const fields = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]));
  if (page.includes('name="login"')) fields.set('login', login);
  if (page.includes('name="logout"')) fields.set('logout', 'yes');
  return [action ? new URL(action, at) : at, fields];
}
