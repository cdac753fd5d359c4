import type { TabletDatabase } from '../../../src/store/index.ts';

/** What a tablet's IndexedDB holds: rows by key, tables by name. */
export type Rows = Map<string, { key: unknown; value: unknown }>;
export type Disk = Map<string, Rows>;

const tableKeys: Record<string, (value: never, key: unknown) => unknown> = {
  meta: (_, key) => key,
  reference: (_, key) => key,
  views: (_, key) => key,
  events: deviceAndSeq,
  acknowledgements: deviceAndSeq,
  others: deviceAndSeq,
  personDrafts: (value: { person: string; product: string }) => [value.person, value.product],
  people: (value: { id: string }) => value.id,
  pinTries: (value: { person: string }) => value.person,
  packs: (value: { version: number }) => value.version,
};

export const emptyDisk = (): Disk =>
  new Map(Object.keys(tableKeys).map((name): [string, Rows] => [name, new Map()]));

export const copyOf = (disk: Disk): Disk => new Map([...disk].map(([name, rows]) => [name, new Map(rows)]));

/** Between a connection and its disk: each access is one transaction, which may fail, wait or never come back. */
export interface Gate {
  disk(): Disk;
  /** Runs `work` as one transaction; `writes` is true where it may change rows. */
  transact<T>(label: string, writes: boolean, work: () => Promise<T>): Promise<T>;
  /** Told of each committed change. */
  committed(changes: readonly Change[]): void;
}

export interface Change {
  table: string;
  id: string;
  before: { key: unknown; value: unknown } | undefined;
  after: { key: unknown; value: unknown } | undefined;
}

/**
 * The part of Dexie that the store uses, over maps. One connection serves one task at a time, as it knows a transaction
 * by being inside it. `memory-tables.test.ts` holds it against Dexie itself.
 */
export function connect(gate: Gate): TabletDatabase {
  return new Connection(gate) as unknown as TabletDatabase;
}

class Connection {
  readonly meta: MemoryTable;
  readonly events: MemoryTable;
  readonly acknowledgements: MemoryTable;
  readonly others: MemoryTable;
  readonly personDrafts: MemoryTable;
  readonly people: MemoryTable;
  readonly pinTries: MemoryTable;
  readonly packs: MemoryTable;
  readonly reference: MemoryTable;
  readonly views: MemoryTable;
  readonly tables: readonly MemoryTable[];
  readonly gate: Gate;
  /** Its connections do not die, and nothing is tried again on them: F5 shows that in a browser. */
  readonly isLeft = true;
  lastTurn: Promise<unknown> = Promise.resolve();
  unsure = null;
  #changes: Change[] | null = null;

  constructor(gate: Gate) {
    this.gate = gate;
    const table = (name: string) => new MemoryTable(this, name);
    this.meta = table('meta');
    this.events = table('events');
    this.acknowledgements = table('acknowledgements');
    this.others = table('others');
    this.personDrafts = table('personDrafts');
    this.people = table('people');
    this.pinTries = table('pinTries');
    this.packs = table('packs');
    this.reference = table('reference');
    this.views = table('views');
    this.tables = [this.meta, this.events, this.acknowledgements, this.others, this.personDrafts];
  }

  async transaction(mode: string, ...rest: unknown[]): Promise<unknown> {
    const work = rest.at(-1) as () => Promise<unknown>;
    return this.gate.transact(`transaction ${mode}`, mode !== 'r', () => this.#whole(work));
  }

  /** Outside of a transaction each access is one of its own. */
  access<T>(label: string, writes: boolean, work: () => T): Promise<T> {
    if (this.#changes) return Promise.resolve().then(work);
    return this.gate.transact(label, writes, () => this.#whole(async () => work()));
  }

  change(table: string, id: string, after: Change['after']): void {
    const before = this.rows(table).get(id);
    this.#changes?.push({ table, id, before, after });
    this.#write(table, id, after);
  }

  rows(table: string): Rows {
    return this.gate.disk().get(table) as Rows;
  }

  async #whole<T>(work: () => Promise<T>): Promise<T> {
    const changes: Change[] = [];
    this.#changes = changes;
    try {
      const result = await work();
      this.gate.committed(changes);
      return result;
    } catch (error) {
      for (const change of changes.reverse()) this.#write(change.table, change.id, change.before);
      throw error;
    } finally {
      this.#changes = null;
    }
  }

  #write(table: string, id: string, row: Change['after']): void {
    if (row) this.rows(table).set(id, row);
    else this.rows(table).delete(id);
  }
}

type Row = { key: unknown; value: unknown };

class MemoryTable {
  constructor(
    readonly connection: Connection,
    readonly name: string,
  ) {}

