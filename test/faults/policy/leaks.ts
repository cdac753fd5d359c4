import { territories } from '../../../src/reference/territories.ts';
import type { Cast } from './cast.ts';
import type { Role } from './table.ts';

/** What anybody sees or stored of a facility that is not theirs, a sentence each. */
export async function leaks({ service, tablets, cookieOf }: Cast): Promise<string[]> {
  const found: string[] = [];
  for (const { code } of territories) {
    const cookie = await cookieOf(`supervisor-${code}` as Role);
    const view = (await service.get('/v1/supervision', { cookie: cookie ?? '' })).json();
    const others = view.facilities.filter(
      (it: { facility: { region: string } }) => it.facility.region !== code,
    );
    if (others.length > 0) found.push(`the supervisor of ${code} sees ${others.length} facilities of others`);
  }
  for (const [facility, tablet] of tablets) {
    await tablet.send([await tablet.count()]);
    tablet.cursor = 0;
    const { events } = (await tablet.send()).pull;
    const others = events.filter(({ event }) => (event as { facility: string }).facility !== facility);
    if (others.length > 0) found.push(`a tablet of ${facility} pulls events of others`);
  }
  const stored = await service.sql<{ facility: string; own: string; text: string }[]>`
    select event.facility, device.facility as own, text from event join device on device.id = event.device`;
  const strays = stored.filter((it) => it.facility !== it.own || JSON.parse(it.text).facility !== it.own);
  if (strays.length > 0)
    found.push(`${strays.length} events are stored under a facility that is not their sender’s`);
  return found;
}
