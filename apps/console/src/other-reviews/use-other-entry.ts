import { useQuery } from 'urql';
import type { StreamId } from '../correcting/about.js';
import type { Purpose } from '../journey/purposes.js';
import { COURT_ENTRY, OPERATION_ENTRY } from './documents.js';

interface Asked {
  readonly eventId: string;
  readonly purpose: Purpose;
}

/** An entry of a court case or an operation, and the revision of these when it was read; nothing where none is named. */
export const useOtherEntry = ({ prosecutionId, operationId }: StreamId, { eventId, purpose }: Asked) => {
  const [court] = useQuery({
    query: COURT_ENTRY,
    variables: { id: prosecutionId ?? '', eventId, purpose },
    pause: !prosecutionId,
  });
  const [operation] = useQuery({
    query: OPERATION_ENTRY,
    variables: { id: operationId ?? '', eventId },
    pause: !operationId,
  });
  return {
    isAnswered: (prosecutionId ? court.data : operation.data) !== undefined,
    entry: court.data?.courtEntry ?? operation.data?.operationEntry,
    revision: court.data?.courtRevision ?? operation.data?.operationRevision ?? undefined,
    error: prosecutionId ? court.error : operation.error,
  };
};
