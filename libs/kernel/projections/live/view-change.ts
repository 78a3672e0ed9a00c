import { isUuid } from '#kernel/decider';
import { subjectOf, type SubjectField } from '#kernel/event-store';
import { runPrepared, type PreparedStatement, type Sending } from '../projector/prepared-statement.js';

/** The channel on which the database announces that views have moved. */
export const CHANNEL = 'homeward_views';

const NOTIFY: PreparedStatement = { name: 'notify', text: `SELECT pg_notify('${CHANNEL}', $1)` };

/** The most subjects that one message may name: Postgres limits a payload to 8,000 bytes. */
const MAX_NAMED_SUBJECTS = 150;

/** How far the views have come, and whose rows may have changed: null means anyone's. */
export interface ViewChange {
  readonly position: bigint;
  readonly subjects: ReadonlySet<string> | null;
}

/** The subjects of the events: those of their streams, and those in the events. */
export const subjectsOf = (
  { name }: SubjectField,
  batch: readonly { readonly stream: string; readonly data: unknown }[],
): ReadonlySet<string> =>
  new Set(
    batch
      .flatMap(({ stream, data }) => [subjectOf(stream), (data as Readonly<Record<string, unknown>> | null)?.[name]])
      .filter(isUuid),
  );

/** Delivered when the transaction commits, never after a rollback. Carries ids only, nothing of what happened. */
export const notifyViewChange = async (tx: Sending, { position, subjects }: ViewChange): Promise<void> => {
  const named = subjects && subjects.size <= MAX_NAMED_SUBJECTS ? [...subjects] : null;
  await runPrepared(tx, NOTIFY, [JSON.stringify({ position: String(position), subjects: named })]);
};

/** After a lost connection or an unreadable message: anything may have changed. */
export const ANY_CHANGE: ViewChange = { position: -1n, subjects: null };

export const parseViewChange = (payload: string | undefined): ViewChange => {
  try {
    const { position, subjects } = JSON.parse(payload!) as { position: string; subjects: string[] | null };
    if (BigInt(position) < 0n) return ANY_CHANGE; // another set of views is read now
    return { position: BigInt(position), subjects: subjects && new Set(subjects) };
  } catch {
    return ANY_CHANGE;
  }
};
