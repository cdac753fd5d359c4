import type { Subtle } from '../../../src/protocol/crypto.ts';
import { hashOfEvent } from '../../../src/protocol/event.ts';
import { readSnapshot } from '../../../src/store/read-snapshot.ts';
import type { Record, StoredRow } from './memory-ledger.ts';
import type { Change, Disk } from './memory-tables.ts';
import type { Kept, Tablet, Watcher } from './tablet.ts';

/** One statement of a person, known by its number wherever it turns up. */
export interface Said {
  serial: number;
  vials: number;
  /** The tablet said « recorded ». */
  isTold: boolean;
  /** The mirror took it, and nothing but our own code could have removed it since. */
  isMirrored: boolean;
  /** A fault destroyed the last copy that was not on the endpoint. */
  isDestroyed: boolean;
  /** It had been acknowledged by then, and was the endpoint's to keep. */
  wasAcknowledged: boolean;
  /** Its user was told that it is missing. */
  isReported: boolean;
  /** Nothing is left on its tablet that could know of it. */
  isForgotten: boolean;
  tablet: string;
  device: string;
  seq: number;
}

export const serialOf = (text: string): number => Number(/"product":"v(\d+)"/.exec(text)?.[1] ?? 0);

/** Knows what people did, watches all storage, and says what should not have happened. */
export class Oracle implements Watcher {
  readonly violations: string[] = [];
  readonly said = new Map<number, Said>();
  readonly tablets: Tablet[] = [];
  acknowledged = 0;
  /** Serials that a committed row bore at any time. */
  readonly #everStored = new Set<number>();
  #seenNumber = 0;
  #wasRestored = false;
  readonly #cache = new Map();
  /** Devices that two tablets write for: one's number that is lost may be another's that arrived. */
  readonly #cloned = new Set<string>();
  /** Those, and devices whose storage was damaged. */
  readonly #disturbed = new Set<string>();

  violated(what: string): void {
    if (this.violations.length < 20) this.violations.push(what);
  }

