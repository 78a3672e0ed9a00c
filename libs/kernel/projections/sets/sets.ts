import { DataSource } from 'typeorm';
import { inSchema, type Connection } from './schema.js';
import type { Tables } from './tables-owner.js';
import { schemaOf } from './view-set.js';

/** The sets of views, for the processes that fill them. */
export class Sets {
  constructor(
    private readonly connection: Connection,
    private readonly tables: Pick<Tables, 'set'>,
  ) {}

  /** The caller must destroy it. */
  open(version: number): Promise<DataSource> {
    return new DataSource(inSchema(this.connection, schemaOf(version), this.tables.set)).initialize();
  }
}
