/** What an application identifier says of the value after it: so many characters, at least and at most. */
export interface Identifier {
  ai: string;
  least: number;
  most: number;
}

/** Those of a medicine's pack: product, lot, expiry, serial. The others are skipped. */
export const ofPacks: ReadonlySet<string> = new Set(['01', '10', '17', '21']);

/** Identifiers by the length of their value, from GS1's Barcode Syntax Dictionary of 2026-01-27 (General Specifications, section 3). */
const byLength: Record<string, string> = {
  '1': '4321-4323 7252',
  '2': '20 4307 4317 7241',
  '3': '422 424 426 7258',
  '4': '3940-3943 7040 8111',
  '6': '11-13 15-17 3950-3955 4326 7006 8005',
  '8': '7250',
  '10': '4324 4325 7003',
  '12': '7251',
  '13': '410-417 7001',
  '14': '01-03 8001',
  '15': '8040 8041',
  '17': '402',
  '18': '00 8006 8017 8018 8026',
  '20': '4309',
  '32': '8042',
  '1-2': '7010',
  '1-3': '427 7008',
  '1-4': '7004 7041',
  '1-6': '242',
  '1-8': '30 37',
  '1-10': '7009 7255 8019',
  '1-12': '7005 8011',
  '1-15': '3900-3909 3920-3929',
  '1-20': '10 21 22 243 254 420 4318 7020-7022 710-717 7240 8002 8012',
  '1-25': '7242 8013 8014 8020',
  '1-28': '235',
  '1-30': '240 241 250 251 400 401 403 4308 4319 7002 7023 8004 8010 90',
  '1-34': '8007',
  '1-35': '4300 4301 4310 4311 4320',
  '1-40': '7253 7254 7259',
  '1-50': '8009',
  '1-70': '4302-4306 4312-4316 7257 8110 8112 8200',
  '1-90': '7256 8030 91-99',
  '3-15': '423 425',
  '3-30': '7230-7239',
  '4-12': '421',
  '4-18': '3910-3919 3930-3939',
  '4-30': '7030-7039',
  '6-7': '4330-4333',
  '6-10': '7011',
  '6-12': '7007',
  '8-12': '8008',
  '13-25': '255',
  '13-30': '253',
  '14-30': '8003',
  '18-20': '8043',
};

/** Trade and logistic measures: six digits each, their fourth figure says where the decimal point stands. */
const measures = '310-316 320-337 340-357 360-369';

const identifiers = new Map<string, Identifier>();
for (const [length, codes] of Object.entries(byLength)) {
  const [least = 0, most = least] = length.split('-').map(Number);
  for (const ai of codesOf(codes)) identifiers.set(ai, { ai, least, most });
}
for (const measure of codesOf(measures)) {
  for (const point of '012345') identifiers.set(measure + point, { ai: measure + point, least: 6, most: 6 });
}

function codesOf(text: string): string[] {
  return text.split(' ').flatMap((part) => {
    const [first = '', last = first] = part.split('-');
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) =>
      String(Number(first) + index).padStart(first.length, '0'),
    );
  });
}

/** The identifier that a text holds at a place, or null: none is the beginning of another. */
export function identifierAt(text: string, at: number): Identifier | null {
  for (const length of [2, 3, 4]) {
    const found = identifiers.get(text.slice(at, at + length));
    if (found) return found;
  }
  return null;
}
