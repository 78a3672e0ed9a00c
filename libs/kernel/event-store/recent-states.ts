/** What was read of a stream, which what this process records goes on to change. */
interface Holder<State> {
  readonly state: State;
}

interface Read<State> {
  readonly holder: Holder<State>;
  readonly atMs: number;
}

interface Reading<State> {
  readonly state: Promise<State>;
  readonly begunAtMs: number;
}

/** Streams of which a state from a moment ago is enough: all who ask while it is read wait for the same answer. */
export class RecentStates<State> {
  readonly #read = new Map<string, Read<State>>();
  readonly #reading = new Map<string, Reading<State>>();

  /** @param kept what is in memory of a stream @param read reads what is new */
  constructor(
    private readonly kept: (id: string) => Holder<State> | undefined,
    private readonly read: (id: string) => Promise<Holder<State>>,
  ) {}

  /** As it was at most so long ago: a promise only where it must be read. */
  get(id: string, maxAgeMs: number): State | Promise<State> {
    const now = performance.now();
    const known = this.#read.get(id);
    if (known && now - known.atMs < maxAgeMs) return (this.kept(id) ?? known.holder).state;
    const under = this.#reading.get(id);
    return under && now - under.begunAtMs < maxAgeMs ? under.state : this.#begin(id, now);
  }

  forget(id: string): void {
    this.#read.delete(id);
    this.#reading.delete(id);
  }

  forgetAll(): void {
    this.#read.clear();
    this.#reading.clear();
  }

  #begin(id: string, begunAtMs: number): Promise<State> {
    const reading: Reading<State> = { state: this.#readOnce(id, begunAtMs, () => reading), begunAtMs };
    this.#reading.set(id, reading);
    return reading.state;
  }

  /** What was forgotten meanwhile is answered, and not kept. */
  async #readOnce(id: string, atMs: number, reading: () => Reading<State>): Promise<State> {
    try {
      const holder = await this.read(id);
      if (this.#reading.get(id) === reading()) this.#read.set(id, { holder, atMs });
      return holder.state;
    } finally {
      if (this.#reading.get(id) === reading()) this.#reading.delete(id);
    }
  }
}
