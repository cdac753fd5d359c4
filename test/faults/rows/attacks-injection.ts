import { connect } from 'node:net';
import { canonicalText } from '../../../src/protocol/canonical.ts';
import { startService } from '../../support/service.ts';
import { vials, WireTablet } from '../../support/tablet.ts';
import { injections } from '../corpus/injections.ts';
import { personal } from '../corpus/persons.ts';
import { chance } from '../fuzz/chance.ts';
import { attack, type Outcome, type RunContext } from './attack.ts';

export const injectionRows = [
  attack({ row: 'S19', short: 1, full: 20, of: 'times the corpus', run: inject }),
  attack({ row: 'S22', short: 30, full: 1_000, of: 'times the names', run: namePatients }),
];

/** `volume` times the whole corpus: as an address byte by byte, as a cookie and as text of an event. */
async function inject({ volume, seed }: RunContext): Promise<Outcome> {
  const service = await startService();
  const violations: string[] = [];
  try {
    await service.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = service.app.server.address() as { port: number };
    const tablet = await WireTablet.enrol(service);
    const before = await countsOf(service);
    for (let round = 0; round < volume; round++) {
      const { pick } = chance(seed, round);
      for (const text of injections) {
        const place = pick(['/', '/assets/', '/v1/', '/v1/devices/', '/v1/facilities/', '/v1/health?a=']);
        const sent = Buffer.from(`${place}${text}`, 'utf8').toString('latin1').replaceAll(' ', '%20');
        const answer = await raw(
          port,
          `GET ${sent} HTTP/1.1\r\nhost: x\r\ncookie: releve=${sent}\r\nconnection: close\r\n\r\n`,
        );
        const [head = ''] = answer.split('\r\n\r\n');
        if (/root:x:0:0|\[boot loader\]|\[core\]/.test(answer))
          violations.push(`a file was served for ${sent}`);
        if (/^HTTP\/1.1 5/.test(head)) violations.push(`${head.slice(0, 12)} for ${sent}`);
        if (/set-cookie/i.test(head)) violations.push(`a header was forged by ${sent}`);
        const { results } = await tablet.send([await tablet.count([1, 1, 1], { actor: text })]);
        if (results.length !== 1) violations.push(`no result for an event by ${text}`);
      }
    }
    if (JSON.stringify(await countsOf(service)) !== JSON.stringify(before))
      violations.push('a table was changed');
    return { volume: `${volume} x ${injections.length} texts in 3 places`, violations };
  } finally {
    await service.close();
  }
}

async function countsOf({ sql }: { sql: Awaited<ReturnType<typeof startService>>['sql'] }) {
  return sql`
    select (select count(*) from device) as devices, (select count(*) from facility) as facilities,
      (select string_agg(record::text, '' order by id) from facility) as records,
      (select count(*) from endpoint) as endpoints, (select count(*) from pack) as packs`;
}

async function namePatients({ volume, seed }: RunContext): Promise<Outcome> {
  const service = await startService();
  const violations: string[] = [];
  try {
    const tablet = await WireTablet.enrol(service);
    const cookie = await service.supervisor();
    for (let index = 0; index < volume; index++) {
      const { pick } = chance(seed, index);
      const [key, value] = pick(Object.entries(personal));
      const body = { product: 'tocilizumab-iv', answers: null, lines: vials([1, 1, 1]) };
      const events = [
        await tablet.seal('count', body, { [key]: value }),
        await tablet.seal('count', { ...body, [key]: value }),
        await tablet.seal('count', { ...body, lines: body.lines.map((line) => ({ ...line, [key]: value })) }),
        await tablet.count(),
      ];
      const { results } = await tablet.send(events, { [key]: value });
      const said = results.map((it) => ('reason' in it ? it.reason : it.result)).join();
      if (said !== 'person-named,person-named,person-named,stored') violations.push(`${key}: ${said}`);
      const query = `${encodeURIComponent(key)}=${encodeURIComponent(value)}`;
      await service.get(`/v1/supervision?${query}`, { cookie, 'x-patient': encodeURIComponent(value) });
      await service.post(
        `/v1/resupply`,
        { product: 'tocilizumab-iv', compromised: false, reason: null, [key]: value },
        { cookie },
      );
      await service.post(`/v1/enrolments`, { [key]: value });
    }
    const kept = canonicalText([await everything(service), service.logged]);
    for (const value of Object.values(personal))
      if (kept.includes(value)) violations.push(`${value} was kept or logged`);
    return { volume: `${volume} x 3 events and 4 requests`, violations };
  } finally {
    await service.close();
  }
}

/** Every row of every table, as text. */
async function everything({
  sql,
}: {
  sql: Awaited<ReturnType<typeof startService>>['sql'];
}): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await sql.unsafe(`select it::text as text from ${name} as it`);
    texts.push(...rows.map((row) => String(row.text)));
  }
  return texts;
}

/** Bytes in, bytes out: an HTTP client would tidy both. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.once('close', () => resolve(received));
    socket.once('error', () => resolve(received));
    socket.write(Buffer.from(text, 'latin1'));
  });
}
