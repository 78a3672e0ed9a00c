import { setTimeout as sleep } from 'node:timers/promises';
import { dayAt } from '#kernel/decider';
import type { Bearer } from '#platform/plain';
import { CommandRefused, type Client } from '../client/client.js';
import { noSuchSurvivor } from '../client/survivor-id.js';
import { command } from '../client/commands.js';

export interface Erasure {
  readonly requestId: string;
  readonly status: 'REQUESTED' | 'APPROVED' | 'UNDER_WAY' | 'ERASED' | 'WITHDRAWN';
  readonly requestedBy: string | null;
  readonly approvedBy: string | null;
  readonly restricted: boolean;
}

export interface ErasureOverview {
  readonly erasure: Erasure | null;
  readonly legalHolds: readonly {
    readonly holdId: string;
    readonly reason: string;
    readonly liftedOn: string | null;
  }[];
  readonly prosecutions: readonly { readonly prosecutionId: string; readonly legalHold: boolean }[];
}

/** Who wants the erasure; for a guardian also what they are to the child, and whether the child agrees. */
interface Wish {
  readonly askedBy: string;
  readonly guardianKin?: string | undefined;
  readonly childAssent?: boolean | undefined;
}

const STANDING = `query ($id: UUID!, $atLeast: String) { survivor(id: $id, purpose: SUBJECT_REQUEST, atLeast: $atLeast) {
  erasure { requestId status requestedBy approvedBy restricted }
  legalHolds { holdId reason liftedOn } prosecutions { prosecutionId legalHold }
} }`;

/** The pause between two polls, and the limit for all of them. */
const POLL_INTERVAL_MS = 200;
const ERASURE_TIMEOUT_MS = 60_000;

const today = (): string => dayAt(new Date().toISOString());

/** Requests, approves, withdraws and awaits the erasure of one survivor through the running service. */
export class Erasing {
  constructor(
    private readonly client: Client,
    private readonly by: Bearer,
    private readonly survivorId: string,
  ) {}

  async standing(atLeast?: string): Promise<ErasureOverview> {
    const variables = { id: this.survivorId, atLeast };
    const { survivor } = await this.client.insist<{ survivor: ErasureOverview | null }>(this.by, STANDING, variables);
    if (!survivor) throw noSuchSurvivor();
    return survivor;
  }

  request = (wish: Wish) => this.#ask('requestErasure', wish);
  approve = async (inCareReason?: string) =>
    this.#ask('approveErasure', { requestId: await this.#requestId(), ...(inCareReason && { inCareReason }) });
  withdraw = async () => this.#ask('withdrawErasure', { requestId: await this.#requestId() });

  /** @param onStatus receives each new status */
  async untilErased(onStatus: (status: Erasure['status']) => void): Promise<void> {
    let last: string | undefined;
    for (const until = Date.now() + ERASURE_TIMEOUT_MS; ; await sleep(POLL_INTERVAL_MS)) {
      const { erasure } = await this.standing();
      if (erasure && erasure.status !== last) onStatus(erasure.status);
      last = erasure?.status;
      if (last === 'ERASED' || last === 'WITHDRAWN') return;
      if (Date.now() > until)
        throw new CommandRefused(
          'The erasure is approved but not carried out yet: check that the projector is running.',
          'UNAVAILABLE',
        );
    }
  }

  async #ask(mutation: string, fields: object): Promise<ErasureOverview> {
    const input = { survivorId: this.survivorId, commandId: crypto.randomUUID(), on: today(), ...fields };
    return this.standing((await command(this.client, this.by, mutation, input)).position);
  }

  async #requestId(): Promise<string> {
    const { erasure } = await this.standing();
    if (!erasure)
      throw new CommandRefused(
        'Nobody has requested this erasure: request it first (requestErasure).',
        'ERASURE_NOT_REQUESTED',
      );
    return erasure.requestId;
  }
}
