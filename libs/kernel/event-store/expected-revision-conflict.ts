import { WrongExpectedRevision, type RecordedEvent } from './event-store.js';
import { isSetAside } from './log/set-aside.js';

/** The role under which a policy records: it is no person and looked at nothing. */
export const POLICY_ROLE = 'POLICY';

/** What happened while the caller was looking at an older state. No payload: the caller reads the history for that. */
export interface Change {
  readonly revision: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly by: string;
}

export const changesSince = (events: readonly RecordedEvent[]): Change[] =>
  events
    .filter((event) => event.metadata.actor.role !== POLICY_ROLE && !isSetAside(event))
    .map(({ revision, type, recordedAt, metadata }) => ({ revision, type, recordedAt, by: metadata.actor.id }));

/** The caller said what it was looking at, and others have recorded something since. */
export class ExpectedRevisionConflict extends WrongExpectedRevision {
  constructor(
    stream: string,
    expected: number,
    revision: number,
    readonly since: readonly Change[],
  ) {
    super(stream, expected, revision);
  }
}
