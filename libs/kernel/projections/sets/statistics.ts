/**
 * Has tables analysed while they grow: after many writes, and whenever their number has doubled since. Autovacuum comes
 * within a minute, and until then queries are planned as though the tables were empty.
 */
export class Statistics {
  #written = 0;
  #running: Promise<void> = Promise.resolve();

  /** @param next after how many events the tables are analysed for the first time */
  constructor(
    private readonly analyse: () => Promise<void>,
    private next: number,
  ) {}

  /** Nobody waits for it. */
  written(events: number): void {
    this.#written += events;
    if (this.#written < this.next) return;
    this.next = 2 * this.#written;
    this.#running = this.#running.then(this.analyse).catch(() => undefined); // autovacuum does it later
  }

  /** Ends when no table is being analysed. */
  async settled(): Promise<void> {
    await this.#running;
  }
}