  /** After each statement of the endpoint. */
  recordWritten(record: Record): void {
    if (record.lastNumber === this.#seenNumber) return;
    this.#seenNumber = record.lastNumber;
    const seen = new Set<number>();
    for (const row of record.events.values()) {
      const serial = serialOf(row.text);
      this.#everStored.add(serial);
      if (seen.has(serial)) this.violated(`statement ${serial} is stored twice, as ${row.device}/${row.seq}`);
      seen.add(serial);
    }
    for (const row of record.aside.values()) this.#everStored.add(serialOf(row.text));
  }

  /** The endpoint's numbers begin again from those of its backup, or of its disk. */
  recordReplaced(isRestored: boolean): void {
    this.#seenNumber = 0;
    this.#wasRestored ||= isRestored;
  }

  committed(tablet: Tablet, changes: readonly Change[]): void {
    if (changes.some(isTakenBack) && !changes.some(isOtherEpoch))
      this.violated(`${tablet.name} takes an acknowledgement back`);
    for (const { table, id, before, after } of changes) {
      if (table === 'events' || table === 'acknowledgements' || id === 'identity')
        tablet.scheduler.note(`${tablet.name}: ${table} ${id} ${shortOf(after?.value)}`);
      if (table !== 'acknowledgements' || !after) continue;
      const row = after.value as { state: string; device: string; seq: number };
      if (before && (before.value as { state: string }).state === row.state) continue;
      if (row.state !== 'stored') continue;
      this.acknowledged++;
      const text = textOf(tablet.disk, row.device, row.seq);
      const said = this.said.get(serialOf(text ?? ''));
      // The mirror may let go of it now; should it wait again, it is mirrored anew.
      if (said) said.isMirrored = false;
      if (text && !this.#everStored.has(serialOf(text)))
        this.violated(`statement ${serialOf(text)} is acknowledged, and was never stored`);
    }
  }

  mirrored(tablet: Tablet, lines: readonly string[]): void {
    for (const line of lines) {
      const said = this.said.get(serialOf(line));
      // What the record has may leave it at the next rewriting.
      if (said && !isTaken(tablet.disk, JSON.parse(line))) said.isMirrored = true;
    }
  }

  /** From now on two tablets write under one identity. */
  cloned(kept: Kept): void {
    for (const devices of [this.#cloned, this.#disturbed]) devices.add(deviceOf(kept));
  }

  destroyed(tablet: Tablet, before: Kept): void {
    this.#disturbed.add(deviceOf(before));
    const isLeft = new Set([...serialsOf(tablet.disk), ...tablet.mirror.map(serialOf)]);
    const mirrorBefore = new Set(before.mirror.map(serialOf));
    const serialsBefore = serialsOf(before.disk);
    const unsentBefore = unsentSerialsOf(before.disk);
    const mirrorNow = new Set(tablet.mirror.map(serialOf));
    for (const serial of new Set([...serialsBefore, ...mirrorBefore])) {
      const said = this.said.get(serial);
      if (!said) continue;
      if (mirrorBefore.has(serial) && !mirrorNow.has(serial)) said.isMirrored = false;
      // What waited, and had been mirrored, should be there still.
      const shouldBeLeft = unsentBefore.has(serial) && said.isMirrored;
      if (isLeft.has(serial) || shouldBeLeft) continue;
      said.isDestroyed = true;
      if (!unsentBefore.has(serial) && serialsBefore.has(serial)) said.wasAcknowledged = true;
    }
    // Where the mark went too, nobody can know that there was anything.
    for (const said of this.said.values())
      if (said.isDestroyed && said.tablet === tablet.name && !isMarked(tablet, said)) said.isForgotten = true;
  }

  /** A tablet that numbers events missing has told its user. */
  reported(tablet: Tablet): void {
    for (const said of this.said.values())
      if (said.tablet === tablet.name && said.isDestroyed) said.isReported = true;
  }

  /** What a screen shows at this moment. */
  async look(tablet: Tablet): Promise<void> {
    const snapshot = await readSnapshot(tablet.glance(), this.#cache, '');
    const judged = new Set(snapshot.events);
    const here = tablet.disk.get('reference')?.get('facility')?.value as { id: string } | undefined;
    const shown = new Map(
      snapshot.journal.filter((it) => it.own).map((it) => [`${it.event.device}/${it.event.seq}`, it]),
    );
    for (const row of rowsOf(tablet.disk, 'events')) {
      const { device, seq, text } = row as { device: string; seq: number; text: string };
      const it = shown.get(`${device}/${seq}`);
      if (!it) this.violated(`${device}/${seq} is on ${tablet.name} and not shown`);
      else if (it.delivery.state === 'stored' && !this.#everStored.has(serialOf(text)))
        this.violated(`${device}/${seq} is shown as transmitted, and was not`);
      if (it && judged.has(it) !== (it.event.facility === here?.id))
        this.violated(`${device}/${seq} of ${it.event.facility} is judged wrongly at ${here?.id}`);
    }
    const waiting = rowsOf(tablet.disk, 'events').filter(
      (row) => !tablet.disk.get('acknowledgements')?.has(idOf(row)),
    );
    if (snapshot.outbox.size !== waiting.length)
      this.violated(`${tablet.name} says that ${snapshot.outbox.size} wait`);
  }

  /** When all faults are over and every tablet has been heard. */
  async finish(
    record: Record,
    subtle: Subtle,
    gapsOf: (device: string) => readonly { from: number; to: number }[],
  ): Promise<void> {
    const stored = new Map<number, StoredRow>();
    for (const row of record.events.values()) stored.set(serialOf(row.text), row);
    const aside = new Set([...record.aside.values()].map((row) => serialOf(row.text)));
    const held = new Set([...record.events.values(), ...record.aside.values()].map(idOf));
    for (const said of this.said.values()) {
      if (!said.isTold || stored.has(said.serial) || aside.has(said.serial)) continue;
      if (!said.isDestroyed) this.violated(`statement ${said.serial} was « recorded » and is lost`);
      else if (said.wasAcknowledged) {
        // Destroyed on its tablet and then gone with the endpoint's last days: two disasters, of which the operator knows.
        if (!this.#wasRestored) this.violated(`statement ${said.serial} was acknowledged and is lost`);
      } else if (!said.isForgotten) {
        // A tablet that lost database, mirror and mark gives numbers anew that the endpoint may have.
        const isTaken = held.has(idOf(said)) || this.#cloned.has(said.device);
        // One whose database came back from before its last link no longer speaks under that one's identity.
        const isUnsaid = this.tablets.some((it) => it.name === said.tablet && deviceOf(it) !== said.device);
        const isTold = isTaken
          ? said.isReported
          : isWithin(gapsOf(said.device), said.seq) || (isUnsaid && said.isReported);
        if (!isTold)
          this.violated(
            `statement ${said.serial} was destroyed with its tablet's storage, and nobody is told`,
          );
      }
    }
    for (const row of stored.values()) {
      const vials = Number(/"(?:physical|units)":(\d+)/.exec(row.text)?.[1]);
      const said = this.said.get(serialOf(row.text));
      if (said && said.vials !== vials) this.violated(`statement ${said.serial} says ${vials} vials`);
    }
    await this.#verifyChains(record, subtle);
    for (const tablet of this.tablets) this.#finishTablet(tablet, record);
  }

  /** Each hash is its event's, and each event follows the one before; where storage was destroyed a chain may begin anew. */
  async #verifyChains(record: Record, subtle: Subtle): Promise<void> {
    for (const row of record.events.values()) {
      if ((await hashOfEvent(subtle, JSON.parse(row.text))) !== row.hash)
        this.violated(`${row.device}/${row.seq} is stored under another hash`);
      const before = record.events.get(`${row.device}/${row.seq - 1}`);
      const follows = row.previousHash === null || !before || before.hash === row.previousHash;
      if (!follows && !this.#disturbed.has(row.device))
        this.violated(`${row.device}/${row.seq} does not follow the event before it`);
    }
  }

  #finishTablet(tablet: Tablet, record: Record): void {
    const acknowledgements = new Map(
      rowsOf(tablet.disk, 'acknowledgements').map((row) => [
        idOf(row),
        row as unknown as { state: string; number: number },
      ]),
    );
    const numbers = new Map([...record.events.values()].map((row) => [row.number, serialOf(row.text)]));
    const held = new Set<string>();
    for (const row of [...rowsOf(tablet.disk, 'events'), ...rowsOf(tablet.disk, 'others')])
      held.add(idOf(row));
    for (const row of rowsOf(tablet.disk, 'events')) {
      const { text } = row as unknown as { text: string };
      const acknowledgement = acknowledgements.get(idOf(row));
      if (!acknowledgement && serialOf(text) > 0)
        this.violated(`${tablet.name} still waits with ${serialOf(text)}`);
      else if (acknowledgement?.state === 'stored' && numbers.get(acknowledgement.number) !== serialOf(text))
        this.violated(
          `${tablet.name} holds an acknowledgement of ${serialOf(text)} that the endpoint does not`,
        );
    }
    const identity = tablet.disk.get('meta')?.get('identity')?.value as { device: string } | undefined;
    const facility = identity && record.devices.get(identity.device)?.facility;
    const link = tablet.disk.get('meta')?.get('link')?.value as { hold: unknown } | undefined;
    // Of two copies of one profile each new link puts the other out, and that one says so.
    if (!facility || link?.hold) return;
    for (const row of record.events.values())
      if (
        row.facility === facility &&
        row.device !== identity.device &&
        !held.has(`${row.device}/${row.seq}`)
      )
        this.violated(`${tablet.name} never received ${row.device}/${row.seq}`);
  }
}

function isTakenBack({ table, before, after }: Change): boolean {
  const [was, is] = [before?.value, after?.value] as ({ state: string } | undefined)[];
  return table === 'acknowledgements' && was?.state === 'stored' && is?.state !== 'stored';
}

/** After the endpoint's restore all is pending again, and only then. */
function isOtherEpoch({ id, before, after }: Change): boolean {
  const [was, is] = [before?.value, after?.value] as ({ epoch: string } | undefined)[];
  return id === 'identity' && was?.epoch !== is?.epoch;
}

/** For the trace of one seed. */
function shortOf(value: unknown): string {
  const { text, state, device, epoch } = (value ?? {}) as { [name: string]: string | undefined };
  if (text) return `holds statement ${serialOf(text)}`;
  return value ? (state ?? `${device} ${epoch}`) : 'removed';
}

/** An emptied tablet is linked again under the id that its mark remembers. */
function deviceOf({ disk, mark }: Kept): string {
  const identity = disk.get('meta')?.get('identity')?.value as { device: string } | undefined;
  return identity?.device ?? mark?.device ?? '';
}

export function rowsOf(disk: Disk, table: string): { device: string; seq: number }[] {
  return [...(disk.get(table)?.values() ?? [])].map((row) => row.value as { device: string; seq: number });
}

function idOf({ device, seq }: { device: string; seq: number }): string {
  return `${device}/${seq}`;
}

function textOf(disk: Disk, device: string, seq: number): string | undefined {
  return (disk.get('events')?.get(`${device}/${seq}`)?.value as { text: string } | undefined)?.text;
}

function serialsOf(disk: Disk): Set<number> {
  return new Set(rowsOf(disk, 'events').map((row) => serialOf((row as unknown as { text: string }).text)));
}

function unsentSerialsOf(disk: Disk): Set<number> {
  const unsent = rowsOf(disk, 'events').filter((row) => !isTaken(disk, row));
  return new Set(unsent.map((row) => serialOf((row as unknown as { text: string }).text)));
}

/** What was refused for its number alone is still its tablet's to keep. */
function isTaken(disk: Disk, row: { device: string; seq: number }): boolean {
  const acknowledgement = disk.get('acknowledgements')?.get(idOf(row))?.value as
    | { state: string }
    | undefined;
  return acknowledgement !== undefined && acknowledgement.state !== 'conflict';
}

function isMarked({ mark }: Tablet, { device, seq }: Said): boolean {
  return mark !== null && mark.device === device && mark.seq >= seq;
}

function isWithin(gaps: readonly { from: number; to: number }[], seq: number): boolean {
  return gaps.some(({ from, to }) => from <= seq && seq <= to);
}
