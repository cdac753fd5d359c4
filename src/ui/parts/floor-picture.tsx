import type { FloorStock } from '../../domain/floor.ts';
import type { Product } from '../../domain/product.ts';
import { countOf, type Group, groupsFor } from '../floor-picture.ts';
import { listOf } from '../language/format.ts';
import { floor as words } from '../language/fr-floor.ts';
import { Vial } from './vial.tsx';

interface PictureProps {
  stock: FloorStock;
  doseMg: number;
  product: Product;
}

/** More than these are only counted: the shelf is to be looked at, not read. */
const mostDrawn = 5;

/** The shelf: its vials drawn to size, gathered into the injections that they make, and what is left over beside. */
export function FloorPicture({ stock, doseMg, product }: PictureProps) {
  const { total, groups, rest } = groupsFor(together(stock), doseMg, mostDrawn);
  const take = vialTaker(stock);
  const drawn = groups.map((group) => ({ group, vials: take(group) }));
  const left = rest && countOf(rest) > 0 ? { group: rest, vials: take(rest) } : null;
  const volumes = new Map(product.presentations.map((it) => [it.strengthMg, it.volumeMl]));
  const spoken = words.pictured(
    drawn.map(({ group }, index) => words.injectionOf(index + 1, spell(group))),
    left && spell(left.group),
  );
  const shelf = [...drawn.flatMap((it) => it.vials), ...(left?.vials ?? [])];
  return (
    <figure class="shelf">
      <div role="img" aria-label={spoken || words.emptyShelf}>
        {shelf.length === 0 && <p class="group soft">{words.emptyShelf}</p>}
        {drawn.map(({ vials }, index) => (
          <Bundle key={index} caption={words.injection(index + 1)} vials={vials} volumes={volumes} made />
        ))}
        {total > groups.length && <p class="more">{words.more(total - groups.length)}</p>}
        {left && <Bundle caption={words.ungathered} vials={left.vials} volumes={volumes} made={false} />}
      </div>
      {shelf.some((vial) => vial.unverified) && <figcaption class="soft">{words.expiryUnknown}</figcaption>}
    </figure>
  );
}

interface DrawnVial {
  sizeMg: number;
  unverified: boolean;
}

interface BundleProps {
  caption: string;
  vials: readonly DrawnVial[];
  volumes: ReadonlyMap<number | null, number | null>;
  made: boolean;
}

function Bundle({ caption, vials, volumes, made }: BundleProps) {
  return (
    <div class={made ? 'group made' : 'group'}>
      <div>
        {vials.map((vial, index) => (
          <Vial
            key={index}
            volumeMl={volumes.get(vial.sizeMg) ?? null}
            strength={vial.sizeMg}
            unverified={vial.unverified}
          />
        ))}
      </div>
      <p>{caption}</p>
    </div>
  );
}

/** Hands out vials by size, those of known expiry first. */
function vialTaker(stock: FloorStock): (group: Group) => DrawnVial[] {
  const known = new Map(stock.verified);
  return (group) =>
    [...group]
      .sort(([a], [b]) => b - a)
      .flatMap(([sizeMg, count]) =>
        Array.from({ length: count }, () => {
          const left = known.get(sizeMg) ?? 0;
          known.set(sizeMg, left - 1);
          return { sizeMg, unverified: left <= 0 };
        }),
      );
}

function together({ verified, unverified }: FloorStock): Group {
  const sum = new Map(verified);
  for (const [size, count] of unverified) sum.set(size, (sum.get(size) ?? 0) + count);
  return sum;
}

function spell(group: Group): string {
  const items = [...group].filter(([, count]) => count > 0).sort(([a], [b]) => b - a);
  return listOf(items.map(([size, count]) => words.repair(count, size)));
}
