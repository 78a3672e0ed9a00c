import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';

export type Queries = Pick<EntityManager, 'query'>;

/** One name for each statement: there are as many as there are kinds of cells. */
const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
};

/**
 * The same transaction with prepared statements: each is long and runs often, and planning takes longer than running. A
 * connection plans it a few times and then reuses the plan.
 */
export const prepareQueries = async ({ queryRunner }: EntityManager): Promise<Queries> => {
  const client = (await queryRunner!.connect()) as ClientBase;
  let cause: unknown;
  return {
    query: async <Rows>(text: string, values: unknown[] = []) => {
      try {
        return (await client.query({ name: nameOf(text), text, values })).rows as Rows;
      } catch (error) {
        // queries after a failed one fail with the same cause
        throw (cause ??= error);
      }
    },
  };
};
