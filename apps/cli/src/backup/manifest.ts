import { existsSync } from 'node:fs';
import { open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mode } from '#kernel/event-store';
import { sha256, type LogKeys } from '#kernel/integrity';
import { syncFolder } from '#security/keys';
import { DRAFT, naming, type BackupFile } from './encrypted-file.js';

/** The first version of the format. A later one gets another number, and this one stays readable. */
export const FORMAT = 'homeward backup 1';

/**
 * What a backup holds, and the one position at which its parts agree. It is written last: without it, there is no backup.
 * Nothing in it is personal or secret. Its code is made with the log key, so that no other program can make one.
 */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** The version of Homeward that made the backup. */
  readonly version: string;
  /** ISO 8601. */
  readonly at: string;
  /** The recipients, in the format of age, who can open its files; in order. */
  readonly recipients: readonly string[];
  readonly mode: Mode;
  /** The kind of event store in which the log lies. */
  readonly store: 'embedded' | 'external';
  readonly origin: string;
  /** The last event of the log that is in it; `position` is written as in receipts. */
  readonly last: { readonly position: string; readonly eventId: string; readonly recordedAt: string };
  readonly events: number;
  /** Number of events that failed verification. They are backed up unchanged. */
  readonly flawed: number;
  /** The signed head: the log up to that position contains all that it counts. */
  readonly head: { readonly note: string; readonly verifierKey: string } | null;
  /** The segments of the log, in order. */
  readonly log: readonly (BackupFile & { readonly events: number })[];
  /** Sealed documents. Which file is whose lies with the keys. */
  readonly documents: readonly BackupFile[];
  /** The digests of the documents that entries name, without those of erased survivors. Some may be missing. */
  readonly attached: readonly string[];
  /** Figures that were released, beside the log; null if they could not be read. */
  readonly released: (BackupFile & { readonly figures: number }) | null;
  readonly keys: BackupFile & {
    readonly keys: number;
    readonly destroyed: number;
    readonly tombstones: number;
    /** The epochs of the key file. */
    readonly epochs: readonly number[];
    /** When the last of these epochs ends, so that the keys open nothing any more; null if it is not known. */
    readonly openUntil: string | null;
  };
}

type SignedManifest = Manifest & { readonly code: string };

/** The part of a log key that a manifest needs. */
export type ManifestKeys = Pick<LogKeys, 'codeOf' | 'proves'>;

const NAME = /^backup-\d{8}T\d{9}Z\.json$/;

/** An instant within the name of a file. @param at ISO 8601 */
export const compactInstant = (at: string): string => at.replaceAll(/[-:.]/g, '');

export const nameOf = ({ at }: Pick<Manifest, 'at'>): string => `backup-${compactInstant(at)}.json`;

/** Writes the manifest, which is on disk when this returns. */
export const writeManifest = async (folder: string, manifest: Manifest, keys: ManifestKeys): Promise<string> => {
  const path = join(folder, nameOf(manifest));
  const signed: SignedManifest = { ...manifest, code: keys.codeOf(sha256(manifest)) };
  const draft = `${path}${DRAFT}`;
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(signed, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await syncFolder(folder);
  } catch (error) {
    for (const one of [draft, path]) await rm(one, { force: true });
    throw naming(path, error);
  }
  return path;
};

/** The names of all manifests in a folder, the newest first. */
export const manifestsIn = async (folder: string): Promise<readonly string[]> =>
  existsSync(folder)
    ? (await readdir(folder))
        .filter((name) => NAME.test(name))
        .toSorted()
        .toReversed()
    : [];

/** Why a manifest is not taken. */
export class UnusableManifest extends Error {
  override readonly name = 'UnusableManifest';
}

/** @throws UnusableManifest */
export const readManifest = async (path: string, keys: ManifestKeys): Promise<Manifest> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UnusableManifest(`${path} cannot be read (${error.code}): name the folder or the manifest of a backup.`);
  });
  const { code, ...manifest } = parseManifest(text) ?? {};
  if (manifest.format !== FORMAT)
    throw new UnusableManifest(`${path} is not the manifest of a backup that this version can read.`);
  if (!keys.proves(code, sha256(manifest)))
    throw new UnusableManifest(
      `${path} was not written with this log key, or was changed since: put the log key file of that installation at HOMEWARD_LOG_KEY_FILE, or take another backup.`,
    );
  return manifest as Manifest;
};

const parseManifest = (text: string): Partial<SignedManifest> | undefined => {
  try {
    return JSON.parse(text) as Partial<SignedManifest>;
  } catch {
    return undefined;
  }
};
