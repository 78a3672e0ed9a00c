import { In, type DataSource } from 'typeorm';
import { PERSONAL_CLASSES, type PersonalClass } from '#kernel/decider';
import { runAsReader } from '#kernel/projections';
import { ROLES } from '#nest';
import { LOOKS } from './access.codes.js';
import { ReadingFact } from './reading.facts.js';

/**
 * The rows that an answer about who looked can show. One with another kind or role was forged, or written by a newer
 * version, and must not hide the others.
 */
export const KNOWN = { kind: In([...LOOKS]), role: In([...ROLES]) } as const;

/** Whether the views have rows about the record that the answer leaves out. */
export const hasUnknownLooks = async (db: DataSource, subject: string): Promise<boolean> => {
  const { tablePath } = db.getMetadata(ReadingFact);
  const sql = `SELECT EXISTS (SELECT FROM ${tablePath} WHERE subject = $1 AND (kind <> ALL($2) OR role <> ALL($3))) AS found`;
  // as the analyst, who counts: row security may hide such a row from other readers
  const [{ found }] = await runAsReader('analyst', (): Promise<[{ found: boolean }]> =>
    db.query(sql, [subject, LOOKS, ROLES]),
  );
  return found;
};

export const knownClasses = (classes: readonly string[]): readonly PersonalClass[] =>
  PERSONAL_CLASSES.filter((one) => classes.includes(one));
