import { StoreUnavailable } from '../event-store-errors.js';
import { isAnswer } from './errors.js';

/** The part of a client that `Connections` uses. */
export interface Closable {
  close(): Promise<void>;
}

interface CountedClient<Client> {
  readonly client: Client;
  calls: number;
}

/** Maximum number of former clients with open calls: beyond it, the oldest is closed. */
const RETIRED_MAX = 2;

/**
 * The client for one kind of call. If the server does not answer a call, the client is replaced at once and closed
 * after its other calls: it may have cached a wrong state of the cluster for ever.
 */
export class Connections<Client extends Closable> {
  #current: CountedClient<Client> | undefined;
  #retired: CountedClient<Client>[] = [];
  #closed = false;

  constructor(private readonly connect: () => Client) {}

  get isClosed(): boolean {
    return this.#closed;
  }

  /** @throws what `call` throws */
  async use<Result>(call: (client: Client) => Promise<Result>): Promise<Result> {
    const { client, release } = this.hold();
    let failure: unknown;
    try {
      return await call(client);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      release(failure);
    }
  }

  /**
   * Provides a client for a long call; `release` takes the error that ended the call, if any.
   * @throws StoreUnavailable after `close`: what was to be sent never left this process
   */
  hold(): { readonly client: Client; readonly release: (failure: unknown) => void } {
    if (this.#closed) throw new StoreUnavailable('The connections to the event store were closed.');
    const opened = (this.#current ??= { client: this.connect(), calls: 0 });
    opened.calls++;
    return {
      client: opened.client,
      release: (failure) => {
        if (failure !== undefined && !isAnswer(failure)) this.#retire(opened);
        opened.calls--;
        this.#closeIdle();
      },
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    const opened = [...this.#retired, ...(this.#current ? [this.#current] : [])];
    this.#retired = [];
    this.#current = undefined;
    await Promise.all(opened.map(({ client }) => client.close()));
  }

  #retire(opened: CountedClient<Client>): void {
    if (this.#current !== opened) return;
    this.#current = undefined;
    this.#retired.push(opened);
    if (this.#retired.length > RETIRED_MAX) void this.#retired.shift()!.client.close();
  }

  #closeIdle(): void {
    const idle = this.#retired.filter(({ calls }) => calls === 0);
    this.#retired = this.#retired.filter(({ calls }) => calls > 0);
    for (const { client } of idle) void client.close();
  }
}
