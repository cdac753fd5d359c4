import { plural } from './fr-supervisor.ts';
import { typeset } from './typeset.ts';

/** The dated summary that a supervisor prints or sends on (R083). */
export const summary = typeset('summary', {
  title: 'Résumé daté',
  intro:
    'Pour l’ANSM, une ARS ou le ministère. Relevé n’envoie rien lui-même : imprimez ce résumé, ou enregistrez-le en PDF.',
  print: 'Imprimer',
  made: (viewed: string, zone: string, scope: string, region: string | null) =>
    `D’après ce que le service national savait le ${viewed} (${zone}). Périmètre : ${scope}${region ? `, région ${region}` : ''}.`,
  invented: (count: number) =>
    `Données inventées : ${plural(count, 'établissement de démonstration compris', 'établissements de démonstration compris')}.`,
  nothing: 'Aucun établissement ne suit ce produit dans ce périmètre.',
  status: 'Situation d’approvisionnement',
  noStatus: 'Aucun texte n’en dit rien à ce jour.',
  facilities: 'Établissements',
  stock: 'Stock, selon le dernier comptage de chaque établissement',
  stockMeans:
    'Sans ce qui est sorti ou entré depuis. Les présentations ne s’additionnent pas entre elles : l’une ne remplace pas l’autre.',
  columns: {
    presentation: 'Présentation',
    physical: 'Présents',
    usable: 'Utilisables',
    oldest: 'Le plus ancien',
  },
  share: (counted: number, all: number) => `compté par ${counted}\u00a0sur\u00a0${all}`,
  noCall: 'Aucun établissement en défaut.',
  texts: 'Textes appliqués',
});
