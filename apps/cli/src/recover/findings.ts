import {
  LogMismatch,
  asStored,
  originOf,
  type EventStore,
  type LogMigration,
  type RecordedEvent,
} from '#kernel/event-store';
import { HeadAudit, type HeadVerdict } from '#security/log-head';
import {
  checkpointAt,
  checkpointEvent,
  placeKeyOf,
  schemaOf,
  type CheckpointRow,
  type SetId,
} from '#kernel/projections';
import { LOG_PREFIXES, isReadEvent } from '#nest';
import { MerkleTree, leafOf } from '#kernel/integrity';
import { FollowingLog } from '../verify/following-log.js';
import type { RecoveryStores } from './stores.js';

/** The log compared with everything that depends on it. */
export interface RecoveryFindings {
  readonly origin: string;
  /** The number of events, and the last one. */
  readonly events: number;
  readonly last: Pick<RecordedEvent, 'id' | 'position' | 'recordedAt'> | undefined;
  readonly head: HeadVerdict;
  /** The checkpoints that do not match this log, and why. */
  readonly elsewhere: readonly { readonly names: readonly string[]; readonly reason: string }[];
  /** The most advanced of these checkpoints. */
  readonly furthest: CheckpointRow | undefined;
  /** Whether the log has all that stands elsewhere: it was copied, and nothing is missing. */
  readonly isMoved: boolean;
  /** The root of the tree over its events, and the last of them that views read. */
  readonly root: Buffer;
  readonly lastRead: LogMigration['lastRead'];
  readonly tombstones: { readonly all: number; readonly unknownToTheLog: number };
}

export const isMismatched = ({ elsewhere, head }: RecoveryFindings): boolean =>
  elsewhere.length > 0 || head.finding !== undefined;

/** Changes nothing. @param progress receives the number of events read */
export const findingsIn = async (
  stores: RecoveryStores,
  progress: (events: number) => void,
): Promise<RecoveryFindings> => {
  const { log, headsFolder } = stores;
  const origin = await originOf(log);
  const last = await log.last(LOG_PREFIXES);
  const audit = await HeadAudit.open(headsFolder, origin);
  const { sought, ...checkpoints } = await checkpointsElsewhere(stores, origin);
  const tree = new MerkleTree();
  let lastRead: RecoveryFindings['lastRead'] = null;
  if (last)
    for await (const batch of eventsOf(log, last.position)) {
      await audit.take(batch);
      for (const event of batch) {
        tree.append(leafOf(asStored(event)));
        sought.delete(event.id);
        if (isReadEvent(event)) lastRead = { stream: event.stream, revision: event.revision };
      }
      progress(tree.size);
    }
  const head = await audit.end();
  const isMoved = sought.size === 0 && (!head.finding || head.isMoved === true);
  return {
    origin,
    events: tree.size,
    last,
    head,
    ...checkpoints,
    isMoved: isMoved && (checkpoints.elsewhere.length > 0 || head.isMoved === true),
    root: tree.root(),
    lastRead,
    tombstones: await tombstonesBeside(stores),
  };
};

async function* eventsOf(log: EventStore, upTo: bigint): AsyncGenerator<readonly RecordedEvent[]> {
  const following = new FollowingLog(log, LOG_PREFIXES);
  try {
    yield* following.upTo(upTo);
  } finally {
    following.close();
  }
}

/**
 * All checkpoints: of view sets, indexes and policies in the service's database, and of the eraser in the key
 * database.
 */
const checkpointsElsewhere = async ({ kept, keys, log }: RecoveryStores, origin: string) => {
  const sets = (await kept.query(`SELECT version, hash FROM view_set`)) as SetId[];
  const rows: CheckpointRow[] = [];
  for (const schema of ['kept', ...sets.map(schemaOf)])
    rows.push(
      ...((await kept.query(
        `SELECT name, position, origin, "eventId", hash, "recordedAt" FROM ${schema}.checkpoint ORDER BY name`,
      )) as CheckpointRow[]),
    );
  rows.push(checkpointAt('eraser', await keys.erasureMark(), { origin }));
  // of a row without an event nothing can be found
  const sought = new Set<string>();
  const reasons = new Map<string, { names: string[]; reason: string }>();
  let furthest: CheckpointRow | undefined;
  for (const row of rows) {
    const error = await checkpointEvent(row, { origin, at: (position) => log.at(position) }).catch(
      (reason: unknown) => reason,
    );
    if (!(error instanceof Error)) continue;
    if (!(error instanceof LogMismatch)) throw error;
    sought.add(row.origin === origin ? (row.eventId ?? row.name) : row.name);
    if (!furthest || BigInt(row.position) > BigInt(furthest.position)) furthest = row;
    const place = placeKeyOf(row);
    const known = reasons.get(place) ?? { names: [], reason: error.message.replace(/\. Run: .*$/, '') };
    reasons.set(place, { ...known, names: [...new Set([...known.names, row.name])] });
  }
  return { elsewhere: [...reasons.values()], furthest, sought };
};

/** Completed erasures that are missing in this log. */
const tombstonesBeside = async ({ tombstones, log }: RecoveryStores): Promise<RecoveryFindings['tombstones']> => {
  const subjects = [...new Set(tombstones.all().map(({ subject }) => subject))];
  let unknownToTheLog = 0;
  for (const subject of subjects) {
    const events = await log.inspect(`survivor-${subject}`);
    if (!events.some(({ type }) => type === 'ErasureBegun' || type === 'PersonalDataErased')) unknownToTheLog++;
  }
  return { all: subjects.length, unknownToTheLog };
};
