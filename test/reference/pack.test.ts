import { describe, expect, it } from 'vitest';
import { type RuleKind, type RuleOf, rulesOf } from '../../src/domain/directive.ts';
import { packProblems } from '../../src/domain/pack-problems.ts';
import { readPack } from '../../src/protocol/pack.ts';
import { annexe1Total } from '../../src/reference/annexe1.ts';
import { directiveDocuments } from '../../src/reference/directives.ts';
import { firstPack } from '../../src/reference/pack.ts';

const rules = rulesOf(directiveDocuments);

function rule<K extends RuleKind>(kind: K, id: string): RuleOf<K> {
  const found = rules.find((it): it is RuleOf<K> => it.id === id && it.kind === kind);
  if (!found) throw new Error(`no ${kind} ${id}`);
  return found;
}

describe('the first pack', () => {
  it('is one that could be published, and survives its own text', () => {
    expect(packProblems(firstPack)).toEqual([]);
    expect(readPack(JSON.stringify(firstPack))).toEqual({ kind: 'ok', pack: firstPack });
  });

  it('holds the five sources, oldest first, with what each says of itself', () => {
    const dates = directiveDocuments.map((it) => it.date);
    expect(dates).toEqual([...dates].sort());
    expect(
      directiveDocuments.map((it) => [it.channel, it.number, it.date, it.issuerKind, it.addressees?.length]),
    ).toEqual([
      ['MARS', '2020_72', '2020-08-11', 'state', 8],
      ['MINSANTE', '2021-77', '2021-06-08', 'state', 1],
      ['DGS-URGENT', '2021_85', '2021-08-19', 'state', 5],
      ['Courrier de laboratoire', 'sans numéro', '2021-10-14', 'laboratory', 8],
      ['Affiche de filière', 'sans numéro', '2023-07-31', 'network', undefined],
    ]);
    expect(directiveDocuments.every((it) => it.zone === 'national')).toBe(true);
  });

  it('names the four texts that nobody here holds', () => {
    const references = directiveDocuments.flatMap((it) =>
      (it.references ?? []).map(({ key, kind, held }) => [it.id, kind, key, held]),
    );
    expect(references).toEqual([
      ['mars-2020-72', 'same-day-twin', 'MINSANTE N°149_2020', false],
      ['minsante-2021-77', 'cites', 'MINSANTE N°149_2020', false],
      ['dgs-urgent-2021-85', 'cites', 'MARS 2021-20', false],
      ['roche-2021-10-14', 'follows', 'Roche, information du 13 septembre 2021', false],
    ]);
  });

  it('is signed by offices and never by persons', () => {
    for (const office of directiveDocuments.flatMap((it) => it.signedBy ?? []))
      expect(office).toMatch(/direction|pharmacien responsable/i);
  });

  it('uses every kind of rule but the one that no source gives', () => {
    const kinds = new Set(rules.map((it) => it.kind));
    expect([...kinds].sort()).toEqual([
      'allocation',
      'billing-code',
      'cadence',
      'contact',
      'escalation',
      'floor',
      'link',
      'national-regulation',
      'notice',
      'on-receipt',
      'origin-restriction',
      'regulatory-status',
      'shelf-life-extension',
      'supply-status',
    ]);
  });

  it('asks for counts of tocilizumab and dexamethasone alone, and obliges for tocilizumab IV alone', () => {
    const asking = rules.filter((it) => it.kind === 'cadence' || it.kind === 'on-receipt');
    expect(asking.map((it) => [it.obligation, it.products])).toEqual([
      ['bound', ['dexamethasone']],
      ['invited', ['tocilizumab-iv', 'tocilizumab-sc']],
      ['obligatory', ['tocilizumab-iv']],
      ['obligatory', ['tocilizumab-iv']],
    ]);
  });

  it('says under every rule which words and which requirements it rests on', () => {
    for (const it of rules) {
      expect(it.requirements.length, it.id).toBeGreaterThan(0);
      expect(it.reading, it.id).toMatch(/[.!]$/);
      expect(it.phrase, it.id).not.toMatch(/^\s|\s$|\s{2}/);
    }
  });

  it('links to the hosts that the sources name, by https only', () => {
    const hosts = rules.flatMap((it) => (it.kind === 'link' ? [new URL(it.url)] : []));
    expect(hosts.every(({ protocol }) => protocol === 'https:')).toBe(true);
    expect([...new Set(hosts.map(({ host }) => host))].sort()).toEqual([
      'solidarites-sante.gouv.fr',
      'www.ansm.sante.fr',
      'www.atu-casirivimab-imdevimab.fr',
      'www.has-sante.fr',
      'www.signalement-sante.gouv.fr',
    ]);
  });

  it('shares out Annexe 1 by region and vial size, its zeros included', () => {
    const { quantities, ...allocation } = rule('allocation', 'minsante-2021-77/annexe-1');
    expect(allocation).toMatchObject({ deliveryFrom: '2021-06-07', deliveryTo: '2021-06-20' });
    expect(quantities).toHaveLength(18 * 3);
    for (const size of [80, 200, 400] as const) {
      const units = quantities.filter((it) => it.presentation === `roactemra-iv-${size}`);
      expect(units.reduce((sum, it) => sum + it.units, 0)).toBe(annexe1Total.vials[size]);
    }
    expect(quantities).toContainEqual({ region: '06', presentation: 'roactemra-iv-400', units: 0 });
  });

  it('declares State-stock vials under the code that gives them no value', () => {
    const code = rule('billing-code', 'minsante-2021-77/billing-code');
    expect(code.code).toBe('I000558');
    expect(code.origin).toBe(rule('origin-restriction', 'minsante-2021-77/state-stock-use').origin);
  });

  it('extends one lot of Ronapreve, to be relabelled', () => {
    expect(rule('shelf-life-extension', 'dgs-urgent-2021-85/lot-n7533b03')).toMatchObject({
      products: ['ronapreve'],
      lot: 'N7533B03',
      printedExpiry: '2021-09-30',
      extendedTo: '2022-12-31',
      relabelling: 'announced',
    });
  });

  it('gives one number for two uses: help without stock until the end of 2021, information for good', () => {
    const help = rule('contact', 'roche-2021-10-14/emergency-supply');
    const information = rule('contact', 'roche-2021-10-14/information');
    expect([help.phone, help.condition, help.until]).toEqual([
      '01 47 61 47 61',
      'no-stock',
      { kind: 'date', date: '2021-12-31' },
    ]);
    expect([information.phone, information.condition, information.until]).toEqual([
      '01 47 61 47 61',
      'always',
      { kind: 'none' },
    ]);
  });
});
