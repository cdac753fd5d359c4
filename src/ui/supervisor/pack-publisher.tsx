import { useRef, useState } from 'preact/hooks';
import type { Instant } from '../../domain/day.ts';
import type { PackProblem } from '../../domain/pack-problems.ts';
import { type ReferencePack, readPack } from '../../protocol/pack.ts';
import type { SupervisionView } from '../../protocol/supervision.ts';
import type { SupervisionClient } from '../../sync/supervision.ts';
import { problemText, directives as words } from '../language/fr-supervisor-directives.ts';
import { undoneText } from './dialog.tsx';
import { packChanges } from './pack-changes.ts';
import { momentText } from './when.ts';

interface Props {
  view: SupervisionView;
  now: Instant;
  ownZone: string;
  client: SupervisionClient;
  barred: string | null;
  published: () => void;
}

type Chosen =
  | { kind: 'none' }
  | { kind: 'ready'; file: string; pack: ReferencePack; remark: string | null }
  | { kind: 'refused'; problems: PackProblem[] }
  | { kind: 'done'; version: number };

/** A pack is read whole and shown before anything is published; the endpoint reads it again. */
export function PackPublisher({ view, now, ownZone, client, barred, published }: Props) {
  const [chosen, setChosen] = useState<Chosen>({ kind: 'none' });
  const [isAsking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) return setChosen({ kind: 'none' });
    const reading = readPack(await file.text());
    setChosen(
      reading.kind === 'ok'
        ? { kind: 'ready', file: file.name, pack: reading.pack, remark: null }
        : { kind: 'refused', problems: reading.problems },
    );
  };
  const publish = async (ready: Chosen & { kind: 'ready' }) => {
    setAsking(true);
    const reply = await client.publish(ready.pack);
    setAsking(false);
    if (reply.kind === 'ok') {
      setChosen({ kind: 'done', version: reply.value.version });
      // The list of changes goes, and what is said stands far above where the button was.
      heading.current?.focus();
      return published();
    }
    if (reply.kind === 'refused' && reply.problems) {
      return setChosen({ kind: 'refused', problems: reply.problems });
    }
    const code = reply.kind === 'refused' ? reply.code : '';
    const versionRemarks = { 'pack-not-newer': words.notNewer, 'pack-too-far-ahead': words.tooFarAhead };
    const remark = versionRemarks[code as keyof typeof versionRemarks] ?? undoneText(reply);
    setChosen({ ...ready, remark });
  };
  return (
    <section class="card">
      <h2 ref={heading} tabIndex={-1}>
        {words.publish}
      </h2>
      <p>{words.fileHint}</p>
      {barred === null && (
        <p>
          <a class="button" href="/v1/packs/newest" download={`directives-${view.packVersion}.json`}>
            {words.download(view.packVersion)}
          </a>
        </p>
      )}
      <label class="field">
        <span>{words.file}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => read(event.currentTarget.files?.[0])}
        />
      </label>
      {chosen.kind === 'ready' && (
        <>
          <Preview chosen={chosen} view={view} now={now} ownZone={ownZone} />
          <button
            type="button"
            class="button primary"
            disabled={barred !== null || isAsking || chosen.pack.version <= view.packVersion}
            onClick={() => publish(chosen)}
          >
            {isAsking ? words.going : words.go(chosen.pack.version)}
          </button>
          {barred && <p class="soft">{barred}</p>}
        </>
      )}
      <div role="status">
        {chosen.kind === 'ready' && chosen.remark}
        {chosen.kind === 'done' && <p>{words.done(chosen.version)}</p>}
        {chosen.kind === 'refused' && <Problems problems={chosen.problems} />}
      </div>
    </section>
  );
}

function Preview({
  chosen: { file, pack },
  view,
  now,
  ownZone,
}: Pick<Props, 'view' | 'now' | 'ownZone'> & { chosen: Chosen & { kind: 'ready' } }) {
  const changes = packChanges(pack, view);
  return (
    <>
      <p>
        <strong>{words.read(file, pack.version, momentText(pack.issuedAt, ownZone, now))}</strong>
      </p>
      {pack.expiresAt && <p>{words.expires(momentText(pack.expiresAt, ownZone, now))}</p>}
      {pack.version <= view.packVersion && <p role="alert">{words.tooOld(view.packVersion)}</p>}
      <h3>{words.changes}</h3>
      {changes.length === 0 && <p>{words.noChange}</p>}
      <ul class="listed">
        {changes.map(({ what, change, name }) => (
          <li key={what + name}>
            <strong>
              {words.change[change]}, {words.what[what]}
            </strong>{' '}
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}

function Problems({ problems }: { problems: PackProblem[] }) {
  return (
    <>
      <p>
        <strong>{words.refused(problems.length)}</strong>
      </p>
      <ul class="listed">
        {problems.map(({ path, message }) => (
          <li key={path + message}>
            <code>{path || words.whole}</code> {problemText(message)}
          </li>
        ))}
      </ul>
    </>
  );
}
