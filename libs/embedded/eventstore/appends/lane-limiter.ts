interface Queue {
  readonly waiting: (() => void)[];
  readonly places: number;
  running: number;
}

/**
 * Limits how many tasks run at once. Each lane serves in the order of asking, so every task gets its turn. Between
 * lanes, the one named first goes first. No lane should have every place, so that none can block another.
 */
export class LaneLimiter<Lane extends string> {
  readonly #queues: Map<Lane, Queue>;

  constructor(
    private readonly places: number,
    placesOf: Readonly<Record<Lane, number>>,
  ) {
    const lanes = Object.entries<number>(placesOf) as [Lane, number][];
    this.#queues = new Map(lanes.map(([lane, most]) => [lane, { waiting: [], places: most, running: 0 }]));
  }

  async run<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(lane)!;
    await new Promise<void>((begin) => {
      queue.waiting.push(begin);
      this.#startNext();
    });
    try {
      return await work();
    } finally {
      queue.running--;
      this.#startNext();
    }
  }

  #startNext(): void {
    for (const queue of this.#queues.values()) {
      while (queue.waiting.length && queue.running < queue.places && this.#running() < this.places) {
        queue.running++;
        queue.waiting.shift()!();
      }
    }
  }

  #running(): number {
    let running = 0;
    for (const queue of this.#queues.values()) running += queue.running;
    return running;
  }
}
