import type { SupervisedDevice } from '../../protocol/supervision.ts';
import type { SupervisionClient } from '../../sync/supervision.ts';
import { fr } from '../language/fr-supervisor.ts';
import { shownDevice } from './device-table.tsx';
import { ActingDialog } from './dialog.tsx';

const words = fr.revokeDialog;

interface Props {
  device: SupervisedDevice;
  client: SupervisionClient;
  close: () => void;
  changed: () => void;
}

/** Says what a revocation does before it is made. */
export function RevokeDialog({ device, client, close, changed }: Props) {
  return (
    <ActingDialog
      title={words.title(shownDevice(device.device))}
      act={fr.facility.revoke}
      ask={() => client.revoke(device.device)}
      close={close}
      changed={changed}
    >
      <p>{words.effect}</p>
      <p>{words.kept}</p>
    </ActingDialog>
  );
}
