import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '#platform/plain';
import type { DocumentStore } from '#security/documents';
import { HeadFolder } from '#security/log-head';
import {
  verifyKeys,
  writeKeys,
  type KeyDatabase,
  type KeyLine,
  type KeyWrapper,
  type Tombstone,
  type Tombstones,
} from '#security/keys';
import { KEPT_FILES } from '../backup/backing-up.js';
import type { CopiedDocument } from '../backup/documents.js';
import { openEncryptedFile } from '../backup/encrypted-file.js';
import type { ChosenBackup } from './chosen-backup.js';
import { linesOf } from './copy-events.js';
import { damagedFile, keysDoNotOpen, otherFile } from './refusals.js';

type KeysFileLine =
  KeyLine | ({ readonly kind: 'tombstone' } & Tombstone) | ({ readonly kind: 'document' } & CopiedDocument) | KeptFile;

interface KeptFile {
  readonly kind: 'file';
  readonly name: string;
  readonly content: string;
}

const OTHER_KINDS: ReadonlySet<KeysFileLine['kind']> = new Set(['tombstone', 'document', 'file']);
const isKey = (line: KeysFileLine): line is KeyLine => !OTHER_KINDS.has(line.kind);

/** Where the keys part goes. */
interface KeysTarget {
  readonly keys: KeyDatabase;
  readonly tombstones: Pick<Tombstones, 'add' | 'all'>;
  readonly documents: DocumentStore;
  /** The data folder. */
  readonly data: string;
}

/**
 * Puts back wrapped keys, tombstones and small files. Tombstones are added to those that are there: the newest file of
 * them, put back beside the key file, knows of erasures after the backup.
 * @throws CommandRefused, KeysUnavailable
 */
export const restoreKeysFile = async (
  { manifest, folder, keysFile }: ChosenBackup,
  identities: readonly string[],
  { keys, tombstones, documents, data }: KeysTarget,
): Promise<void> => {
  const others: Exclude<KeysFileLine, KeyLine>[] = [];
  await writeKeys(
    keys,
    (async function* () {
      for await (const line of linesOf(keysFile, identities) as AsyncIterable<KeysFileLine>)
        if (isKey(line)) yield line;
        else others.push(line);
    })(),
  );
  for (const line of others)
    if (line.kind === 'file') await restoreFile(data, line);
    else if (line.kind === 'tombstone') tombstones.add(line);
  const erased = new Set(tombstones.all().map(({ subject }) => subject));
  const named = new Set(manifest.documents.map(({ file }) => file));
  for (const line of others) {
    if (line.kind !== 'document' || erased.has(line.survivorId)) continue;
    // only what the manifest names was compared with it
    if (!named.has(line.file)) throw damagedFile(join(folder, line.file), 'is not named by the manifest');
    await restoreDocument(join(folder, line.file), identities, documents, line);
  }
};

/** Restores a document as it was stored, sealed. One that is already there is the same. */
const restoreDocument = async (
  from: string,
  identities: readonly string[],
  documents: DocumentStore,
  { survivorId, documentId }: CopiedDocument,
): Promise<void> => {
  const place = { survivorId, documentId };
  if (!(await documents.storedAt(place))) await documents.put(place, await openEncryptedFile(from, identities));
};

const restoreFile = async (data: string, { name, content }: KeptFile): Promise<void> => {
  if (!KEPT_FILES.some((kept) => kept === name)) return;
  const path = join(data, name);
  if (existsSync(path)) {
    if (readFileSync(path, 'utf8') !== content) throw otherFile(path);
    return;
  }
  makeFolder(dirname(path), 0o700);
  await writeFile(path, content, { mode: 0o600, flag: 'wx', flush: true });
};

/** Every wrapped key opens with the key file that lies there. @returns how many @throws CommandRefused */
export const assertKeysOpen = async (
  { manifest }: ChosenBackup,
  keys: KeyDatabase,
  wrapper: Pick<KeyWrapper, 'unwrap'>,
): Promise<number> => {
  const { keys: all, bad } = await verifyKeys(keys, wrapper);
  if (bad.length > 0) throw keysDoNotOpen(bad.length, all, manifest);
  return all;
};

/** A signed head that lies there stays: it may be newer than the backup, and shows then what is missing. */
export const restoreHead = async ({ manifest: { head } }: ChosenBackup, folder: string): Promise<void> => {
  makeFolder(folder, 0o755);
  const files = new HeadFolder(folder);
  if (!head || (await files.note())) return;
  await files.publish(head.note, head.verifierKey);
};
