import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';

export type Queries = Pick<EntityManager, 'query'>;

/** Told once for each statement: there are as many as there are kinds of cells. */
const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
};

/**
 * The same transaction, whose statements are prepared: each is long and asked again and again, and to plan it takes longer
 * than to run it. A connection plans it a few times, and then knows.
 */
export const prepared = async ({ queryRunner }: EntityManager): Promise<Queries> => {
  const client = (await queryRunner!.connect()) as ClientBase;
  let cause: unknown;
  return {
    query: async <Rows>(text: string, values: unknown[] = []) => {
      try {
        return (await client.query({ name: nameOf(text), text, values })).rows as Rows;
      } catch (error) {
        // whatever is asked after what failed fails by it
        throw (cause ??= error);
      }
    },
  };
};