  get(key: unknown): Promise<unknown> {
    return this.#read('get', () => this.#rows().get(idOf(key))?.value);
  }

  bulkGet(keys: unknown[]): Promise<unknown[]> {
    return this.#read('get of', () => keys.map((key) => this.#rows().get(idOf(key))?.value));
  }

  put(value: unknown, key?: unknown): Promise<void> {
    return this.#change(() => this.#put(value, key));
  }

  bulkPut(values: unknown[]): Promise<void> {
    return this.#change(() => {
      for (const value of values) this.#put(value);
    });
  }

  add(value: unknown): Promise<void> {
    return this.bulkAdd([value]);
  }

  bulkAdd(values: unknown[]): Promise<void> {
    return this.#change(() => {
      for (const value of values) {
        const id = idOf(tableKeys[this.name]?.(value as never, undefined));
        if (this.#rows().has(id))
          throw Object.assign(new Error(`${this.name} holds ${id}`), { name: 'ConstraintError' });
        this.#put(value);
      }
    });
  }

  delete(key: unknown): Promise<void> {
    return this.bulkDelete([key]);
  }

  bulkDelete(keys: unknown[]): Promise<void> {
    return this.#change(() => {
      for (const key of keys) this.connection.change(this.name, idOf(key), undefined);
    });
  }

  clear(): Promise<void> {
    return this.#change(() => {
      for (const id of [...this.#rows().keys()]) this.connection.change(this.name, id, undefined);
    });
  }

  toArray(): Promise<unknown[]> {
    return this.toCollection().toArray();
  }

  toCollection() {
    return this.#where(() => true);
  }

  filter(isWanted: (value: never) => boolean) {
    return this.#where((row) => isWanted(row.value as never));
  }

  where(index: string) {
    if (index !== ':id') throw new Error(`the memory tables have no index ${index}`);
    return {
      between: (from: unknown, to: unknown) =>
        this.#where(({ key }) => compare(key, from) >= 0 && compare(key, to) < 0),
    };
  }

  #where(isWanted: (row: Row) => boolean) {
    const found = () => [...this.#rows().values()].sort((a, b) => compare(a.key, b.key)).filter(isWanted);
    return {
      toArray: () => this.#read('read', () => found().map((row) => row.value)),
      count: () => this.#read('count', () => found().length),
      primaryKeys: () => this.#read('keys of', () => found().map((row) => row.key)),
      last: () => this.#read('last of', () => found().at(-1)?.value),
    };
  }

  #put(value: unknown, given?: unknown): void {
    const key = tableKeys[this.name]?.(value as never, given);
    this.connection.change(this.name, idOf(key), { key, value });
  }

  #rows(): Rows {
    return this.connection.rows(this.name);
  }

  #read<T>(label: string, work: () => T): Promise<T> {
    return this.connection.access(`${label} ${this.name}`, false, work);
  }

  #change(work: () => void): Promise<void> {
    return this.connection.access(`change ${this.name}`, true, work);
  }
}

function deviceAndSeq(value: { device: string; seq: number }): [string, number] {
  return [value.device, value.seq];
}

function idOf(key: unknown): string {
  return Array.isArray(key) ? key.join('/') : String(key);
}

function compare(a: unknown, b: unknown): number {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (const [index, item] of a.entries()) {
      const order = compare(item, b[index]);
      if (order !== 0) return order;
    }
    return 0;
  }
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}
