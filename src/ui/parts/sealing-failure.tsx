import { fr } from '../language/fr.ts';
import { Banner } from './banner.tsx';
import { failureWords, type Sealing } from './use-sealing.ts';

/** What was not recorded, and why; of a sheet, that its draft could not be kept either. */
export function SealingFailure(props: { sealing: Sealing<unknown>; draftFailed?: boolean }) {
  const { sealing, draftFailed } = props;
  return [
    sealing.kind === 'failed' && failureWords(sealing.error),
    draftFailed && fr.counting.draftFailed,
  ].map(
    (text) =>
      text && (
        <Banner tone="bad" icon="warn">
          {text}
        </Banner>
      ),
  );
}
