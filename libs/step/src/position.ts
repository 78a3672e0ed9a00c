import { Invalid } from './invalid.js';

/** `-1` is before the first event: the result of a command that changed nothing in a stream that does not exist. */
const FORM = /^([0-9a-f]{8})\.(-1|\d{1,19})$/;

/**
 * The commit position in a text such as `0123abcd.4711`, as receipts have it.
 * @throws Invalid for any other text, or a position of another log.
 */
export const positionIn = (origin: string, text: string, field: string): bigint => {
  const [, itsOrigin, commit] = FORM.exec(text) ?? [];
  if (itsOrigin === undefined || commit === undefined) {
    const problem = `${field} must be a position as a receipt carries it, such as ${origin}.4711`;
    throw new Invalid(`${problem}.`, [{ path: field, problem }]);
  }
  if (itsOrigin !== origin) {
    const problem = `${field} is a position of another log`;
    throw new Invalid(`${problem}: send one of this installation.`, [{ path: field, problem }]);
  }
  return BigInt(commit);
};
