import { describe, expect, it } from 'vitest';
import {
  departmentOf,
  Facility,
  type FacilitySettings,
  withLatestSettings,
} from '../../src/domain/facility.ts';
import { demonstrationFacilities } from '../../src/reference/demonstration.ts';

const [facility] = demonstrationFacilities as [Facility];

describe('a facility', () => {
  it.each([
    {},
    { finess: '970302022', legalFiness: '2B0000020' },
    { department: '67' },
    { agency: null },
    { carT: 'yes' },
    { carT: 'no' },
    { carT: 'unanswered' },
    { referenceDoseMg: 1 },
    { referenceDoseMg: 2_000 },
    { openDays: [1, 7], plannedDays: [] },
    ...[0, 2, 5, 10, 'never'].map((secondCountAbove) => ({ secondCountAbove })),
  ])('is read whole with %j', (over) => {
    expect(Facility.parse({ ...facility, ...over })).toEqual({ ...facility, ...over });
  });

  it.each([
    { finess: '97030202' },
    { finess: '9703020222' },
    { finess: 'x970302022' },
    { finess: '97030202x' },
    { finess: 'X70302022' },
    { finess: '9-0302022' },
    { legalFiness: '2b0000020' },
    { legalFiness: '2B000002' },
    { legalFiness: '2B00000200' },
    { legalFiness: 'x2B0000020' },
    { legalFiness: '2B000002x' },
    { carT: 'perhaps' },
    { referenceDoseMg: 0 },
    { referenceDoseMg: 2_001 },
    { referenceDoseMg: 1.5 },
    { openDays: [0] },
    { plannedDays: [8] },
    { openDays: [1.5] },
    { secondCountAbove: 3 },
    { secondCountAbove: '' },
  ])('is refused with %j', (over) => {
    expect(Facility.safeParse({ ...facility, ...over }).success).toBe(false);
  });

  it('of no known zone is refused in words', () => {
    const read = Facility.safeParse({ ...facility, zone: 'Europe/Lutece' });
    expect(read.error?.issues.map((it) => it.message)).toEqual(['unknown IANA time zone']);
  });

  it('is in the department that it states, else in that of its FINESS number', () => {
    expect(departmentOf({ department: '57', finess: '670780055' })).toBe('57');
    expect(departmentOf({ finess: '2A0000014' })).toBe('2A');
    expect(departmentOf({ finess: null })).toBeNull();
  });

  it('stands under the settings stated last, in whatever order they came, and keeps everything else', () => {
    const { carT, referenceDoseMg, openDays, plannedDays } = facility;
    const settings = { carT, referenceDoseMg, openDays, plannedDays };
    const at = (day: string, doseMg: number) => ({
      at: `2022-03-${day}T10:00:00Z`,
      settings: { ...settings, referenceDoseMg: doseMg },
    });
    const stated = [at('02', 560), at('09', 640), at('05', 720)];
    expect(withLatestSettings(facility, stated)).toEqual({ ...facility, referenceDoseMg: 640 });
    expect(stated.map((it) => it.settings.referenceDoseMg)).toEqual([560, 640, 720]);
    expect(withLatestSettings(facility, [])).toBe(facility);
    // Nothing but settings is taken from a statement.
    const smuggled = { at: '2022-03-10T10:00:00Z', settings: { ...settings, name: 'x' } as FacilitySettings };
    expect(withLatestSettings(facility, [smuggled]).name).toBe(facility.name);
  });
});
