import { second as words } from '../language/fr-second.ts';
import { AloneButton } from './ask-who.tsx';
import { Page, type PageProps } from './page.tsx';

interface DifferingProps extends PageProps {
  names: readonly string[];
  first: string;
  second: string;
  isSecondHere: boolean;
  onFirst: () => void;
  onSecond: () => void;
  onOther: () => void;
  onAlone: () => void;
}

/** Says what differs, never whose figure is which. */
export function Differing(props: DifferingProps) {
  const { names, first, second, isSecondHere, onFirst, onSecond, onOther, onAlone, ...page } = props;
  return (
    <Page {...page} title={words.differTitle}>
      <p>{words.differ(names)}</p>
      <ul class="names">
        {isSecondHere && (
          <li>
            <button type="button" class="button large" onClick={onSecond}>
              {words.recount(second)}
            </button>
          </li>
        )}
        <li>
          <button type="button" class="button large" onClick={onFirst}>
            {words.recount(first)}
          </button>
        </li>
      </ul>
      <button type="button" class="button" onClick={onOther}>
        {words.other}
      </button>
      <AloneButton isBusy={page.sealing.kind === 'busy'} onAlone={onAlone} />
    </Page>
  );
}
