import type { DirectiveDocument } from '../domain/directive.ts';
import { dgsUrgent202185 } from './directives/dgs-urgent-2021-85.ts';
import { filnemus } from './directives/filnemus.ts';
import { mars202072 } from './directives/mars-2020-72.ts';
import { minsante202177 } from './directives/minsante-2021-77.ts';
import { roche20211014 } from './directives/roche-2021-10-14.ts';

/** The five sources, oldest first. Each phrase is quoted word for word; each reading is ours. */
export const directiveDocuments: DirectiveDocument[] = [
  mars202072,
  minsante202177,
  dgsUrgent202185,
  roche20211014,
  filnemus,
];
