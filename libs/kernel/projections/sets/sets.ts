import { DataSource } from 'typeorm';
import { inSchema, type DatabaseConnection } from './schema.js';
import { schemaHash } from './schema-hash.js';
import type { Tables } from './tables-owner.js';
import { schemaOf } from './view-set.js';

/** The sets of views of this program, for the processes that fill them. */
export class Sets {
  readonly #hash: string;

  constructor(
    private readonly connection: DatabaseConnection,
    private readonly tables: Pick<Tables, 'set'>,
  ) {
    this.#hash = schemaHash(tables.set);
  }

  schemaOf(version: number): string {
    return schemaOf({ hash: this.#hash, version });
  }

  /** The caller must destroy it. */
  open(version: number): Promise<DataSource> {
    return new DataSource(inSchema(this.connection, this.schemaOf(version), this.tables.set)).initialize();
  }
}
