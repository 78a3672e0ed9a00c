import { join } from 'node:path';
import { ConfigurationError, isInside, type ProcessConfiguration } from '#platform/plain';

/**
 * What destroys the data would destroy a backup in it, and in development the keys that open it lie there, too. Among the
 * documents it would be taken for one that no entry names, and removed.
 * @param folders by the option that names each
 * @throws ConfigurationError
 */
export const requireApart = (
  { data, documents }: Pick<ProcessConfiguration, 'data' | 'documents'>,
  folders: Readonly<Record<string, string>>,
): void => {
  const kept = 'folder' in documents ? [data, documents.folder] : [data];
  for (const [option, folder] of Object.entries(folders)) {
    // its first file, so that the folder itself counts
    const within = kept.find((one) => isInside(one, join(folder, 'log')));
    if (within === undefined) continue;
    throw new ConfigurationError(
      `${option} names ${folder}, which lies in ${within}: what destroys the data would destroy the backup. Name a folder elsewhere, on another disk.`,
    );
  }
};
