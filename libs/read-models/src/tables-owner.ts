import { DataSource, type DataSourceOptions } from 'typeorm';
import { assertTablesFit, restoreDroppedTables } from './migration.js';
import { raiseWalls } from './wall.js';

/** Whoever owns the tables makes them and says who may read and fill them; connected only for as long as that takes. */
export class TablesOwner {
  constructor(private readonly options: DataSourceOptions) {}

  /** @throws ChangedInPlace, SaysNobody */
  async bringUpToDate(): Promise<void> {
    await this.#with(async (db) => {
      await db.runMigrations();
      await restoreDroppedTables(db);
      await assertTablesFit(db);
      await raiseWalls(db);
    });
  }

  /** What was dropped since. A table takes the policies with it that ask it, so all are made again. */
  async restore(): Promise<void> {
    await this.#with(async (db) => {
      if (await restoreDroppedTables(db)) await raiseWalls(db);
    });
  }

  async #with(work: (db: DataSource) => Promise<void>): Promise<void> {
    const db = await new DataSource(this.options).initialize();
    try {
      await work(db);
    } finally {
      await db.destroy();
    }
  }
}
