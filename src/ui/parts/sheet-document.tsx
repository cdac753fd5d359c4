import type { DirectiveDocument } from '../../domain/directive.ts';
import { fr } from '../language/fr.ts';
import { sheet as words } from '../language/fr-sheet.ts';
import { inFrench, Sentence } from './french.tsx';

const modes = ['action', 'information', 'unstated'] as const;

/** A text, with whom it speaks to and what it refers to, held or not. */
export function SheetDocument({ document }: { document: DirectiveDocument }) {
  const { channel, number, date, title, issuer, zone, addressees = [], references = [] } = document;
  const facts = [
    words.issuedBy(inFrench(issuer), date),
    document.endorsedBy?.length ? words.endorsedBy(document.endorsedBy.map(inFrench)) : '',
    document.signedBy?.length ? words.signedBy(document.signedBy.map(inFrench)) : '',
    ...modes.map((mode) => {
      const names = addressees.filter((it) => it.mode === mode).map((it) => inFrench(it.who));
      return names.length > 0 ? words.addressees(names, mode) : '';
    }),
    Array.isArray(zone) ? words.zone(zone) : '',
    ...references.map((it) => words.reference(inFrench(it.key), it.kind, it.held)),
  ].filter(Boolean);
  return (
    <li>
      <h3 lang="fr">{fr.common.source(channel, number, date)}</h3>
      <p lang="fr">{title}</p>
      {facts.map((fact) => (
        <p key={fact} class="soft">
          <Sentence text={fact} />
        </p>
      ))}
    </li>
  );
}
