import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Reply } from '../../sync/supervision.ts';
import { fr } from '../language/fr-supervisor.ts';

/** Why an action came to nothing. */
export function undoneText(reply: Exclude<Reply<unknown>, { kind: 'ok' }>): string {
  return reply.kind === 'refused' ? fr.undone.refused(reply.code) : fr.undone[reply.kind];
}

/** A native modal dialog, there as long as it is rendered; the browser gives the focus back when it goes. */
export function Dialog({
  title,
  close,
  children,
}: {
  title: string;
  close: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-label={title} onClose={close}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}

interface ActingDialogProps {
  title: string;
  /** What the button that acts says, and whether all that it needs is given. */
  act: string;
  isWhole?: boolean;
  ask: () => Promise<Reply<unknown>>;
  close: () => void;
  changed: () => void;
  children: ComponentChildren;
}

/** Says what an act does, then asks for it; stays open with the reason while it comes to nothing. */
export function ActingDialog(props: ActingDialogProps) {
  const { title, act, isWhole = true, ask, close, changed, children } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const go = async () => {
    setAsking(true);
    const reply = await ask();
    setAsking(false);
    if (reply.kind !== 'ok') return setProblem(undoneText(reply));
    changed();
    close();
  };
  return (
    <Dialog title={title} close={close}>
      {children}
      <p role="alert">{problem}</p>
      <div class="acts">
        <button type="button" class="button primary" disabled={isAsking || !isWhole} onClick={go}>
          {isAsking ? fr.dialog.asking : act}
        </button>
        <button type="button" class="button" onClick={close}>
          {fr.dialog.cancel}
        </button>
      </div>
    </Dialog>
  );
}
