import type { DataSource } from 'typeorm';
import { Checkpoint } from '../projector/checkpoint.js';
import { ParkedStream } from '../projector/parked.js';

/** Database views of a set, by name: rows of this table in the set, and of the one that belongs to no set. */
export const READ_TOGETHER = { checkpoints: Checkpoint, parked_streams: ParkedStream } as const;

/**
 * Both schemas have checkpoints and parked streams, and readers read them as one. A reader sees in such a view what the
 * tables would show.
 * @param others the schema of what belongs to no set
 */
export const makeReadTogether = async (set: DataSource, others?: string): Promise<void> => {
  for (const [name, entity] of Object.entries(READ_TOGETHER)) {
    const { tableName, tablePath, columns } = set.getMetadata(entity);
    const selected = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
    const paths = [tablePath, ...(others ? [`${others}.${tableName}`] : [])];
    const path = tablePath.replace(tableName, name);
    const rows = paths.map((from) => `SELECT ${selected} FROM ${from}`).join(' UNION ALL ');
    await set.query(`CREATE OR REPLACE VIEW ${path} WITH (security_invoker = true) AS ${rows}`);
  }
};
