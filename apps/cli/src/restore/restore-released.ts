import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { keepReleased } from '../backup/released-figures.js';
import type { ChosenBackup } from './chosen-backup.js';
import { linesOf } from './copy-events.js';

const BATCH_ROWS = 1_000;

/** Before the projector runs: a figure that it released again could differ from the one that people have read. */
export const restoreReleased = async (
  { manifest: { released }, folder }: Pick<ChosenBackup, 'manifest' | 'folder'>,
  identities: readonly string[],
  kept: Pick<DataSource, 'query'>,
): Promise<void> => {
  if (!released) return;
  let rows: object[] = [];
  for await (const row of linesOf(join(folder, released.file), identities)) {
    rows.push(row as object);
    if (rows.length < BATCH_ROWS) continue;
    await keepReleased(kept, rows);
    rows = [];
  }
  await keepReleased(kept, rows);
};
