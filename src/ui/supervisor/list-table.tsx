import type { Instant } from '../../domain/day.ts';
import type { SupervisionView } from '../../protocol/supervision.ts';
import { fr } from '../language/fr-supervisor.ts';
import { ColumnHead } from './column-head.tsx';
import { FacilityRows } from './facility-rows.tsx';
import type { Group } from './list.ts';

interface Props {
  group: Group;
  view: SupervisionView;
  now: Instant;
}

const columns = fr.list.columns;

export function ListTable({ group, view, now }: Props) {
  return (
    <table class="calls">
      <caption class={group.label ? undefined : 'unseen'}>
        {group.label ? fr.list.captionOf(group.label) : fr.list.caption}
      </caption>
      <ColumnHead
        labels={[
          columns.facility,
          columns.state,
          columns.since,
          columns.heard,
          columns.count,
          columns.floor,
          columns.contact,
        ]}
      />
      {group.rows.map((row) => (
        <FacilityRows key={row.it.facility.id} row={row} view={view} now={now} />
      ))}
    </table>
  );
}
