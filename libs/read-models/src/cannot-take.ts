import { QueryFailedError, TypeORMError } from 'typeorm';
import { FlawedStream, type Recorded } from '#event-store';

/**
 * An event that a table cannot take: it stands in the way of all after it until one of the two is mended. Names where to
 * look and says nothing of what is in it: what SQL complains of may be somebody's name.
 */
export class CannotTake extends Error {
  override readonly name = 'CannotTake';

  constructor(table: string, { id, type }: Pick<Recorded, 'id' | 'type'>, cause: unknown) {
    super(`${table} cannot take the event ${id} (${type}): ${kindOf(cause)}.`, { cause });
  }
}

/** Classes of SQLSTATE that are about what was given and not about the moment: data, integrity, names, limits. */
const REFUSED = /^(22|23|42|54)/;

const stateOf = (error: QueryFailedError): string => String((error.driverError as { code?: unknown }).code ?? '');

/** Whether it lies in the event or the table; what goes away and comes back does not. */
export const liesInWhatIsTold = (error: unknown): boolean =>
  error instanceof QueryFailedError ? REFUSED.test(stateOf(error)) : !(error instanceof TypeORMError);

/**
 * Whether it lies in what one event tells, so that another may be taken. A table without a column that is written takes
 * nothing, whatever it is told.
 */
export const liesInOneEvent = (error: unknown): boolean =>
  liesInWhatIsTold(error) && !(error instanceof QueryFailedError && stateOf(error).startsWith('42'));

/** Whether what a table must be does not allow it: all that it is told may be against a rule that is wrong itself. */
export const isAgainstConstraint = (error: unknown): boolean =>
  error instanceof QueryFailedError && stateOf(error) === '23514';

/** Whether it says only that something before it in the transaction had failed. */
export const isAfterAnother = (error: unknown): boolean =>
  error instanceof QueryFailedError && stateOf(error) === '25P02';

/** What kind of error it is, and nothing of what it says. */
export const kindOf = (error: unknown): string =>
  error instanceof FlawedStream
    ? `${error.flaw.kind}: ${error.flaw.reason}`
    : error instanceof QueryFailedError
      ? `${error.name} ${stateOf(error)}`
      : error instanceof Error
        ? error.name
        : typeof error;
