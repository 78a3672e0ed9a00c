import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { recentRegistersIn, registersBeforeFlaw, requireNotLeft, type Registers } from '#domain/directory';
import { dayAt, type Actor } from '#kernel/decider';
import { FlawedStream, StoreUnavailable, withTimeout } from '#kernel/event-store';
import { AggregateStores } from '#kernel/nest';

/** While the log is away or flawed, the last known registers count. The next attempt follows after this pause. */
const READ_TIMEOUT_MS = 1_000;
const PAUSE_MS = 1_000;

/**
 * A token stays valid for minutes after a colleague has left, so each request checks the register in the log. A departure
 * counts at once in this process, and within a second in others. A person who is not in the register may do what their
 * token allows.
 */
@Injectable()
export class NotLeftGuard implements CanActivate {
  readonly #asked = new WeakMap<object, Promise<Registers>>();
  #last: Registers | undefined;
  #askAgainAt = 0;

  constructor(private readonly stores: AggregateStores) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType<GqlContextType>() !== 'graphql') return true;
    await this.requireNotLeft(GqlExecutionContext.create(context).getContext());
    return true;
  }

  /** For each answer of a live query, which no guard sees. @throws Refusal */
  async requireNotLeft(request: { readonly by?: Actor }): Promise<void> {
    if (!request.by) return;
    const today = dayAt(new Date().toISOString());
    requireNotLeft({ directory: await this.#registers(request) }, { id: request.by.id, today });
  }

  /** Once for all fields of a request. */
  #registers(request: object): Promise<Registers> {
    const asked = this.#asked.get(request) ?? this.#read();
    this.#asked.set(request, asked);
    return asked;
  }

  async #read(): Promise<Registers> {
    if (Date.now() >= this.#askAgainAt)
      try {
        this.#last = await withTimeout(this.#inLog(), READ_TIMEOUT_MS);
      } catch (error) {
        if (!isAway(error)) throw error;
        this.#askAgainAt = Date.now() + PAUSE_MS;
      }
    // not read since the start: anybody might have left
    return this.#last ?? refuseAsUnread();
  }

  /** A flawed register must not keep out those who set its entry aside; commands are refused while it is flawed. */
  async #inLog(): Promise<Registers> {
    try {
      return await recentRegistersIn(this.stores);
    } catch (error) {
      if (!(error instanceof FlawedStream)) throw error;
      const sound = this.#last ?? (await registersBeforeFlaw(this.stores)); // a flaw lets nobody back in
      this.#askAgainAt = Date.now() + PAUSE_MS;
      return sound;
    }
  }
}

const refuseAsUnread = (): never => {
  throw new StoreUnavailable('The register of staff was not read since the start.');
};

const isAway = (error: unknown): boolean =>
  error instanceof StoreUnavailable || (error instanceof Error && error.name === 'TimeoutError');
