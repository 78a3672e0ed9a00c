/** The calls that last as long as their client likes. A node that shuts down has to end them itself. */
export class Calls {
  readonly #open = new Set<() => void>();

  /** Answers what to call when the call has ended. */
  add(end: () => void): () => void {
    this.#open.add(end);
    return () => this.#open.delete(end);
  }

  endAll(): void {
    for (const end of this.#open) end();
  }
}
