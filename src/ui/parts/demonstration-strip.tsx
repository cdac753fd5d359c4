import { fr } from '../language/fr.ts';

export function DemonstrationStrip() {
  return <p class="demonstration">{fr.common.demonstration}</p>;
}
