import { fuzzRoutes } from '../fuzz/fuzz.ts';
import { attack } from './attack.ts';

export const fuzzRows = [
  attack({ row: 'S3', short: 200, full: 10_000, of: 'bodies to each route', run: fuzzRoutes }),
];
