import { typeset } from './typeset.ts';

/** Why the service refused a record, in a few words; fetched with the journal. */
export const refusals = typeset('refusals', {
  refused: (reason: string) => `Refusé : ${reason}`,
  reasons: {
    unreadable: 'contenu illisible pour le service, qui le garde tel quel',
    'person-named': 'champ qui nomme un patient, non conservé ; recomptez',
    'hash-mismatch': 'contenu abîmé ; recomptez',
    'other-device': 'il vient d’une autre tablette que celle qui l’envoie',
    'other-facility': 'il porte le nom d’une autre pharmacie que celle de la tablette',
    'schema-unknown': 'version que le service ne lit pas encore ; il le garde',
    'too-large': 'trop gros pour le service',
    'clock-unreadable': 'date hors de toute vraisemblance ; réglez l’horloge de la tablette et recomptez',
    'typed-time': 'heure saisie de plus de 7 jours, ou à venir',
    conflict: 'cet identifiant existe déjà avec un autre contenu',
  } as Record<string, string>,
  reasonOther: (code: string) => `motif ${code} ; communiquez-le à votre superviseur`,
});

/** By the code that the service gave. */
export function refusalText(code: string): string {
  return refusals.reasons[code] ?? refusals.reasonOther(code);
}
