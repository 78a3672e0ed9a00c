import { useEffect } from 'react';
import { client } from '../../api/client.js';
import { graphql } from '../../api/graphql.js';
import type { StreamId } from '../../correcting/about.js';
import type { Revisions } from '../unsent/drafts.js';
import type { FormRecord } from '../record/document.js';

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

interface RecordOfForm extends StreamId {
  /** The survivor, if their record takes what the form sends. */
  readonly survivor: Pick<FormRecord, 'id' | 'revision'> | undefined;
}

/**
 * The revision of the record that a form is about, as it was when the form first named it: what others recorded since,
 * the user has not seen. Undefined where the form names none, and without an answer.
 */
export const useReadRevision = (
  revisions: Revisions,
  { survivor, prosecutionId, operationId }: RecordOfForm,
): { readonly id: string | undefined; readonly revision: () => Revision } => {
  const id = survivor?.id ?? prosecutionId ?? operationId;
  const read = survivor?.revision;
  const load = prosecutionId ? inCourt : inOperation;
  useEffect(() => {
    if (id && !revisions.has(id)) revisions.set(id, read === undefined ? load(id) : Promise.resolve(read));
  }, [revisions, id, read, load]);
  const revision = async () => {
    if (!id) return undefined;
    const known = await revisions.get(id);
    // what could not be fetched is asked for again
    if (known === undefined) revisions.set(id, load(id));
    return revisions.get(id);
  };
  return { id, revision };
};
