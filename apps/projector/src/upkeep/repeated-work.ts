import { pauseFor } from '#kernel/waiting';

/** Work that is done at the start, and again after each pause, until the service stops. */
export class RepeatedWork {
  readonly #stop = new AbortController();
  #done: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: () => Promise<void>,
    private readonly pauseMs: number,
    private readonly noteFailure: (error: unknown) => void,
  ) {}

  get isStopping(): boolean {
    return this.#stop.signal.aborted;
  }

  start(): void {
    this.#done = this.#repeat();
  }

  /** Waits for the run that is under way. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #repeat(): Promise<void> {
    const { signal } = this.#stop;
    for (; !signal.aborted; await pauseFor(this.pauseMs, signal, { ref: false })) {
      try {
        await this.work();
      } catch (error) {
        this.noteFailure(error);
      }
    }
  }
}
