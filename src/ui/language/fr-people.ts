import { listOf, number } from './format.ts';
import { plural, typeset } from './typeset.ts';

/** Words of the lock and of the tablet's people, fetched where there are any. */
export const people = typeset({
  who: 'Qui compte ?',
  code: (name: string) => `Code de ${name}`,
  digits: (n: number) => `${n} ${plural(n, 'chiffre', 'chiffres')} sur 6`,
  pad: 'Chiffres du code',
  erase: 'Effacer le dernier chiffre',
  checking: 'Vérification…',
  wrong: (left: number) =>
    `Ce n’est pas ce code. Encore ${number(left)} ${plural(left, 'essai', 'essais')} avant une attente.`,
  wait: (time: string) => `Trop d’essais. Prochain essai dans ${time}.`,
  waitHow:
    'L’attente ne passe que pendant que Relevé est ouvert. Les autres personnes peuvent ouvrir avec leur code.',
  seconds: (n: number) => `${number(n)} s`,
  minutes: (n: number, s: number) => `${number(n)} min ${String(s).padStart(2, '0')} s`,
  otherPerson: 'Une autre personne',
  forgotten: 'Code oublié ?',
  forgottenOther:
    'Une autre personne de cette tablette peut vous en donner un nouveau : Réglages, Personnes de cette tablette.',
  forgottenAlone: (hasOthers: boolean) =>
    `${hasOthers ? 'Sinon, demandez' : 'Demandez'} à votre superviseur un code pour relier la tablette : les personnes en sont effacées, les comptages et les saisies restent.`,
  relink: 'Relier la tablette',
  deters:
    'Ce code dissuade de compter à votre place. Il ne chiffre pas : avec la tablette et les outils qu’il faut, on peut lire ce qu’elle garde.',
  title: 'Personnes de cette tablette',
  none: 'Facultatif. Sans personne, Relevé s’ouvre sans code et les comptages portent l’identifiant de la tablette.',
  some: 'Chacun ouvre Relevé avec son code, et retrouve ses saisies en cours.',
  stays: 'Les noms ne quittent pas cette tablette : un identifiant tiré au hasard accompagne les comptages.',
  edit: 'Modifier',
  editHow: 'Tapez votre code pour modifier les personnes.',
  cancel: 'Annuler',
  add: 'Ajouter une personne',
  name: 'Prénom ou initiales',
  nameHint: 'Quelqu’un de l’équipe, jamais un patient. 24 signes au plus.',
  nameTaken: 'Ce nom est déjà pris sur cette tablette.',
  toPin: 'Choisir son code',
  newPin: (name: string) => `Nouveau code de ${name}`,
  choose: 'Choisissez six chiffres.',
  again: 'Retapez le même code.',
  differ: 'Les deux codes diffèrent. Choisissez six chiffres.',
  easy: 'Trop facile à deviner : ni six fois le même chiffre, ni six qui se suivent.',
  failed:
    'Rien n’a été changé : la tablette n’a pas pu l’enregistrer. Vérifiez la place libre, puis réessayez.',
  added: (name: string) => `${name} peut compter sur cette tablette.`,
  changed: (name: string) => `${name} a un nouveau code.`,
  changePin: 'Changer le code',
  changePinOf: (name: string) => `Changer le code de ${name}`,
  remove: 'Retirer',
  removeOf: (name: string) => `Retirer ${name}`,
  removeAsk: (name: string) => `Retirer ${name} de cette tablette ? Ses comptages enregistrés restent.`,
  removeDrafts: (products: readonly string[]) =>
    `${plural(products.length, 'Sa saisie en cours', 'Ses saisies en cours')} : ${listOf(products)}. Gardée, une saisie est proposée à qui ouvre le produit.`,
  removeKeep: (n: number) => `Retirer, garder ${plural(n, 'la saisie', 'les saisies')}`,
  removeDiscard: (n: number) => `Retirer, effacer ${plural(n, 'la saisie', 'les saisies')}`,
  you: 'c’est vous',
  lockAfter: 'Verrouiller sans un toucher pendant',
  lockMinutes: (n: number) => `${number(n)} min`,
  otherDraft: (name: string, at: string) => `Une saisie de ${name} est en cours, commencée ${at}.`,
  leftDraft: (at: string) => `Une saisie attend, commencée ${at} et restée sans personne.`,
  leftAsk: 'Reprenez-la si vous savez ce qui est déjà compté. Sinon, effacez-la et comptez tout.',
  takeOver: 'La reprendre',
  discard: 'L’effacer',
  discardSure: 'L’effacer pour de bon ?',
});
