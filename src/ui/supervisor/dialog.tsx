import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
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
