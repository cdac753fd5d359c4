import { fr } from '../language/fr.ts';
import { Banner } from './banner.tsx';
import { failureWords, type Sealing } from './use-sealing.ts';

/** What was not recorded, or not yet, and why; of a sheet, that its draft could not be kept either. */
export function SealingFailure(props: { sealing: Sealing<unknown>; draftFailed?: boolean }) {
  const { sealing, draftFailed } = props;
  const bad = (text: string) => (
    <Banner tone="bad" icon="warn">
      {text}
    </Banner>
  );
  return (
    <>
      {sealing.kind === 'busy' && sealing.isSilent && bad(fr.counting.sealSilent)}
      {sealing.kind === 'failed' && bad(failureWords(sealing.error))}
      {draftFailed && bad(fr.counting.draftFailed)}
    </>
  );
}
