export interface AnnexRow {
  /** INSEE code of the region. */
  region: string;
  /** Vials of RoActemra IV by milligrams, as the table prints them. */
  vials: { 80: number; 200: number; 400: number };
  total: number;
}

/** Annexe 1 of MINSANTE 2021-77: State-stock vials by region, weeks 23 and 24 of 2021 (R061, R062). */
export const annexe1: AnnexRow[] = [
  row('84', 1420, 909, 376, 2705),
  row('27', 296, 165, 102, 563),
  row('53', 268, 150, 82, 500),
  row('24', 155, 47, 64, 266),
  row('94', 26, 32, 0, 58),
  row('44', 646, 243, 233, 1122),
  row('01', 15, 40, 10, 65),
  row('03', 17, 47, 0, 64),
  row('32', 794, 525, 156, 1475),
  row('11', 1245, 1050, 477, 2772),
  row('04', 20, 0, 20, 40),
  row('02', 80, 80, 50, 210),
  row('06', 10, 5, 0, 15),
  row('28', 431, 229, 113, 773),
  row('75', 566, 744, 239, 1549),
  row('76', 508, 353, 277, 1138),
  row('52', 179, 66, 40, 285),
  row('93', 324, 315, 261, 900),
];

/** Its last line, as printed. */
export const annexe1Total = { vials: { 80: 7000, 200: 5000, 400: 2500 }, total: 14_500 };

function row(region: string, mg80: number, mg200: number, mg400: number, total: number): AnnexRow {
  return { region, vials: { 80: mg80, 200: mg200, 400: mg400 }, total };
}
