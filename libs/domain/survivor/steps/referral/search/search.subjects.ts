import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import { keepingPlans } from '#kernel/projections';

/** Where a reader's subjects are found. */
export interface FewSubjects {
  /** Its parameter is `$4`. */
  readonly sql: string;
  readonly of: unknown;
}

/** Up to so many subjects, to look up the keys of each takes less time than to look for a name among everybody. */
const FEW_MAX = 1_000;

const MANY_MAX_AGE_MS = 600_000;

/** Which way a search takes: both find the same, since row security and the log decide. */
export class SubjectsOfReader {
  max = FEW_MAX;
  /** Of readers with many it is remembered that they have: to count them takes as long as a search. */
  readonly #many = new LRUCache<string, true>({ max: 1_000, ttl: MANY_MAX_AGE_MS });

  constructor(private readonly db: DataSource) {}

  /** Those of a reader's words, if these are few. */
  async related(words: readonly string[]): Promise<FewSubjects | undefined> {
    const reader = JSON.stringify(words);
    if (this.#many.has(reader)) return undefined;
    const from = `FROM ${this.db.getMetadata('RelationView').tablePath} WHERE readers &&`;
    const counting = `SELECT count(*)::int AS count FROM (SELECT ${from} $1::text[] LIMIT $2) AS mine`;
    const [{ count }]: [{ count: number }] = await keepingPlans(() => this.db.query(counting, [words, this.max + 1]));
    if (count <= this.max) return { sql: `SELECT "survivorId" AS subject ${from} $4::text[]`, of: words };
    this.#many.set(reader, true);
    return undefined;
  }

  /** The records that a colleague has opened in an emergency, the only ones that are open for that purpose. */
  openedBy(id: string): FewSubjects {
    const table = this.db.getMetadata('BreakGlassView').tablePath;
    return { sql: `SELECT DISTINCT "survivorId" AS subject FROM ${table} WHERE "openedBy" = $4::text`, of: id };
  }
}
