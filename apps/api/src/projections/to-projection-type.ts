import type { Checkpoint } from '#kernel/projections';
import { positionText, type PositionedLog } from '#kernel/event-store';
import type { RefusedCommand } from '#nest';
import type { ProjectionState, ProjectionType } from './projection.type.js';

/** Milliseconds without a sign of life after which a reader counts as stopped. */
const SILENCE_MS = 15_000;

/** Further facts about a table. */
export interface ViewProgress {
  readonly rows: number | null;
  readonly parked: number;
  /** When the first of them was parked. */
  readonly parkedSince: Date | null;
}

/** What is known of one reader of the log. */
export interface LogProgress {
  readonly name: string;
  readonly checkpoint: Checkpoint | undefined;
  /** The last position of the log: null when it is empty, undefined when it cannot be read. */
  readonly head: bigint | null | undefined;
  /** The date of the first event that it has not read yet. */
  readonly waitingSince: Date | undefined;
  readonly refused: RefusedCommand | undefined;
  readonly table?: ViewProgress | undefined;
  readonly log: PositionedLog;
  readonly now: Date;
}

export const toProjectionType = (known: LogProgress): ProjectionType => {
  const { name, checkpoint, head, waitingSince, table, log, now } = known;
  const position = BigInt(checkpoint?.position ?? -1);
  const [state, why] = stateOf(known);
  return {
    name,
    position: position < 0n ? null : positionText(checkpoint!.origin === log.origin ? log : checkpoint!, position),
    head: head === null || head === undefined ? null : positionText(log, head),
    lagSeconds: head === undefined ? null : waitingSince ? Math.max(0, +now - +waitingSince) / 1_000 : 0,
    state,
    reason: [why, refusals(known), parkings(known)].filter((each) => each !== null).join(' ') || null,
    rows: table?.rows ?? null,
    parked: table?.parked ?? 0,
    since: earliest(waitingSince, table?.parkedSince),
  };
};

const stateOf = ({
  checkpoint,
  head,
  waitingSince,
  now,
}: LogProgress): [state: ProjectionState, why: string | null] => {
  if (!checkpoint) return ['new', 'It has no checkpoint yet: check that the projector of this version runs.'];
  const { reason, seenAt } = checkpoint;
  if (reason !== null) return ['stopped', reason];
  if (seenAt === null || +now - +seenAt > SILENCE_MS) {
    return ['stopped', 'Its process gave no sign of life: check that the projector runs.'];
  }
  if (head === undefined) return ['unknown', 'The log cannot be read: check that the event store runs.'];
  return waitingSince ? ['behind', null] : ['live', null];
};

const refusals = ({ refused }: LogProgress): string | null =>
  refused ? `${refused.count} refused, last: ${refused.last}` : null;

const parkings = ({ table }: LogProgress): string | null =>
  table && table.parked > 0 ? `${table.parked} parked: npx homeward projections why.` : null;

const earliest = (...instants: readonly (Date | null | undefined)[]): Date | null =>
  instants.reduce<Date | null>((first, one) => (one && (!first || one < first) ? one : first), null);
