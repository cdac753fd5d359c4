import type { Presentation } from '../../domain/product.ts';
import type { PackProblemCode, PackReading } from '../../domain/scanned-pack.ts';
import { scan as words } from '../language/fr-scan.ts';
import { shortName } from '../parts/presentation-name.tsx';
import type { ScanOutcome } from './judge-scan.ts';
import type { ScanTone } from './signal.ts';

/** What the panel says of a scan, and by which sign. `manual` is what the manual way may begin with; null where none is needed. */
export interface Said {
  tone: ScanTone;
  sentences: string[];
  manual: { reading: PackReading | null } | null;
}

export function sayOutcome(outcome: ScanOutcome, all: readonly Presentation[]): Said {
  switch (outcome.kind) {
    case 'pack':
      return sayPack(outcome.reading, shortName(outcome.presentation, all));
    case 'seen':
      return { tone: 'warn', sentences: [words.seen(shortName(outcome.presentation, all))], manual: null };
    case 'maybe-seen': {
      const sentences = [words.maybeSeen(shortName(outcome.presentation, all))];
      return { tone: 'warn', sentences, manual: { reading: outcome.reading } };
    }
    case 'other-product':
      return { tone: 'bad', sentences: [words.otherProduct(outcome.product.label)], manual: null };
    case 'unread': {
      const sentences = [...problemsOf(outcome.reading, (code) => code !== 'expired'), words.notAdded];
      return { tone: 'bad', sentences, manual: { reading: outcome.reading } };
    }
  }
}

export function sayCapsLock(): Said {
  return { tone: 'bad', sentences: [words.capsLock, words.notAdded], manual: { reading: null } };
}

function sayPack(reading: PackReading, name: string): Said {
  const { lot, expiry, printedExpiry } = reading;
  const problems = problemsOf(reading, () => true);
  const moved = printedExpiry !== null && expiry !== printedExpiry ? [words.extended(printedExpiry)] : [];
  return {
    tone: problems.length === 0 ? 'good' : 'warn',
    sentences: [`${words.pack(name, lot, expiry)}.`, ...moved, ...problems],
    manual: lot === null || expiry === null ? { reading } : null,
  };
}

function problemsOf({ problems }: PackReading, isSaid: (code: PackProblemCode) => boolean): string[] {
  return [
    ...new Set(problems.filter(({ code }) => isSaid(code)).map(({ code, ai }) => words.problems[code](ai))),
  ];
}
