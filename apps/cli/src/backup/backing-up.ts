import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { positionText, positionsOf, type RecordedEvent } from '#kernel/event-store';
import { LOG_PREFIXES } from '#nest';
import { HeadFolder, differenceFrom, isLossAccepted } from '#security/log-head';
import { EPOCH_MS, keyHealth, readKeys } from '#security/keys';
import { installationFaults, makeFolder } from '#platform/plain';
import { CommandRefused } from '../client/client.js';
import { FollowingLog } from '../verify/following-log.js';
import { backUpAttached, documentsAttachedBy } from './attached.js';
import { baseOf, inOrder } from './base.js';
import type { CopiedDocument } from './documents.js';
import { syncNamed, writeEncrypted, type WriteLine } from './encrypted-file.js';
import { lineOf } from './event-line.js';
import { FORMAT, compactInstant, writeManifest, type Manifest } from './manifest.js';
import { UnreadableFigures } from './released-figures.js';
import type { BackupSources } from './sources.js';

type BackupStage = 'Reading the log' | 'Reading the keys';

export interface BackupTarget {
  /** The folder of the manifests and of the log. */
  readonly to: string;
  /** The folder of the keys, which may lie elsewhere. */
  readonly keysTo: string;
  /** Recipients in the format of age, such as `age1…`. */
  readonly recipients: readonly string[];
  /** Whether the log is written from its first event, even if an earlier backup can be continued. */
  readonly isFull?: boolean;
  readonly version: string;
  readonly interrupted: AbortSignal;
}

export interface BackupResult extends Manifest {
  readonly manifestPath: string;
  /** Why the released figures are not in it, if they are not. */
  readonly unreadableFigures: string | null;
  /** How many events this run has written. */
  readonly added: number;
  /** How many documents that entries name were not there. */
  readonly missing: number;
  /** A file of an earlier backup that is missing or changed; that is why this one begins again. */
  readonly damaged?: string;
}

/** Small files of the data folder that no log brings back. */
export const KEPT_FILES = ['mode', 'keys/digest.key'] as const;

/**
 * Writes the log up to its present end, then the documents, the keys and the tombstones. In that order each event of the log
 * has its documents and keys, and each destroyed key its tombstone, although people record and erase meanwhile. The manifest comes last: a
 * backup that was killed is none, and the next one continues after the last that is whole.
 * @throws CommandRefused
 */
export const backUp = async (
  sources: BackupSources,
  target: BackupTarget,
  progress: (stage: BackupStage, count: number) => void,
  now = new Date(),
): Promise<BackupResult> => {
  const written: string[] = [];
  try {
    return await writeBackup(sources, { ...target, written }, progress, now);
  } catch (error) {
    // no manifest names them, and each night of a full disk would leave more of them
    for (const path of written) await rm(path, { force: true });
    throw error;
  }
};

interface Writing extends BackupTarget {
  /** The files of this backup that are whole. */
  readonly written: string[];
}

const writeBackup = async (
  sources: BackupSources,
  target: Writing,
  progress: (stage: BackupStage, count: number) => void,
  now: Date,
): Promise<BackupResult> => {
  const { log, stamp, headsFolder } = sources;
  const { to, keysTo } = target;
  const faults = installationFaults(sources.data, ['digest.key']);
  if (faults.length > 0) throw new CommandRefused(`${faults.join('\n')} Nothing was backed up.`, 'FILE_DAMAGED');
  for (const folder of [to, join(to, 'log'), join(to, 'documents'), keysTo]) makeFolder(folder, 0o700);
  // the head is read first, so that the log read afterwards must contain its events
  const head = await new HeadFolder(headsFolder).head();
  const difference = head && (await differenceFrom(log, head));
  if (difference && !(await isLossAccepted(log, head))) throw backupRefused(difference);
  const last = (await log.last(LOG_PREFIXES))!;
  const positions = await positionsOf(log, log.origin);
  const position = positionText({ origin: log.origin, positions }, last.position);
  const { recipients, interrupted } = target;
  const continuing = { log, keys: stamp.keys, folder: to, generation: positions.generation, recipients, interrupted };
  const { manifest: base, damaged } = target.isFull ? {} : await baseOf(continuing);
  const segment = await writeSegment(sources, target, { base, last, now }, (count) =>
    progress('Reading the log', count),
  );
  const attachedSoFar = [...new Set([...(base?.attached ?? []), ...(segment?.attached ?? [])])];
  const { documents, attached, missing } = await backUpAttached(sources, target, { base, last, attachedSoFar });
  const keys = await writeKeysFile(sources, target, { now, documents: documents.copied }, (count) =>
    progress('Reading the keys', count),
  );
  const { unreadableFigures, released } = await writeReleased(sources, target, { base, now });
  const manifest: Manifest = {
    format: FORMAT,
    version: target.version,
    at: now.toISOString(),
    recipients: inOrder(recipients),
    mode: sources.mode,
    store: sources.store,
    origin: log.origin,
    last: { position, eventId: last.id, recordedAt: last.recordedAt },
    events: (base?.events ?? 0) + (segment?.events ?? 0),
    flawed: (base?.flawed ?? 0) + (segment?.flawed ?? 0),
    head: head && !difference ? { note: head.note, verifierKey: head.verifierKey } : null,
    log: [...(base?.log ?? []), ...(segment ? [segment.stored] : [])],
    documents: documents.stored,
    attached,
    released,
    keys,
  };
  for (const folder of [join(to, 'log'), join(to, 'documents'), keysTo]) await syncNamed(folder);
  const manifestPath = await writeManifest(to, manifest, stamp.keys);
  return {
    ...manifest,
    manifestPath,
    unreadableFigures,
    added: segment?.events ?? 0,
    missing,
    ...(damaged !== undefined && { damaged }),
  };
};

