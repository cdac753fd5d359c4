import { authenticateDevice } from '../../../src/endpoint/device-signature.ts';
import { answerEnrolment } from '../../../src/endpoint/enrolment-answer.ts';
import { Refused } from '../../../src/endpoint/http/refused.ts';
import { retrying } from '../../../src/endpoint/retrying.ts';
import { answerBatch, type SignedAnswer } from '../../../src/endpoint/sync/answer.ts';
import type { Ledger } from '../../../src/endpoint/sync/ledger.ts';
import type { Subtle } from '../../../src/protocol/crypto.ts';
import { signatureHeader } from '../../../src/protocol/sync.ts';
import type { Chance } from './chance.ts';
import { memoryLedger, type Record, type Statement } from './memory-ledger.ts';
import type { Profile } from './profile.ts';
import { newProcess, type Process, type Scheduler } from './scheduler.ts';

export interface Posted {
  path: string;
  body: string;
  signature: string | undefined;
}

export interface Reply {
  status: number;
  body: string;
  headers: { [name: string]: string };
}

export interface ServiceParts {
  scheduler: Scheduler;
  chance: Chance;
  subtle: Subtle;
  profile: () => Profile;
  record: () => Record;
  /** After each statement that changed something, before anybody is told. */
  written: () => void;
  /** A design that went wrong, in tests of the simulator itself. */
  distort: (ledger: Ledger, instance: Process) => Ledger;
}

/** One endpoint process over the shared record: authenticates, ingests and answers with the project's own functions. */
export class Instance {
  process = newProcess();
  readonly #parts: ServiceParts;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  restart(): void {
    this.#parts.scheduler.kill(this.process);
    this.process = newProcess();
  }

  /** Never settles when the process is killed meanwhile. */
  async handle(posted: Posted): Promise<Reply> {
    const { scheduler, subtle } = this.#parts;
    const { process } = this;
    const ledger = this.#parts.distort(memoryLedger(this.#statements(process)), process);
    const now = () => new Date(scheduler.now).toISOString();
    try {
      const body = { text: posted.body, value: parsed(posted.body) };
      if (posted.path === '/v1/enrolments')
        return ok(await answerEnrolment(ledger, { subtle, body, now: now() }));
      const device = await authenticateDevice({ ...ledger, subtle }, body.text, posted.signature);
      return ok(await answerBatch(ledger, { subtle, device, body: body.value, now: now() }));
    } catch (error) {
      const [status, code] = error instanceof Refused ? [error.status, error.code] : [503, 'away'];
      if (!(error instanceof Refused) && !('code' in (error as object))) throw error;
      return { status, body: JSON.stringify({ error: { code, message: '' } }), headers: {} };
    }
  }

  #statements(process: Process): Statement {
    const { scheduler, chance, profile, record, written } = this.#parts;
    return (name, run) =>
      retrying(() =>
        scheduler.step(
          process,
          `endpoint: ${name}`,
          () => {
            const lost = chance.happens(profile().connectionLost);
            const isDone = !lost || chance.happens(0.5);
            const result = isDone ? run(record()) : null;
            written();
            if (lost)
              throw Object.assign(new Error('connection lost'), {
                code: chance.pick(['CONNECTION_CLOSED', 'ECONNREFUSED']),
              });
            return result as ReturnType<typeof run>;
          },
          chance.int(0, 20),
        ),
      );
  }
}

function ok({ text, signature }: SignedAnswer): Reply {
  return { status: 200, body: text, headers: { [signatureHeader]: signature } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'unreadable', 'not JSON');
  }
}
