import { typeset } from './typeset.ts';

export const insecure = typeset('insecure', {
  title: 'Cette adresse n’est pas protégée',
  why: 'L’adresse commence par http:// et non https://. Le navigateur refuse alors de garder une clé et de fonctionner sans réseau : Relevé ne peut pas compter ici.',
  todo: 'Ouvrez la même adresse en https :',
  ask: 'Si elle ne répond pas, demandez à qui gère le service d’activer HTTPS.',
});
