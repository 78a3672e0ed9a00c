import type { Person } from '../session/person.js';
import type { OfficeRequest } from './documents.js';

type RequestStanding = Pick<OfficeRequest, 'requestId' | 'state' | 'office' | 'askedBy'>;

export const isBy = ({ askedBy }: Pick<RequestStanding, 'askedBy'>, { id, deputyOf }: Person): boolean =>
  askedBy === id || askedBy === deputyOf;

export const mayAnswer = (request: RequestStanding, person: Person): boolean =>
  request.state === 'WAITING' &&
  request.office === person.office &&
  person.role === 'SUPERVISOR' &&
  !isBy(request, person);

interface LoadedRequests {
  readonly nodes?: readonly RequestStanding[];
  readonly error?: unknown;
  /** Loads the next page; undefined after the last one. */
  readonly more: unknown;
}

/** The requests that the person may answer; undefined while one of them may be missing. */
export const answerableOf = ({ nodes, error, more }: LoadedRequests, person: Person): readonly string[] | undefined =>
  error || more ? undefined : nodes?.filter((one) => mayAnswer(one, person)).map(({ requestId }) => requestId);
