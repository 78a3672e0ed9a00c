import type { GrantedAccess, ReadingGate } from '#security/access';
import type { SurvivorState } from '#domain/survivor';
import { Refusal } from '#kernel/decider';
import type { Purpose, Reader } from '#nest';
import type { Suspicions } from './suspicions.js';

/** A record of a pair, and the office that has it. */
export interface Side {
  readonly survivorId: string;
  readonly office: string;
}

export interface OpenedRecord extends Side {
  readonly state: SurvivorState;
  readonly disclosure: GrantedAccess;
}

/**
 * The records that one request opens, one after the other, so that none is logged as read which is not shown: one that
 * cannot be relied on is left out before it passes the gate, and once the budget of records is spent all others stay shut.
 */
export class OpenedRecords {
  readonly #known = new Map<string, Omit<OpenedRecord, 'office'> | undefined>();
  #spent: Refusal | undefined;

  constructor(
    private readonly suspicions: Pick<Suspicions, 'record'>,
    private readonly gate: Pick<ReadingGate, 'pass'>,
    private readonly reader: Reader,
    private readonly purpose: Purpose,
  ) {}

  async of(sides: readonly Side[]): Promise<readonly OpenedRecord[]> {
    const opened: OpenedRecord[] = [];
    for (const { survivorId, office } of sides) {
      if (!this.#known.has(survivorId)) this.#known.set(survivorId, await this.#open(survivorId));
      const one = this.#known.get(survivorId);
      if (one) opened.push({ ...one, office });
    }
    return opened;
  }

  /** The refusal once the budget of records is spent. */
  get spent(): Refusal | undefined {
    return this.#spent;
  }

  async #open(survivorId: string): Promise<Omit<OpenedRecord, 'office'> | undefined> {
    const state = this.#spent ? undefined : await this.suspicions.record(survivorId);
    if (!state) return undefined;
    const { by, operation, classes } = this.reader;
    const asked = { by, operation, classes, survivorId, purpose: this.purpose, amongOthers: true } as const;
    const disclosure = await this.gate.pass(asked).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.code === 'RECORD_BUDGET_SPENT')) throw error;
      this.#spent = error;
      return undefined;
    });
    return disclosure && { survivorId, state, disclosure };
  }
}
