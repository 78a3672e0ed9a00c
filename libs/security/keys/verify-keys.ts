import type { KeyDatabase } from './key-database.js';
import { BrokenWrapping, EpochGone, type KeyWrapper } from './wrapping/key-wrapper.js';
import { wrappingContext, type WrappedKeyRow } from './wrapped-key.js';

/** The result of opening every wrapped key. */
export interface VerifiedKeys {
  readonly keys: number;
  readonly destroyed: number;
  /** Those that do not open, by id. */
  readonly bad: readonly { readonly id: string; readonly class: string; readonly why: string }[];
}

const PAGE_ROWS = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Opens every wrapped key once, and keeps none. Keys created, rewrapped or destroyed meanwhile are no fault. */
export const verifyKeys = async (
  database: Pick<KeyDatabase, 'query'>,
  wrapper: Pick<KeyWrapper, 'unwrap'>,
): Promise<VerifiedKeys> => {
  const page = (after: string) =>
    database.query<WrappedKeyRow>(
      `SELECT id, subject, class, epoch, wrapped FROM data_key WHERE wrapped IS NOT NULL AND id > $1
      ORDER BY id LIMIT ${PAGE_ROWS}`,
      [after],
    );
  const current = async (id: string) =>
    (await database.query<WrappedKeyRow>('SELECT * FROM data_key WHERE id = $1 AND wrapped IS NOT NULL', [id]))[0];
  const faultOf = async (row: WrappedKeyRow): Promise<string | undefined> => {
    const fault = await faultIn(wrapper, row);
    if (fault === undefined) return undefined;
    const now = await current(row.id); // an epoch may have ended since the page was read
    return now && faultIn(wrapper, now);
  };
  let keys = 0;
  const bad: { id: string; class: string; why: string }[] = [];
  for (let rows = await page(BEFORE_ALL); rows.length > 0; rows = await page(rows.at(-1)!.id)) {
    keys += rows.length;
    const faults = await Promise.all(rows.map(faultOf));
    for (const [index, why] of faults.entries())
      if (why !== undefined) bad.push({ id: rows[index]!.id, class: rows[index]!.class, why });
  }
  const [{ destroyed }] = (await database.query<{ destroyed: string }>(
    'SELECT count(*) AS destroyed FROM data_key WHERE destroyed_at IS NOT NULL AND made_at IS NOT NULL',
  )) as [{ destroyed: string }];
  return { keys, destroyed: Number(destroyed), bad };
};

const faultIn = async (
  wrapper: Pick<KeyWrapper, 'unwrap'>,
  { id, subject, class: personalClass, epoch, wrapped }: WrappedKeyRow,
): Promise<string | undefined> => {
  try {
    (await wrapper.unwrap({ epoch, bytes: wrapped }, wrappingContext(subject, personalClass, id))).fill(0);
    return undefined;
  } catch (error) {
    if (error instanceof EpochGone) return `its epoch ${epoch} is gone`;
    if (error instanceof BrokenWrapping) return 'it was altered, or belongs to another person';
    throw error;
  }
};
