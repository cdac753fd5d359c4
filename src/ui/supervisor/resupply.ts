import type { StandingWord, SupervisedFacility, SupervisionView } from '../../protocol/supervision.ts';

/** One word of an agency or of the nation: what it is about, and what lifting it would name. */
export interface RegionWord extends StandingWord {
  product: string;
  productLabel: string;
  facilities: number;
  place: string;
  target: { facility: string } | { region: string };
}

/** Words above the pharmacies', latest first: one said of a whole region once, one said of a facility by its name. */
export function regionWords(facilities: readonly SupervisedFacility[]): RegionWord[] {
  const words = new Map<string, RegionWord>();
  for (const { facility, products } of facilities)
    for (const { product, productLabel, resupply } of products)
      for (const word of resupply ?? []) {
        if (word.by === 'pharmacy') continue;
        const { id, name, region, regionName } = facility;
        const key = [region, product, word.by, word.at].join();
        const before = words.get(key)?.facilities ?? 0;
        const about =
          before > 0 ? { place: regionName, target: { region } } : { place: name, target: { facility: id } };
        words.set(key, { ...word, product, productLabel, facilities: before + 1, ...about });
      }
  return [...words.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Whose words a supervisor's are: nobody lifts another's (R022). */
export function ownVoice(view: SupervisionView): 'nation' | 'agency' {
  return view.scope === 'national' ? 'nation' : 'agency';
}

/** The products one may speak of, those under a floor first: resupply changes nothing but floors. */
export function resupplyProducts(facilities: readonly SupervisedFacility[]): [string, string][] {
  const all = facilities.flatMap(({ products }) => products);
  const sorted = [...all.filter((it) => it.floor), ...all.filter((it) => !it.floor)];
  return [...new Map(sorted.map((it) => [it.product, it.productLabel]))];
}
