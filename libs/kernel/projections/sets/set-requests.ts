import type { EntityManager } from 'typeorm';
import type { SetRequest } from './view-set.js';

/** The channel on which a projector learns at once that something is requested of the sets. */
export const SET_REQUESTED = 'homeward_set_requested';

/** Asks for a change of the sets, once for each id. A projector that does not run finds the request at its start. */
export const requestOfSets = async (
  tx: Pick<EntityManager, 'query'>,
  { id, kind, version, requestedBy }: Pick<SetRequest, 'id' | 'kind' | 'version' | 'requestedBy'>,
): Promise<void> => {
  await tx.query(
    `INSERT INTO set_request (id, kind, version, "requestedBy") VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [id, kind, version, requestedBy],
  );
  await tx.query(`NOTIFY ${SET_REQUESTED}`);
};
