import { QueryFailedError, TypeORMError } from 'typeorm';
import { FlawedStream, plausibleType, type RecordedEvent } from '#kernel/event-store';

/**
 * A table cannot apply an event. The event blocks all later ones until the event or the table is repaired. The message
 * names the event and never its contents: a database error may quote a person's name.
 */
export class ProjectionError extends Error {
  override readonly name = 'ProjectionError';

  constructor(table: string, { id, type }: Pick<RecordedEvent, 'id' | 'type'>, cause: unknown) {
    super(`${table} cannot apply the event ${id} (${plausibleType(type)}): ${kindOf(cause)}.`, { cause });
  }
}

/** The event is genuine, and nothing opens its values, since its key was damaged: neither the table's fault nor the log's. */
export class UnopenedEvent extends Error {
  override readonly name = 'UnopenedEvent';

  /** @param why a kind, without anything that the event contains */
  constructor(readonly why: string) {
    super(`Its values do not open: ${why}.`);
  }
}

/** Classes of SQLSTATE caused by the data and not by the moment: data, integrity, names, limits. */
const REFUSED = /^(22|23|42|54)/;

const stateOf = (error: QueryFailedError): string => String((error.driverError as { code?: unknown }).code ?? '');

/** Whether the event or the table is the cause, and not a passing condition such as a lost connection. */
export const isInputFault = (error: unknown): boolean =>
  error instanceof QueryFailedError ? REFUSED.test(stateOf(error)) : !(error instanceof TypeORMError);

/**
 * Whether one event is the cause, so that other events can still be applied. A table without one of its columns can
 * apply none.
 */
export const isEventFault = (error: unknown): boolean =>
  isInputFault(error) && !(error instanceof QueryFailedError && stateOf(error).startsWith('42'));

/** Whether a constraint of the table refuses it; the constraint itself may be wrong and refuse every event. */
export const isAgainstConstraint = (error: unknown): boolean =>
  error instanceof QueryFailedError && stateOf(error) === '23514';

/** Whether the error only reports that the transaction has already failed. */
export const isTransactionAborted = (error: unknown): boolean =>
  error instanceof QueryFailedError && stateOf(error) === '25P02';

/** Codes of Postgres and the operating system, which contain nothing that somebody entered. */
const CODE = /^[A-Z\d][A-Z\d_]+$/;

const withCode = ({ name }: Error, code: unknown): string =>
  typeof code === 'string' && CODE.test(code) ? `${name} ${code}` : name;

/** Node.js and the driver of Postgres give no other name to what they tell apart by a code. */
const isBare = ({ name }: Error): boolean => name.toLowerCase() === 'error';

/** The kind of the error, without its message. */
export const kindOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  if (error instanceof FlawedStream) return `${error.flaw.kind}: ${error.flaw.reason}`;
  if (error instanceof QueryFailedError) return withCode(error, stateOf(error));
  if (error instanceof UnopenedEvent) return `${error.name} ${error.why}`;
  return isBare(error) ? withCode(error, (error as { readonly code?: unknown }).code) : error.name;
};
