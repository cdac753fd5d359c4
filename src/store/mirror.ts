/** A second place for what is unsent, outside IndexedDB, which a browser may silently reopen truncated or empty. */
export interface Mirror {
  /** Rejects with a QuotaExceededError where an event would find no room; leaves nothing behind. */
  makeSureOfRoom(): Promise<void>;
  lines(): Promise<string[]>;
  append(line: string): Promise<void>;
  /** Asks for the lines once nobody else can append, so that none sealed meanwhile is dropped. */
  keepOnly(lines: () => Promise<readonly string[]>): Promise<void>;
}

/** The highest sequence number ever sealed here, in a third place. */
export interface HighWater {
  read(): Mark | null;
  write(mark: Mark): void;
}

export interface Mark {
  device: string;
  seq: number;
}

/** Two tabs writing at once would each keep their own copy, and the last to finish would win. */
export type Locks = { request<T>(name: string, task: () => Promise<T>): Promise<T> };

const fileName = 'unsent.jsonl';

/** An event at its longest, and what the database writes of it. */
export const enough = ' '.repeat(131_072);

/** An append-only file of the origin's private file system, a line an event; null where the browser has none to write. */
export async function opfsMirror(storage: StorageManager | undefined, locks: Locks): Promise<Mirror | null> {
  if (!storage?.getDirectory) return null;
  try {
    const folder = await storage.getDirectory();
    const file = await folder.getFileHandle(fileName, { create: true });
    if (!('createWritable' in file)) return null;
    const alone = <T>(task: () => Promise<T>) => locks.request('releve-mirror', task);
    const write = async (text: string, keepsBefore: boolean) => {
      const size = keepsBefore ? (await file.getFile()).size : 0;
      const stream = await file.createWritable({ keepExistingData: keepsBefore });
      await stream.write({ type: 'write', position: size, data: text });
      await stream.close();
    };
    const tryRoom = async () => {
      const stream = await file.createWritable({ keepExistingData: true });
      await stream.write({ type: 'write', position: (await file.getFile()).size, data: enough });
      await stream.abort();
    };
    return {
      makeSureOfRoom: () => alone(tryRoom),
      lines: () => alone(async () => (await (await file.getFile()).text()).split('\n').filter(Boolean)),
      append: (line) => alone(() => write(`${line}\n`, true)),
      keepOnly: (lines) =>
        alone(async () => write((await lines()).map((line) => `${line}\n`).join(''), false)),
    };
  } catch {
    return null;
  }
}

export function localHighWater(storage: {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}): HighWater {
  const key = 'releve-high-water';
  return {
    read: () => {
      const [device, seq] = (storage.getItem(key) ?? '').split('/');
      return device && Number(seq) > 0 ? { device, seq: Number(seq) } : null;
    },
    write: (mark) => storage.setItem(key, `${mark.device}/${mark.seq}`),
  };
}
