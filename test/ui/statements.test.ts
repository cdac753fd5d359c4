import { describe, expect, it } from 'vitest';
import { resupplyStatement, settingsStatement } from '../../src/ui/later-statements.ts';
import { countStatement, sealContext } from '../../src/ui/statements.ts';
import { tablet, vials } from './made-up.ts';

describe('a statement', () => {
  const answers = (deviceTime: string, rest = {}, typedTime?: string) => {
    const statement = countStatement(
      { ...tablet([]), ...rest },
      'tocilizumab-iv',
      vials(1, 0, 0),
      deviceTime,
      typedTime,
    );
    return statement.kind === 'count' ? statement.body.answers?.rule : undefined;
  };

  it('of a count names the cadence in force on its local day, by the corrected clock', () => {
    expect(answers('2021-06-08T02:59:00Z')).toBe('mars-2020-72/tocilizumab-weekly');
    expect(answers('2021-06-08T03:00:00Z')).toBe('minsante-2021-77/tocilizumab-iv-thrice-weekly');
    expect(answers('2021-06-08T02:59:00Z', { clockOffsetMs: 60_000 })).toBe(
      'minsante-2021-77/tocilizumab-iv-thrice-weekly',
    );
  });

  it('of a count typed from a sheet names the cadence of its own day, which no offset moves', () => {
    const rest = { clockOffsetMs: 60_000 };
    const late = '2021-06-10T12:00:00Z';
    expect(answers(late, rest, '2021-06-08T02:59:00Z')).toBe('mars-2020-72/tocilizumab-weekly');
    expect(answers(late, rest, '2021-06-08T03:00:00Z')).toBe('minsante-2021-77/tocilizumab-iv-thrice-weekly');
  });

  it('of a count names no text of another region', () => {
    const { pack } = tablet([]);
    const documents = pack.documents.map((document) => ({ ...document, zone: ['04'] }));
    expect(answers('2021-06-08T12:00:00Z', { pack: { ...pack, documents } })).toBeUndefined();
  });

  it('is its person’s by id, never by name, or the tablet’s while it has nobody', () => {
    const people = [{ id: 'k9', name: 'Marie' }];
    const contextOf = (person: string) =>
      sealContext({ ...tablet([]), people, person }, '2021-06-08T12:00:00Z', '');
    expect(contextOf('k9')).toMatchObject({ actor: 'k9', person: 'k9' });
    expect(JSON.stringify(contextOf('k9'))).not.toContain('Marie');
    expect(contextOf('')).toMatchObject({ actor: 'tablet-k3q9', person: '' });
  });

  it('of settings or resupply is what was given', () => {
    const settings = { carT: 'no' as const, referenceDoseMg: 640, openDays: [1], plannedDays: [] };
    expect(settingsStatement(settings)).toEqual({ kind: 'settings', body: settings });
    expect(resupplyStatement('tocilizumab-iv', false, null)).toEqual({
      kind: 'resupply',
      body: { product: 'tocilizumab-iv', compromised: false, reason: null },
    });
  });
});
