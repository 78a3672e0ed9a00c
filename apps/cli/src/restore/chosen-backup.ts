import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UnusableManifest, manifestsIn, readManifest, type Manifest, type ManifestKeys } from '../backup/manifest.js';
import { sha256OfFile, type BackupFile } from '../backup/encrypted-file.js';
import type { DocumentStore } from '#security/documents';
import { digestIn, digestOf } from '../backup/documents.js';
import { CommandRefused } from '../client/client.js';
import { Misuse } from '../misuse.js';
import { damagedFile, noBackupIn, otherDocuments } from './refusals.js';

/** A backup and where its parts lie. */
export interface ChosenBackup {
  readonly manifest: Manifest;
  readonly folder: string;
  /** File names of the log segments, in order. */
  readonly logFiles: readonly string[];
  readonly keysFile: string;
}

/** The newest backup of a folder, or the one whose manifest is named. @throws Misuse, CommandRefused */
export const chooseBackup = async (
  { from, keysFrom }: { readonly from: string; readonly keysFrom: string | undefined },
  keys: ManifestKeys,
): Promise<ChosenBackup> => {
  const found = statSync(from, { throwIfNoEntry: false });
  if (!found)
    throw new Misuse(`--from names ${from}, which does not exist: name the folder or the manifest of a backup.`);
  const isFolder = found.isDirectory();
  const folder = isFolder ? from : dirname(from);
  const [newest] = isFolder ? await manifestsIn(folder) : [];
  if (isFolder && !newest) throw noBackupIn(from);
  const manifest = await readManifest(newest ? join(folder, newest) : from, keys).catch((error: unknown) => {
    if (error instanceof UnusableManifest) throw new CommandRefused(error.message, 'MANIFEST_UNUSABLE');
    throw error;
  });
  return {
    manifest,
    folder,
    logFiles: manifest.log.map(({ file }) => join(folder, file)),
    keysFile: join(keysFrom ?? join(folder, 'keys'), manifest.keys.file),
  };
};

/** Every file has the length and the hash that the manifest names. @throws CommandRefused that names the first that has not */
export const assertWhole = async (
  { manifest, folder, logFiles, keysFile }: ChosenBackup,
  progress: (bytes: number) => void,
): Promise<void> => {
  const files: (readonly [string, BackupFile])[] = manifest.log.map((stored, index) => [logFiles[index]!, stored]);
  for (const stored of [...manifest.documents, ...(manifest.released ? [manifest.released] : [])])
    files.push([join(folder, stored.file), stored]);
  let before = 0;
  for (const [path, { bytes, sha256 }] of [...files, [keysFile, manifest.keys] as const]) {
    if (!existsSync(path)) throw damagedFile(path, 'is missing');
    if ((await sha256OfFile(path, (read) => progress(before + read))) !== sha256)
      throw damagedFile(path, 'is not what the manifest names');
    before += bytes;
  }
};

/** The place for documents is new, or a restore of this backup was killed. @throws CommandRefused */
export const assertOwnDocuments = async (
  { manifest }: Pick<ChosenBackup, 'manifest'>,
  documents: DocumentStore,
): Promise<void> => {
  const named = new Set(manifest.documents.map(digestIn));
  for await (const document of documents.list())
    if (!named.has(digestOf(document))) throw otherDocuments(documents.name);
};
