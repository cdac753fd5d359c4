import type { Presentation } from '../../domain/product.ts';
import type { PackReading, ScanProblem } from '../../domain/scanned-pack.ts';
import { scan as words } from '../language/fr-scan.ts';
import { shortName } from '../parts/presentation-name.tsx';
import type { ScanOutcome } from './judge-scan.ts';
import type { ScanTone } from './signal.ts';

/** What the panel says of a scan, by which sign, and whether a person had better go on by hand. */
export interface Said {
  tone: ScanTone;
  sentences: string[];
  offersManual: boolean;
}

export function sayOutcome(outcome: ScanOutcome, all: readonly Presentation[]): Said {
  switch (outcome.kind) {
    case 'pack':
      return sayPack(outcome.reading, shortName(outcome.presentation, all));
    case 'seen':
      return {
        tone: 'warn',
        sentences: [words.seen(shortName(outcome.presentation, all))],
        offersManual: false,
      };
    case 'maybe-seen': {
      const sentences = [words.maybeSeen(shortName(outcome.presentation, all))];
      return { tone: 'warn', sentences, offersManual: true };
    }
    case 'other-product':
      return { tone: 'bad', sentences: [words.otherProduct(outcome.product.label)], offersManual: false };
    case 'unread': {
      // That it is expired too is beside the point.
      const problems = problemsOf(outcome.reading, ({ code, ai }) =>
        code === 'expired' ? null : words.problems[code](ai),
      );
      const sentences = [...problems, words.notAdded];
      return { tone: 'bad', sentences, offersManual: true };
    }
  }
}

export function sayCapsLock(): Said {
  return { tone: 'bad', sentences: [words.capsLock, words.notAdded], offersManual: true };
}

function sayPack(reading: PackReading, name: string): Said {
  const { lot, expiry, printedExpiry, problems } = reading;
  // An older pack bears no serial; one that is there and cannot be read takes the place of a warning.
  const isSerialLost = problems.some(({ ai }) => ai === '21');
  const isPartial = lot === null || expiry === null;
  const isGood = problems.length === 0 && !isPartial;
  return {
    tone: isGood ? 'good' : 'warn',
    sentences: [
      `${words.pack(name, lot, expiry)}.`,
      ...(printedExpiry !== null && expiry !== printedExpiry ? [words.extended(printedExpiry)] : []),
      ...problemsOf(reading, (it) =>
        it.code === 'not-gs1' ? words.restUnread : words.problems[it.code](it.ai),
      ),
      ...(isPartial ? [words.copy] : []),
      ...(isSerialLost ? [words.noSerial] : []),
    ],
    offersManual: !isGood,
  };
}

function problemsOf({ problems }: PackReading, inWords: (problem: ScanProblem) => string | null): string[] {
  return [...new Set(problems.map(inWords))].filter((it) => it !== null);
}
