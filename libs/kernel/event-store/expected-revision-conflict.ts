import type { Authorization } from './commanded-aggregate.js';
import type { CommandMetadata } from './codec.js';
import { POLICY_ROLE, type AppendResult, type EventStore, type RecordedEvent } from './event-store.js';
import { WrongExpectedRevision } from './event-store-errors.js';
import { isSetAside } from './log/set-aside.js';

/** What happened since the revision that the caller had seen. No payload: the caller reads it in the history. */
interface InterveningEvent {
  readonly revision: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly by: string;
}

export const changesSince = (events: readonly RecordedEvent[]): InterveningEvent[] =>
  events
    .filter((event) => event.metadata.actor.role !== POLICY_ROLE && !isSetAside(event))
    .map(({ revision, type, recordedAt, metadata }) => ({ revision, type, recordedAt, by: metadata.actor.id }));

/** The caller named the revision that it had seen, and others have recorded something since. */
export class ExpectedRevisionConflict extends WrongExpectedRevision {
  constructor(
    stream: string,
    expected: number,
    revision: number,
    readonly since: readonly InterveningEvent[],
  ) {
    super(stream, expected, revision);
  }
}

/**
 * Events that a policy recorded meanwhile are no conflict: policies act without looking at a screen.
 * @throws ExpectedRevisionConflict
 */
export const assertExpectedRevision = async (
  store: EventStore,
  stream: string,
  { revision }: AppendResult,
  { expectedRevision, by }: CommandMetadata,
  { mayReadChange = () => true }: Pick<Authorization<never>, 'mayReadChange'> = {},
): Promise<void> => {
  if (expectedRevision === undefined || expectedRevision === revision) return;
  const since = expectedRevision > revision ? [] : await store.read(stream, expectedRevision + 1);
  const changes = changesSince(since);
  if (expectedRevision > revision || changes.length > 0)
    throw new ExpectedRevisionConflict(
      stream,
      expectedRevision,
      since.at(-1)?.revision ?? revision,
      changes.filter(({ type }) => mayReadChange(by, type)),
    );
};
