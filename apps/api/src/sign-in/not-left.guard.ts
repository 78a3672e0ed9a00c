import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { registersIn, requireNotLeft, type Registers } from '#domain/directory';
import { dayAt, type Actor } from '#kernel/decider';
import { FlawedStream, StoreUnavailable, withTimeout } from '#kernel/event-store';
import { AggregateStores } from '#kernel/nest';

/** While the log is away, the last known registers count; it is asked again after this time. */
const READ_TIMEOUT_MS = 1_000;
const PAUSE_MS = 1_000;

/**
 * A token remains valid for minutes after a colleague has left, so each request asks the register, in the log. A person
 * who is not in it may do what their token allows.
 */
@Injectable()
export class NotLeftGuard implements CanActivate {
  readonly #asked = new WeakMap<object, Promise<Registers | undefined>>();
  #last: Registers | undefined;
  #askAgainAt = 0;

  constructor(private readonly stores: AggregateStores) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType<GqlContextType>() !== 'graphql') return true;
    const request = GqlExecutionContext.create(context).getContext<{ by?: Actor }>();
    if (!request.by) return true;
    const now = new Date().toISOString();
    requireNotLeft({ directory: await this.#registers(request) }, { id: request.by.id, today: dayAt(now) });
    return true;
  }

  /** Once for all fields of a request. */
  #registers(request: object): Promise<Registers | undefined> {
    const asked = this.#asked.get(request) ?? this.#read();
    this.#asked.set(request, asked);
    return asked;
  }

  async #read(): Promise<Registers | undefined> {
    if (Date.now() < this.#askAgainAt) return this.#last;
    try {
      this.#last = await withTimeout(registersIn(this.stores), READ_TIMEOUT_MS);
    } catch (error) {
      if (!isAway(error)) throw error;
      this.#askAgainAt = Date.now() + PAUSE_MS;
    }
    return this.#last;
  }
}

/** A flawed register must not keep out those who set its entry aside; commands are refused while it is flawed. */
const isAway = (error: unknown): boolean =>
  error instanceof StoreUnavailable ||
  error instanceof FlawedStream ||
  (error instanceof Error && error.name === 'TimeoutError');
