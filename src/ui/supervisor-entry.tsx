import { useMemo } from 'preact/hooks';
import type { Instant } from '../domain/day.ts';
import { supervisionClient } from '../sync/supervision.ts';
import type { Supervision } from './app-props.ts';
import Supervisor from './supervisor/index.tsx';

/** Where the supervisors' part begins: its requests are made here, so that tablets do not fetch their code. */
export default function SupervisorEntry({ speak, fetcher, cache, now }: Supervision & { now: Instant }) {
  const client = useMemo(() => supervisionClient(fetcher), [fetcher]);
  const goOn = (address: string) => location.assign(address);
  return <Supervisor client={client} cache={cache} now={now} speak={speak} goOn={goOn} />;
}
