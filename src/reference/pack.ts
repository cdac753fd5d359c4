import { catalogue } from './catalogue.ts';
import { directiveDocuments } from './directives.ts';

/** What a first start loads and what `explain` judges by: a `ReferencePack` of the wire. */
export const firstPack = {
  version: 2,
  issuedAt: '2026-11-22T00:00:00Z',
  expiresAt: null,
  products: catalogue,
  documents: directiveDocuments,
};
