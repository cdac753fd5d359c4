import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doseForWeight, weightFromText } from '../../src/domain/dose.ts';

describe('the dose of one injection', () => {
  it.each([
    [72.5, 8, 580, false],
    [30, 8, 240, false],
    [29.9, 12, 358.8, false],
    [12.3, 12, 147.6, false],
    [100, 8, 800, false],
    [100.1, 8, 800, true],
  ])('for %d kg is %d mg/kg, %d mg', (kg, mgPerKg, mg, isCapped) => {
    expect(doseForWeight(kg)).toEqual({ mgPerKg, mg, isCapped });
  });

  it('is the weight times the figure, in tenths, and never above 800 mg', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 3000 }), (tenths) => {
        const { mgPerKg, mg } = doseForWeight(tenths / 10);
        expect(Math.round(mg * 10)).toBe(Math.min(8000, tenths * mgPerKg));
        expect(mgPerKg).toBe(tenths < 300 ? 12 : 8);
      }),
    );
  });
});

describe('a weight', () => {
  it.each([
    ['72', 72],
    ['72,5', 72.5],
    [' 72.5 ', 72.5],
    ['2', 2],
    ['300', 300],
  ])('« %s » reads %d', (text, kg) => {
    expect(weightFromText(text)).toBe(kg);
  });

  it.each(['', '1,9', '300,1', '72,55', '7 2', '-70', '1e2', 'soixante'])('« %s » is none', (text) => {
    expect(weightFromText(text)).toBeNull();
  });
});
