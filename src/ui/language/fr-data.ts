import { typeset } from './typeset.ts';

/** The note on data (R069): what is kept, where, how long, for whom, and what is not. Only what the program does. */
export const data = typeset('data', {
  title: 'Données',
  why: 'À quoi elles servent',
  purpose:
    'À ce que la nation sache qui a encore combien de médicaments en tension, et à ce que chaque pharmacie sache si elle peut débuter un traitement. Le message MARS 2020-72 le demande « afin de disposer d’une visibilité sur le niveau de stocks de Tocilizumab » dans les pharmacies hospitalières. Elles ne servent à rien d’autre.',
  never: 'Ce qui n’est jamais demandé',
  neverKept: [
    'Aucun patient : ni nom, ni numéro de séjour, ni poids, ni dose. Le poids tapé pour un contrôle avant CAR-T sert au calcul, puis disparaît.',
    'Aucun prix.',
    'Un champ qui nommerait un patient fait refuser l’enregistrement, dont le texte n’est pas conservé.',
  ],
  tablet: 'Sur la tablette',
  onTablet: [
    'Comptages, réceptions, réglages et signalements de la pharmacie, et les saisies en cours.',
    'Prénom ou initiales de qui compte, s’il y en a, et l’empreinte de leur code. Ils ne quittent pas la tablette.',
    'Rien n’y est effacé avec le temps. Retirer une personne, ou relier la tablette de nouveau, efface son nom et son code.',
  ],
  service: 'Au service national',
  atService: [
    'Les mêmes enregistrements, avec la date, la tablette et un identifiant au hasard de qui compte, sans nom.',
    'La date du dernier contact de chaque tablette, et ce qui lui restait à transmettre.',
    'D’un superviseur venu par Pro Santé Connect : l’identifiant qui lui y est donné, son périmètre ici, et la date. Ni nom, ni adresse. Pro Santé Connect apprend qu’il se connecte.',
    'Rien de ce qui est enregistré n’est modifié ni effacé : une correction s’ajoute. La durée de conservation est à fixer par qui exploite le service.',
  ],
  readers: 'Qui les voit',
  whoReads: [
    'La pharmacie : ses propres données, sur ses tablettes.',
    'L’agence régionale de santé : les pharmacies de sa région.',
    'Le niveau national : toutes.',
    'L’ordinateur d’un superviseur garde la dernière vue, pour les coupures de réseau, et un cookie de session ; « Quitter » les efface.',
    'Personne d’autre : ni mesure d’audience, ni service tiers.',
  ],
  ask: 'À qui s’adresser',
  askWhom:
    'Pour voir, corriger ou faire effacer ce qui vous concerne : le délégué à la protection des données de votre établissement. Pour ce que garde le service national : celui de qui l’exploite. En dernier recours : la CNIL.',
});
