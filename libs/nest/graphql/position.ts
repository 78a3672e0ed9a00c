import { generationOf, type PositionedLog } from '#kernel/event-store';
import { Invalid } from './invalid.js';

/** `-1` is before the first event: the result of a command that changed nothing in a stream that does not exist. */
const FORM = /^([0-9a-f]{8})\.(-1|\d{1,19})$/;

/** The form of an argument that is the cursor of an entry. */
export const CURSOR = /^[0-9a-f]{8}\.\d{1,18}$/;

/**
 * The commit position in a text such as `0123abcd.4711`, as receipts have it.
 * @throws Invalid for any other text, or a position of another log.
 */
export const positionIn = (log: PositionedLog, text: string, field: string): bigint => {
  const [, generation, commit] = FORM.exec(text) ?? [];
  if (generation === undefined || commit === undefined) {
    const problem = `${field} must be a position as a receipt carries it, such as ${generationOf(log)}.4711`;
    throw new Invalid(`${problem}.`, [{ path: field, problem }]);
  }
  if (generation === generationOf(log)) return BigInt(commit);
  const former = log.positions?.former.get(generation);
  if (former !== undefined) return former;
  const problem = `${field} is a position of another log`;
  throw new Invalid(`${problem}: send one of this installation.`, [{ path: field, problem }]);
};

/**
 * The position in a cursor, which leads to the next page.
 * @throws Invalid when it was given away before the log was migrated, since entries have other positions now.
 */
export const positionInCursor = (log: PositionedLog, cursor: string): bigint => {
  const position = positionIn(log, cursor, 'after');
  if (cursor.startsWith(`${generationOf(log)}.`)) return position;
  const problem = 'after is a cursor from before the log was moved to another event store';
  throw new Invalid(`${problem}: ask for the first page again.`, [{ path: 'after', problem }]);
};
