import type { CountLine } from '../../domain/count.ts';
import type { SupervisionView } from '../../protocol/supervision.ts';
import { fr } from '../language/fr-supervisor.ts';

type Presentations = SupervisionView['presentations'];

/** « 3 × 80 mg, 0 × 200 mg »; a product of one presentation says its unit instead. */
export function countText(lines: readonly CountLine[], presentations: Presentations): string {
  return lines
    .map((line) => {
      const usable = line.usable < line.physical ? ` ${fr.count.usable(line.usable)}` : '';
      return (
        (lines.length > 1
          ? fr.count.line(line.physical, shortLabel(line.presentation, presentations))
          : unitText(line, presentations)) + usable
      );
    })
    .join(', ');
}

export function labelOf(id: string, presentations: Presentations): string {
  return presentations.find((it) => it.id === id)?.label ?? id;
}

/** What tells a presentation from the others of its product: the words before the first that differs, and the volume, go. */
export function shortLabel(id: string, presentations: Presentations): string {
  const own = presentations.find((it) => it.id === id);
  if (!own) return id;
  const words = own.label.split(' ');
  const others = presentations
    .filter((it) => it.product === own.product && it.id !== id)
    .map((it) => it.label.split(' '));
  if (others.length === 0) return own.label;
  const first = words.findIndex((word, index) => others.some((other) => other[index] !== word));
  return (words.slice(Math.max(0, first)).join(' ').split(' / ')[0] ?? own.label).trim();
}

function unitText(line: CountLine, presentations: Presentations): string {
  const unit = presentations.find((it) => it.id === line.presentation)?.countUnit ?? '';
  return fr.count.units(unit, line.physical);
}
