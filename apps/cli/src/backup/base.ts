import { join } from 'node:path';
import type { VerifiedEventStore } from '#kernel/event-store';
import { sha256OfFile } from './encrypted-file.js';
import { UnusableManifest, manifestsIn, readManifest, type Manifest, type ManifestKeys } from './manifest.js';

interface Base {
  readonly manifest?: Manifest;
  /** The file because of which the last backup is not continued. */
  readonly damaged?: string;
}

interface Continuing {
  readonly log: VerifiedEventStore;
  readonly keys: ManifestKeys;
  /** The folder of the backups. */
  readonly folder: string;
  readonly generation: string;
  readonly recipients: readonly string[];
  readonly interrupted: AbortSignal;
}

/**
 * The newest backup in the folder that this log continues: same log, same positions, and its last event lies there. A
 * backup for other recipients does not count, because the new private key would not open its files; nor does one with a
 * damaged file.
 */
export const baseOf = async (continuing: Continuing): Promise<Base> => {
  const manifest = await newestOf(continuing);
  if (!manifest) return {};
  const damaged = await findDamaged(continuing, manifest);
  return damaged === undefined ? { manifest } : { damaged };
};

const newestOf = async ({ log, keys, folder, generation, recipients }: Continuing): Promise<Manifest | undefined> => {
  for (const name of await manifestsIn(folder)) {
    const manifest = await readManifest(join(folder, name), keys).catch((error: unknown) => {
      if (error instanceof UnusableManifest) return undefined;
      throw error;
    });
    const [of, commit] = manifest?.last.position.split('.') ?? [];
    if (!manifest || manifest.origin !== log.origin || of !== generation) continue;
    if (manifest.recipients.join() !== inOrder(recipients).join()) continue;
    if ((await log.at(BigInt(commit!)))?.id === manifest.last.eventId) return manifest;
  }
  return undefined;
};

export const inOrder = (recipients: readonly string[]): readonly string[] => [...new Set(recipients)].toSorted();

/** A backup that continues from a damaged file could not be restored, whatever its size. */
const findDamaged = async (
  { folder, interrupted }: Pick<Continuing, 'folder' | 'interrupted'>,
  { log, documents, released }: Manifest,
): Promise<string | undefined> => {
  for (const { file, sha256 } of [...log, ...documents, ...(released ? [released] : [])]) {
    interrupted.throwIfAborted();
    const path = join(folder, file);
    // a file that cannot be read is as damaged as a changed one
    if ((await sha256OfFile(path).catch(() => undefined)) !== sha256) return path;
  }
  return undefined;
};
