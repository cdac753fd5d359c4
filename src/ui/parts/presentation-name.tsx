import type { Presentation } from '../../domain/product.ts';
import { number } from '../language/format.ts';
import { fr, units } from '../language/fr.ts';
import { Vial } from './vial.tsx';

interface NameProps {
  presentation: Presentation;
  /** Those that it must be told from. */
  all: readonly Presentation[];
}

/** The strength very large, and the vial's silhouette by its size. */
export function PresentationName({ presentation, all }: NameProps) {
  const { countUnit, strengthMg, volumeMl, codeToVerify } = presentation;
  const name = shortName(presentation, all);
  return (
    <div class="what">
      {countUnit === 'vial' && <Vial volumeMl={volumeMl} />}
      <div>
        <h2 class={name.length > 12 ? 'strength long' : 'strength'}>{name}</h2>
        {strengthMg !== null && volumeMl !== null && (
          <p class="soft">{fr.counting.volume(units[countUnit](1), volumeMl)}</p>
        )}
        {codeToVerify && <p class="soft">{fr.common.codeToVerify}</p>}
      </div>
    </div>
  );
}

/** The strength, or the label where strengths tell nothing apart. */
export function shortName(presentation: Presentation, all: readonly Presentation[]): string {
  const { strengthMg } = presentation;
  const isAlone = all.filter((it) => it.strengthMg === strengthMg).length === 1;
  return strengthMg !== null && isAlone ? `${number(strengthMg)}\u00a0mg` : presentation.label;
}
