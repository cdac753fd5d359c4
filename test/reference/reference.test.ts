import { describe, expect, it } from 'vitest';
import { Facility } from '../../src/domain/facility.ts';
import { floorSizes } from '../../src/domain/floor.ts';
import { annexe1, annexe1Total } from '../../src/reference/annexe1.ts';
import { catalogue } from '../../src/reference/catalogue.ts';
import { demonstrationFacilities } from '../../src/reference/demonstration.ts';
import { territories, territoryOf, territoryOfDepartment } from '../../src/reference/territories.ts';

const presentations = catalogue.flatMap((product) => product.presentations);
const regions = territories.filter((territory) => territory.code.length === 2);
const isDistinct = (values: readonly string[]) => new Set(values).size === values.length;

function ean13Key(digits: string): number {
  const sum = [...digits.slice(0, 12)].reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1),
    0,
  );
  return (10 - (sum % 10)) % 10;
}

describe('the catalogue', () => {
  it('holds only codes whose key is right', () => {
    const codes = presentations.flatMap((it) => [it.cip13, it.ucd13]).filter((code) => code !== null);
    expect(codes).toHaveLength(6);
    for (const code of codes) expect(Number(code[12]), code).toBe(ean13Key(code));
  });

  it('knows codes of RoActemra alone, and says of every other that its code is to be verified', () => {
    for (const product of catalogue) {
      for (const it of product.presentations) {
        expect(it.cip13 === null, it.id).toBe(product.brand !== 'RoActemra');
        expect(it.codeToVerify, it.id).toBe(it.cip13 === null);
      }
    }
  });

  it('gives RoActemra IV vials of 80, 200 and 400 mg at 20 mg/mL, one a pack, the only ones a floor may count', () => {
    const iv = catalogue.find((product) => product.id === 'tocilizumab-iv');
    expect(iv?.presentations.map((it) => it.strengthMg)).toEqual([80, 200, 400]);
    for (const it of iv?.presentations ?? []) {
      expect(it).toMatchObject({ strengthMg: 20 * (it.volumeMl ?? 0), unitsPerPack: 1, countUnit: 'vial' });
    }
    expect(catalogue.flatMap(floorSizes)).toEqual([400, 200, 80]);
  });
});

describe('territories', () => {
  it('are 18 regions, each with an agency and departments, and six collectivities', () => {
    expect(regions).toHaveLength(18);
    expect(territories).toHaveLength(24);
    for (const region of regions) expect(region.agency).toBe(`ARS ${region.name}`);
    for (const { zone } of territories)
      expect(() => new Intl.DateTimeFormat('fr', { timeZone: zone })).not.toThrow();
    expect(isDistinct(territories.map((territory) => territory.code))).toBe(true);
  });

  it('share out the 101 departments, and the letters of FINESS overseas, without overlap', () => {
    const departments = territories.flatMap((territory) => territory.departments);
    expect(isDistinct(departments)).toBe(true);
    const numbers = Array.from({ length: 95 }, (_, at) => String(at + 1).padStart(2, '0')).filter(
      (it) => it !== '20',
    );
    for (const number of [...numbers, '2A', '2B', '971', '972', '973', '974', '976']) {
      expect(departments, number).toContain(number);
    }
    expect(['9A', '9B', '9C', '9D', '9E', '9F'].map((it) => territoryOfDepartment(it)?.name)).toEqual([
      'Guadeloupe',
      'Martinique',
      'Guyane',
      'La Réunion',
      'Saint-Pierre-et-Miquelon',
      'Mayotte',
    ]);
  });

  it('tell a department from a region of the same number', () => {
    expect(territoryOfDepartment('75')?.name).toBe('Île-de-France');
    expect(territoryOf('75')?.name).toBe('Nouvelle-Aquitaine');
    expect(territoryOfDepartment('2a')?.name).toBe('Corse');
    expect(territoryOfDepartment('1')?.name).toBe('Auvergne-Rhône-Alpes');
    expect(territoryOfDepartment('20')).toBeNull();
  });
});

it('Annexe 1 adds up, by region and by strength', () => {
  expect(annexe1.map((row) => row.region).sort()).toEqual(regions.map((region) => region.code).sort());
  for (const { vials, total } of annexe1) expect(vials[80] + vials[200] + vials[400]).toBe(total);
  const sum = (size: 80 | 200 | 400) => annexe1.reduce((total, row) => total + row.vials[size], 0);
  expect({ 80: sum(80), 200: sum(200), 400: sum(400) }).toEqual(annexe1Total.vials);
  expect(annexe1.reduce((total, row) => total + row.total, 0)).toBe(annexe1Total.total);
});

it('demonstration pharmacies say so, bear no number, and stand in every region', () => {
  for (const facility of demonstrationFacilities) {
    expect(Facility.parse(facility)).toEqual(facility);
    expect(facility).toMatchObject({ demonstration: true, finess: null, legalFiness: null });
    expect(facility.name).toMatch(/^Démonstration — /);
  }
  expect(isDistinct(demonstrationFacilities.map((facility) => facility.id))).toBe(true);
  const covered = demonstrationFacilities.map((facility) => facility.region);
  expect(covered).toEqual(expect.arrayContaining(regions.map((region) => region.code)));
  expect(demonstrationFacilities.find((it) => it.id === 'demo-cayenne')?.carT).toBe('yes');
});
