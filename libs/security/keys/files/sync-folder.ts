import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Windows syncs no folders, and refuses to open one. */
const HAS_FOLDERS_TO_SYNC = process.platform !== 'win32';

/** Makes the names in a folder survive a power cut: a new name is on disk once its folder is. */
export const syncFolder = async (path: string): Promise<void> => {
  if (!HAS_FOLDERS_TO_SYNC) return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

/** The same, for those who may not give way to anything else meanwhile. */
export const syncFolderAtOnce = (path: string): void => {
  if (!HAS_FOLDERS_TO_SYNC) return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};
