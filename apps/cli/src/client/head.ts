import type { Client } from './client.js';
import { commitOf } from './position.js';

const administrator = { id: 'homeward', role: 'ADMINISTRATOR' } as const;

/** The head of the log: entries up to there were recorded before. */
export const headOf = async (client: Client): Promise<bigint> => {
  const { projections } = await client.insist<{ projections: { head: string | null }[] }>(
    administrator,
    '{ projections { head } }',
  );
  return projections.map(({ head }) => commitOf(head)).reduce((one, other) => (one > other ? one : other), -1n);
};
