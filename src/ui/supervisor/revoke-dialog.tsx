import { useState } from 'preact/hooks';
import type { SupervisedDevice } from '../../protocol/supervision.ts';
import type { SupervisionClient } from '../../sync/supervision.ts';
import { fr } from '../language/fr-supervisor.ts';
import { shownDevice } from './device-table.tsx';
import { Dialog, undoneText } from './dialog.tsx';

const words = fr.revokeDialog;

interface Props {
  device: SupervisedDevice;
  client: SupervisionClient;
  close: () => void;
  changed: () => void;
}

/** Says what a revocation does before it is made. */
export function RevokeDialog({ device, client, close, changed }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const revoke = async () => {
    setAsking(true);
    const reply = await client.revoke(device.device);
    setAsking(false);
    if (reply.kind !== 'ok') return setProblem(undoneText(reply));
    changed();
    close();
  };
  return (
    <Dialog title={words.title(shownDevice(device.device))} close={close}>
      <p>{words.effect}</p>
      <p>{words.kept}</p>
      <p role="alert">{problem}</p>
      <div class="acts">
        <button type="button" class="button primary" disabled={isAsking} onClick={revoke}>
          {isAsking ? words.asking : fr.facility.revoke}
        </button>
        <button type="button" class="button" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </Dialog>
  );
}
