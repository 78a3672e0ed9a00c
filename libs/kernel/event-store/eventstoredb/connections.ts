import { isAnswer } from './errors.js';

/** What `Connections` needs to know of a client. */
export interface Closable {
  close(): Promise<void>;
}

interface Opened<Client> {
  readonly client: Client;
  calls: number;
}

/** How many former clients may still have calls under way: one more ends the oldest. */
const RETIRED_MAX = 2;

/**
 * The owner of the connections for one kind of call. A client after whose call the server did not answer is replaced at
 * once, and closed when its other calls have ended: it may keep for ever what it learnt while nobody could be reached.
 */
export class Connections<Client extends Closable> {
  #current: Opened<Client> | undefined;
  #retired: Opened<Client>[] = [];
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

  /** A client for a call that goes on for long; `release` takes what has ended the call, if it failed. */
  hold(): { readonly client: Client; readonly release: (failure: unknown) => void } {
    if (this.#closed) throw new Error('The connections to the event store were closed.');
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

  #retire(opened: Opened<Client>): void {
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