const backupRefused = (difference: string): CommandRefused =>
  new CommandRefused(`${difference}. Nothing was backed up. Run: npx homeward recover`, 'LOG_MISMATCH');

const notKept = ({ stream, revision, id }: RecordedEvent): CommandRefused =>
  new CommandRefused(
    `The event ${id} (entry ${revision} of ${stream}) is nested too deeply to be written as it is: back up the files of the event store instead.`,
    'EVENT_NOT_COPYABLE',
  );

interface Range {
  readonly base: Manifest | undefined;
  readonly last: RecordedEvent;
  readonly now: Date;
}

/** The events after the base, up to the last one; undefined where there are none. */
const writeSegment = async (
  { log }: Pick<BackupSources, 'log'>,
  { to, recipients, interrupted, written }: Writing,
  { base, last, now }: Range,
  progress: (events: number) => void,
) => {
  const after = base ? BigInt(base.last.position.split('.')[1]!) : -1n;
  if (after >= last.position) return undefined;
  const file = `log/${base ? base.events + 1 : 1}-${uniqueName(now)}`;
  const attached: string[] = [];
  let [events, flawed] = [0, 0];
  const stored = await writeEncrypted(join(to, file), recipients, async (write) => {
    const following = new FollowingLog(log, LOG_PREFIXES, after);
    try {
      for await (const batch of following.upTo(last.position)) {
        interrupted.throwIfAborted();
        for (const event of batch) {
          if (event.unreadable !== undefined && !event.bytes) throw notKept(event);
          if (event.flaw) flawed++;
          attached.push(...documentsAttachedBy(event));
          await write(lineOf(event));
          events++;
        }
        progress(events);
      }
    } finally {
      following.close();
    }
  });
  written.push(join(to, file));
  return { events, flawed, attached, stored: { file, events, ...stored } };
};

/** Each backup has a name of its own, so that none replaces a file that a manifest names. */
const uniqueName = (now: Date): string =>
  `${compactInstant(now.toISOString())}-${randomBytes(3).toString('hex')}.ndjson.gz.age`;

/** All of them each time. Without them a backup still brings back the record, so it goes on. */
const writeReleased = async (
  { released }: Pick<BackupSources, 'released'>,
  { to, recipients, interrupted, written }: Writing,
  { base, now }: { readonly base: Manifest | undefined; readonly now: Date },
): Promise<Pick<BackupResult, 'released' | 'unreadableFigures'>> => {
  const file = `log/released-${uniqueName(now)}`;
  let figures = 0;
  try {
    const stored = await writeEncrypted(join(to, file), recipients, async (write) => {
      for await (const release of released.releases()) {
        interrupted.throwIfAborted();
        for (const row of release) await write(row);
        figures += release.length;
      }
    });
    written.push(join(to, file));
    return { released: { file, ...stored, figures }, unreadableFigures: null };
  } catch (error) {
    // those of the last backup are better than none: without any, a restored service releases past years again
    if (error instanceof UnreadableFigures)
      return { released: base?.released ?? null, unreadableFigures: error.message };
    throw error;
  }
};

/** The keys, the tombstones and the small files of the data folder. */
const writeKeysFile = async (
  { keys, tombstones, data }: Pick<BackupSources, 'keys' | 'tombstones' | 'data'>,
  { keysTo, recipients, interrupted, written }: Writing,
  { now, documents }: { readonly now: Date; readonly documents: readonly CopiedDocument[] },
  progress: (keys: number) => void,
): Promise<Manifest['keys']> => {
  const file = `keys-${uniqueName(now)}`;
  let counts = { keys: 0, destroyed: 0, tombstones: 0, epochs: [] as readonly number[] };
  const stored = await writeEncrypted(join(keysTo, file), recipients, async (write) => {
    let lines = 0;
    const read = await readKeys(keys, async (line) => {
      interrupted.throwIfAborted();
      await write(line);
      progress(++lines);
    });
    // after the keys: a tombstone is written before its keys are destroyed
    const entries = tombstones.all();
    for (const entry of entries) await write({ kind: 'tombstone', ...entry });
    for (const document of documents) await write({ kind: 'document', ...document });
    for (const name of KEPT_FILES) await writeKeptFile(write, data, name);
    counts = { keys: read.keys, destroyed: read.destroyed, epochs: read.epochs, tombstones: entries.length };
  });
  written.push(join(keysTo, file));
  const health = await keyHealth(keys);
  const openUntil = health ? new Date(health.began.getTime() + EPOCH_MS).toISOString() : null;
  return { file, ...stored, ...counts, openUntil };
};

const writeKeptFile = async (write: WriteLine, data: string, name: string): Promise<void> => {
  const content = await readFile(join(data, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (content !== undefined) await write({ kind: 'file', name, content });
};
