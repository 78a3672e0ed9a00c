import { rowNameOf, type Row } from '../fold/fold.js';

/** Rows of one table: about one batch. */
const CACHE_MAX_ROWS = 2_000;

/**
 * The rows of a table that were written last, so that they need not be loaded again. Valid while no other process writes
 * them, which the checkpoint guarantees: another writer moves it, and then a write based on these rows is rolled back.
 */
export class RowCache {
  readonly #kept = new Map<string, Row>();
  #written = new Map<string, Row | undefined>();

  /** @param columns the key of a row, in order */
  constructor(private readonly columns: readonly string[]) {}

  get(name: string): Row | undefined {
    return this.#kept.get(name);
  }

  begin(): void {
    this.#written = new Map();
  }

  note(saved: readonly Row[], removed: readonly Row[]): void {
    for (const row of saved) this.#written.set(rowNameOf(row, this.columns), row);
    for (const row of removed) this.#written.set(rowNameOf(row, this.columns), undefined);
  }

  lose(keys: readonly Row[]): void {
    for (const key of keys) this.#written.set(rowNameOf(key, this.columns), undefined);
  }

  keep(): void {
    if (this.#written.size === 0) return; // most tables observe no event of a batch
    for (const [name, row] of this.#written) {
      this.#kept.delete(name);
      if (row) this.#kept.set(name, row);
    }
    this.begin();
    for (const name of this.#kept.keys()) {
      if (this.#kept.size <= CACHE_MAX_ROWS) break;
      this.#kept.delete(name);
    }
  }

  forget(): void {
    this.#kept.clear();
    this.begin();
  }
}
