import type { EntityManager } from 'typeorm';
import { subjectOf } from '#event-store';

/** On which the database tells that views have moved. */
export const CHANNEL = 'homeward_views';

/** As many as one message may name: it holds 8,000 bytes. */
const NAMED = 150;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** How far views have come, and whose rows may be others now; of anybody's where nobody is named. */
export interface Moved {
  readonly position: bigint;
  readonly subjects: ReadonlySet<string> | null;
}

/** Whom the events are about: those of whose streams they are, and those whom they name. */
export const subjectsOf = (
  batch: readonly { readonly stream: string; readonly data: unknown }[],
): ReadonlySet<string> =>
  new Set(
    batch
      .flatMap(({ stream, data }) => [subjectOf(stream), (data as { survivorId?: unknown } | null)?.survivorId])
      .filter((id): id is string => typeof id === 'string' && UUID.test(id)),
  );

/** Heard when the transaction has ended, and only if it was not undone. Ids, and nothing of what happened. */
export const tellMoved = async (tx: Pick<EntityManager, 'query'>, { position, subjects }: Moved): Promise<void> => {
  const named = subjects && subjects.size <= NAMED ? [...subjects] : null;
  await tx.query(`SELECT pg_notify('${CHANNEL}', $1)`, [
    JSON.stringify({ position: String(position), subjects: named }),
  ]);
};

/** Nobody knows what was missed, or what this was meant to say. */
export const ANYTHING: Moved = { position: -1n, subjects: null };

export const movedIn = (payload: string | undefined): Moved => {
  try {
    const { position, subjects } = JSON.parse(payload!) as { position: string; subjects: string[] | null };
    return { position: BigInt(position), subjects: subjects && new Set(subjects) };
  } catch {
    return ANYTHING;
  }
};
