import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isInside, type ProcessConfiguration } from '#platform/plain';
import { Misuse } from '../misuse.js';

/**
 * What destroys the data would destroy a backup in it, and in development the keys that open it lie there, too. Another disk
 * that is mounted there outlives it. Among the documents a backup would be taken for one that no entry names, and removed.
 * @param folders by the option that names each
 * @throws Misuse
 */
export const requireApart = (
  { data, documents }: Pick<ProcessConfiguration, 'data' | 'documents'>,
  folders: Readonly<Record<string, string>>,
): void => {
  const kept = 'folder' in documents ? [documents.folder] : [];
  for (const [option, folder] of Object.entries(folders)) {
    // its first file, so that the folder itself counts
    const path = join(folder, 'log');
    const within =
      kept.find((one) => isInside(one, path)) ??
      (isInside(data, path) && deviceOf(path) === deviceOf(data) ? data : undefined);
    if (within === undefined) continue;
    throw new Misuse(
      `${option} names ${folder}, which lies in ${within}: what destroys the data would destroy the backup. Name a folder elsewhere, on another disk.`,
    );
  }
};

/** Of a path that does not exist yet, the one on which it would be. */
const deviceOf = (path: string): number => (existsSync(path) ? statSync(path).dev : deviceOf(dirname(path)));
