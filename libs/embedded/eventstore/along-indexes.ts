import type { ClientBase } from 'pg';

/**
 * Every statement of the node on its log goes along an index, and takes no more than a page of it. The planner does not know
 * how far the log has grown since its statistics were made: it would go through all that follows, for each page or append.
 */
export async function goAlongIndexes(client: ClientBase): Promise<void> {
  await client.query('SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off');
}
