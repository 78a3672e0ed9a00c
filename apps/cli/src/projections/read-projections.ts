import type { Client } from '../client/client.js';

/** The state of one view or policy. */
export interface ProjectionStatus {
  readonly name: string;
  readonly position: string | null;
  readonly head: string | null;
  readonly lagSeconds: number | null;
  readonly state: string;
  readonly reason: string | null;
  readonly parked: number;
  readonly since: string | null;
}

/** The operator: may see the state of the views, but no record. */
export const operator = { id: 'homeward', role: 'ADMINISTRATOR' } as const;

export const readProjections = async (client: Client): Promise<readonly ProjectionStatus[]> => {
  const query = '{ projections { name position head lagSeconds state reason parked since } }';
  return (await client.insist<{ projections: readonly ProjectionStatus[] }>(operator, query)).projections;
};
