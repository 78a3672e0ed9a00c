import { useQuery } from 'urql';
import type { Purpose } from '../journey/purposes.js';
import { useLive, type Live } from '../live/use-live.js';
import { CASE_FILE, LIVE_CASE_FILE, type CaseFile } from './documents/case-file.js';

interface FileQuery {
  readonly id: string;
  readonly purpose: Purpose;
  readonly atLeast: string | undefined;
  readonly asOf: string | undefined;
}

type FileAnswer = { readonly survivor: CaseFile | null };

/** The present case file with its live changes, or the one of a day. */
export const useCaseFileOf = ({ id, purpose, atLeast, asOf }: FileQuery): Live<FileAnswer> => {
  const present = useLive({
    query: CASE_FILE,
    variables: { id, purpose, atLeast: atLeast ?? null, asOf: null },
    live: LIVE_CASE_FILE,
    watched: { survivorId: id, purpose },
    as: ({ journey }): FileAnswer => ({ survivor: journey }),
    atLeast,
    pause: asOf !== undefined,
  });
  const [past, again] = useQuery({
    query: CASE_FILE,
    variables: { id, purpose, atLeast: null, asOf: asOf ?? null },
    pause: asOf === undefined,
  });
  if (asOf === undefined) return present;
  const { data, error, fetching } = past;
  return { ...(data && { data }), ...(error && { error }), fetching, again: () => again() };
};
