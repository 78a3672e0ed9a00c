import { useEffect, useRef } from 'react';
import { client } from '../api/client.js';
import { graphql } from '../api/graphql.js';
import type { StreamId } from '../correcting/about.js';

const COURT_REVISION = graphql(`
  query CourtRevision($id: UUID!) {
    courtRevision(prosecutionId: $id)
  }
`);

const OPERATION_REVISION = graphql(`
  query OperationRevision($id: UUID!) {
    operationRevision(operationId: $id)
  }
`);

type Revision = Promise<number | undefined>;

const inCourt = async (id: string): Revision =>
  (await client.query(COURT_REVISION, { id }).toPromise()).data?.courtRevision ?? undefined;

const inOperation = async (id: string): Revision =>
  (await client.query(OPERATION_REVISION, { id }).toPromise()).data?.operationRevision ?? undefined;

/**
 * The revision of the court case or the operation that a form is about, as it was when the form first named it: what
 * others recorded since, the user has not seen. Undefined where the form names none, and without an answer.
 */
export const useOtherRevision = ({ prosecutionId, operationId }: StreamId): (() => Revision) => {
  const known = useRef(new Map<string, Revision>());
  const id = prosecutionId ?? operationId;
  const load = prosecutionId ? inCourt : inOperation;
  useEffect(() => {
    if (id && !known.current.has(id)) known.current.set(id, load(id));
  }, [id, load]);
  return async () => (id ? known.current.get(id) : undefined);
};
