import { sizeOf } from '../event.js';
import { DeadlineExpired } from '../failure.js';
import type { AppendOutcome, AppendRequest } from './group.js';

const GROUP_EVENTS = 2_000;
const GROUP_BYTES = 4 * 1024 * 1024;
const QUEUE_BYTES = 256 * 1024 * 1024;

export interface AppendOptions {
  /** After this instant the append is answered `DeadlineExpired`, unless it was sent to Postgres already. */
  readonly deadline?: Date | undefined;
}

export interface WaitingAppend extends AppendOptions {
  readonly request: AppendRequest;
  readonly bytes: number;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** The appends that wait for the next commit, in the order in which they came. */
export class WaitingAppends {
  #queue: WaitingAppend[] = [];
  #bytes = 0;

  get count(): number {
    return this.#queue.length;
  }

  get isFull(): boolean {
    return this.#bytes > QUEUE_BYTES;
  }

  /** @returns its outcome, once it is committed or refused */
  add(request: AppendRequest, options: AppendOptions): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      const bytes = request.events.reduce((sum, event) => sum + sizeOf(event), 0);
      this.#bytes += bytes;
      this.#queue.push({ ...options, request, bytes, resolve, reject });
    });
  }

  /** Those of the next commit: as many as it may have, without those that are too late, which are refused. */
  takeGroup(): WaitingAppend[] {
    let events = 0;
    let bytes = 0;
    let taken = 0;
    while (taken < this.#queue.length && events < GROUP_EVENTS && bytes < GROUP_BYTES) {
      const next = this.#queue[taken++]!;
      events += next.request.events.length;
      bytes += next.bytes;
    }
    this.#bytes -= bytes;
    const now = new Date();
    return this.#queue.splice(0, taken).filter(({ deadline, reject }) => {
      const late = deadline && deadline < now;
      if (late) reject(new DeadlineExpired('the deadline passed before the append was written'));
      return !late;
    });
  }

  refuseAll(error: Error): void {
    this.#bytes = 0;
    for (const { reject } of this.#queue.splice(0)) reject(error);
  }
}
