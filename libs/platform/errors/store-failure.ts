import { OutcomeUnknown, failureIn, messageOf } from '#kernel/event-store';
import { IndexOfAnotherKey, databaseFailureOf } from '#kernel/projections';
import { DocumentsUnavailable } from '#security/documents';

/** What the log says of a store that fails or is of no use: the event store, the documents or the database of the views. */
export const storeFailureOf = (error: unknown): { readonly code: string; readonly line: string } | undefined => {
  if (error instanceof DocumentsUnavailable)
    return { code: error.reason, line: `DOCUMENTS_UNAVAILABLE: ${error.reason}` };
  if (error instanceof IndexOfAnotherKey) return { code: error.name, line: `INDEX_OF_ANOTHER_KEY: ${error.message}` };
  const failure = failureIn(error);
  if (failure) {
    const line = `STORE_UNAVAILABLE: ${(error as Error).name} ${failure.code}: ${messageOf(failure)}`;
    return { code: failure.code, line };
  }
  const { isAway, code, sentence } = databaseFailureOf(error instanceof OutcomeUnknown ? error.cause : error) ?? {};
  return isAway ? { code: code!, line: `DATABASE_UNAVAILABLE: ${sentence} (${code}).` } : undefined;
};
