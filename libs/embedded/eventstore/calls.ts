/** Open calls that last as long as their client likes. A node that shuts down must end them itself. */
export class Calls {
  readonly #open = new Set<() => void>();

  /** Registers how to end a call; returns what to call after its end. */
  add(end: () => void): () => void {
    this.#open.add(end);
    return () => this.#open.delete(end);
  }

  get count(): number {
    return this.#open.size;
  }

  endAll(): void {
    for (const end of this.#open) end();
  }
}
